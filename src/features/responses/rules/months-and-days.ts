import { addMonths, firstDayOf, monthOf, type Range } from "@/domain/period";

/** A range as the whole months in it and the days before and after them: cells of both make it up. */
export function monthsAndDays(range: Range): { months?: Range; days: Range[] } {
  const begun = firstDayOf(monthOf(range.from));
  const from = begun === range.from ? begun : addMonths(begun, 1);
  const to = firstDayOf(monthOf(range.to));
  if (from >= to) return { days: [range] };
  const edges = [
    { from: range.from, to: from },
    { from: to, to: range.to },
  ];
  return { months: { from, to }, days: edges.filter((edge) => edge.from < edge.to) };
}
