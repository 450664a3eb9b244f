import { monthOf, type Day, type Range } from "@/domain/period";
import type { Inverted } from "@/features/responses/queries/cells";
import type { CellFilters } from "@/features/responses/schema";
import type { View } from "../schema";

export const isWithin = (day: Day, { from, to }: Range) => day >= from && day < to;

/** The same range from the first day of its first month: where its monthly cells begin. */
const fromFirstOfMonth = ({ from, to }: Range): Range => ({ from: `${monthOf(from)}-01`, to });

/** The months a page needs: its trend, and the range it is compared with. */
export function monthsNeeded(trend: Range, before: Range | undefined): Range {
  return before && before.from < trend.from ? { from: fromFirstOfMonth(before).from, to: trend.to } : trend;
}

/** The filters of a page in the words of the cubes. */
export function cellFilters({ filters }: Pick<View, "filters">): CellFilters {
  return {
    survey: filters.survey?.id,
    channels: filters.channels.map(({ id }) => id),
    segments: filters.segments.map(({ id }) => id),
    persona: filters.persona?.id,
  };
}

/** What each active filter leaves out, summed for the ranges a page shows. */
export function complementsFor(
  left: ReadonlyMap<Inverted, ReadonlyMap<Day, number>>,
  view: Pick<View, "range" | "before">,
) {
  const over = (range: Range) =>
    [...left.values()].map((byMonth) =>
      [...byMonth].reduce((sum, [month, n]) => (isWithin(month, fromFirstOfMonth(range)) ? sum + n : sum), 0),
    );
  return {
    now: over(view.range),
    before: view.before ? over(view.before) : [],
    month: (month: Day) => [...left.values()].map((byMonth) => byMonth.get(month) ?? 0),
  };
}
