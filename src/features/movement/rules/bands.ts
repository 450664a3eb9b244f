import { countOf } from "@/domain/migration";
import { npsClasses, type NpsClass, type NpsCounts } from "@/domain/nps";
import { mayOpen } from "@/domain/suppression";
import type { Band } from "../schema";

type Rows = readonly { class: NpsClass; to: NpsCounts }[];

/** Every way from one class to another, those who stayed included. */
export const bands: readonly Band[] = npsClasses.flatMap((from) => npsClasses.map((to) => ({ from, to })));

/** How many customers went one way. */
export function customersOf(rows: Rows, { from, to }: Band): number {
  const row = rows.find((one) => one.class === from);
  return row ? countOf(row.to, to) : 0;
}

/**
 * May somebody who handles none of these answers read them (metrics A18)? A way is a filter by the class before and by
 * the class after: it opens only if it, and what either filter leaves out, hold enough customers; and words need more
 * of them than figures. "few": they may be counted but not read. "closed": neither.
 */
export function bandReading(
  rows: Rows,
  band: Band,
  fewest: { answers: number; comments: number },
): "open" | "few" | "closed" {
  const customers = customersOf(rows, band);
  const outside = (isLeftOut: (other: Band) => boolean) =>
    bands.filter(isLeftOut).reduce((sum, other) => sum + customersOf(rows, other), 0);
  const leftOut = [
    outside(({ from, to }) => to === band.to && from !== band.from),
    outside(({ from, to }) => from === band.from && to !== band.to),
  ];
  if (!mayOpen(customers, leftOut, fewest.answers)) return "closed";
  return customers < fewest.comments ? "few" : "open";
}
