import { calendarPeriod, calendarPeriodOn, parseCalendarPeriod } from "@/domain/calendar-period";
import { isWholeMonths, monthsIn } from "@/domain/period";
import type { View } from "../schema";

export type CalendarPair = { pair: { from?: string; to?: string }; notice?: string };

/**
 * The two calendar periods between which customers moved, for a page's period and comparison. Movement is counted
 * between whole months, quarters or years only; for other dates it is the last quarter's, with a notice.
 */
export function calendarPairOf(
  { periodKey, range, compare }: Pick<View, "periodKey" | "range" | "compare">,
  fiscalYearStartMonth: number,
): CalendarPair {
  const isMonth = isWholeMonths(range) && monthsIn(range).length === 1;
  const period = periodKey.endsWith("-quarter")
    ? calendarPeriodOn("quarter", range.from, fiscalYearStartMonth)
    : (parseCalendarPeriod(periodKey, fiscalYearStartMonth) ??
      (isMonth ? calendarPeriodOn("month", range.from, fiscalYearStartMonth) : undefined));
  if (!period)
    return {
      pair: {},
      notice:
        "Movement is counted between whole months or quarters; the last quarter and the one before are shown.",
    };
  const back = compare === "year" ? { month: 12, quarter: 4, year: 1 }[period.kind] : 1;
  const from = calendarPeriod(period.kind, period.number - back, fiscalYearStartMonth);
  return { pair: { from: from.key, to: period.key } };
}
