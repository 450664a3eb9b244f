import { monthOf, type Range } from "@/domain/period";
import type { CellFilters, View } from "../schema";

/** The months a page needs: its trend, its period (widened dates may be longer), and the range it is compared with. */
export function monthsNeeded(trend: Range, ...others: readonly (Range | undefined)[]): Range {
  const starts = others.flatMap((range) => (range ? [`${monthOf(range.from)}-01`] : []));
  return { from: [trend.from, ...starts].toSorted()[0] ?? trend.from, to: trend.to };
}

/** The filters of a page in the words of the cubes. */
export function cellFilters({ filters }: Pick<View, "filters">): CellFilters {
  const ids = (list: View["filters"]["channels"]) => list.map(({ id }) => id);
  return {
    survey: filters.survey?.id,
    channels: ids(filters.channels),
    segments: ids(filters.segments),
    persona: filters.persona?.id,
    departments: ids(filters.departments),
    stages: ids(filters.stages),
    touchpoints: ids(filters.touchpoints),
  };
}

/** Do the filters leave out answers of the surveys asked? Then who was asked is not known of what is left. */
export function isNarrowed({
  channels,
  segments,
  persona,
  departments,
  stages,
  touchpoints,
}: CellFilters): boolean {
  const lists = [channels, segments, departments, stages, touchpoints];
  return persona !== undefined || lists.some((list) => list.length > 0);
}
