import { monthOf, type Range } from "@/domain/period";
import type { CellFilters } from "@/features/responses/schema";
import type { View } from "../schema";

/** The months a page needs: its trend, and the range it is compared with. */
export function monthsNeeded(trend: Range, before: Range | undefined): Range {
  return before && before.from < trend.from ? { from: `${monthOf(before.from)}-01`, to: trend.to } : trend;
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
