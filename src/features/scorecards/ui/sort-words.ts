import { metricByKey } from "@/domain/metrics";
import type { Sort } from "../rules/order";
import { scorecardMeasures } from "../schema";

/** Reads `?sort=`: a measure's key, with a minus for the best first. What it cannot be is the usual order. */
export function sortFrom(text: string | undefined): Sort {
  if (text === "fair" || text === "name") return { by: text };
  const by = scorecardMeasures.find((key) => key === text?.replace(/^-/, ""));
  return by ? { by, end: text?.startsWith("-") ? "best" : "worst" } : { by: "target" };
}

/** The text of an order in an address; the usual one has none. */
export function sortText(sort: Sort): string | undefined {
  if ("end" in sort) return `${sort.end === "best" ? "-" : ""}${sort.by}`;
  return sort.by === "target" ? undefined : sort.by;
}

/** The order in words, as the page says and announces it. */
export function sortWords(sort: Sort): string {
  if ("end" in sort) return `sorted by ${metricByKey[sort.by].label}, ${sort.end} first`;
  if (sort.by === "name") return "sorted by name";
  return sort.by === "fair" ? "in the fair order by NPS, best first" : "worst against the NPS target first";
}
