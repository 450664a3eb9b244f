import { changeOf, type Change } from "@/domain/change";
import type { NpsCounts } from "@/domain/nps";
import { addMonths, firstDayOf, monthOf, monthsIn, type Day, type Range } from "@/domain/period";
import { detractorTally, type Tally } from "@/domain/rates";
import { changesOfShares } from "@/domain/share-change";
import type { PlanMeasure } from "../schema";

/** What a figure was counted from: classes of answers, or so many of so many. */
export type Counts = NpsCounts | Tally;

/**
 * The months a plan is judged by: the whole ones after the month in which it was done, as many as its baseline has, so
 * that what was half tried counts on neither side. `range` is what of them is over by `today`; undefined while none is.
 */
export function monthsAfter(
  doneOn: Day,
  baseline: Range,
  today: Day,
): { range: Range; isSoFar: boolean } | { range: undefined; until: Day } {
  const from = addMonths(firstDayOf(monthOf(doneOn)), 1);
  const end = addMonths(from, monthsIn(baseline).length);
  const over = firstDayOf(monthOf(today));
  if (over <= from) return { range: undefined, until: addMonths(from, 1) };
  return { range: { from, to: over < end ? over : end }, isSoFar: over < end };
}

/**
 * Did it change, in the only words there are? One test a plan: what it is to change was said, and its baseline taken,
 * before anything was known of the outcome.
 */
export function changeBetween(measure: PlanMeasure, before: Counts, after: Counts): Change {
  if ("promoters" in before && "promoters" in after) {
    if (measure === "nps") return changeOf(before, after);
    return shareChange(detractorTally(before), detractorTally(after));
  }
  if ("successes" in before && "successes" in after) return shareChange(before, after);
  return { state: "not comparable" };
}

function shareChange(before: Tally, after: Tally): Change {
  return changesOfShares([{ before, after }])[0] ?? { state: "not comparable" };
}
