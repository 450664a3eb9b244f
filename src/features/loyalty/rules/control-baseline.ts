import { fewestBaselinePeriods } from "@/domain/control-limits";
import { addMonths, firstDayOf, monthOf, monthsIn, type Day, type Range } from "@/domain/period";
import type { DecideBaseline } from "../schema";

/** The decided months as whole days. */
export function baselineRange({ from, to }: Pick<DecideBaseline, "from" | "to">): Range {
  return { from: firstDayOf(from), to: addMonths(firstDayOf(to), 1) };
}

/** Why these months cannot fix control limits; undefined when they can. */
export function baselineRefusal(
  decision: Pick<DecideBaseline, "from" | "to">,
  today: Day,
): string | undefined {
  const range = baselineRange(decision);
  if (range.to > firstDayOf(monthOf(today))) return "The last month must be over.";
  if (range.from >= range.to || monthsIn(range).length < fewestBaselinePeriods) {
    return `Control limits need at least ${fewestBaselinePeriods} months; twenty are better.`;
  }
  return undefined;
}
