import { sliceOf } from "@/features/responses/queries/counts";
import type { CommentQuestion, Facet } from "@/features/responses/queries/coded";
import type { FacetCount } from "@/features/responses/queries/facet-counts";
import type { CellFilters } from "@/features/responses/schema";
import type { Tx } from "@/server/db";
import { readingOf } from "../rules/reading";
import type { Settled } from "./settled";

type Count = (question: CommentQuestion) => Promise<readonly FacetCount[]>;

/** Filters of figures that are facets too: each counts its values without itself. */
const own: readonly { facet: Facet; is: (filters: CellFilters) => boolean; off: Partial<CellFilters> }[] = [
  { facet: "channel", is: ({ channels }) => channels.length > 0, off: { channels: [] } },
  {
    facet: "place",
    is: ({ touchpoints, stages }) => touchpoints.length + stages.length > 0,
    off: { touchpoints: [], stages: [] },
  },
];

/**
 * Counts of facets for readers who handle none of the answers: which touchpoints hold enough of them to be read depends
 * on the filters, so a facet that is narrowed is counted at those that hold enough without it. Else its other values
 * would be counted at a part of their touchpoints, or at none.
 */
export async function widerFacets(
  tx: Tx,
  { settled, question, counts }: { settled: Settled; question: CommentQuestion; counts: FacetCount[] },
  count: Count,
): Promise<FacetCount[]> {
  const { isHandling, scores, view, grain, readable, fewest } = settled;
  if (isHandling) return counts;
  let wider = counts;
  for (const { facet, off } of own.filter(({ is }) => is(question.filters))) {
    const filters = { ...question.filters, ...off };
    const slice = await sliceOf(tx, scores, { range: view.range, grain, filters, by: "touchpoints" });
    const asked = { slice, places: readable, isHandling, classes: view.filters.classes, fewest };
    const { reading, places } = readingOf(asked);
    if (reading !== "open") continue;
    const all = await count({ ...question, filters, places });
    wider = [...wider.filter((row) => row.facet !== facet), ...all.filter((row) => row.facet === facet)];
  }
  return wider;
}
