import {
  calendarPeriod,
  calendarPeriodOn,
  parseCalendarPeriod,
  type CalendarPeriod,
} from "@/domain/calendar-period";
import { recoveryWindowDays } from "@/domain/money";
import { addDays, type Day } from "@/domain/period";
import type { View } from "@/features/responses/schema";
import { calendarPairOf } from "@/features/responses/rules/calendar-pair";

/**
 * Whose recovery is told beside a period: of that period's detractors, or of the newest period of its kind whose 180
 * days have passed, because nobody can have come back in days that are still to come.
 */
export function recoveryPeriod(
  view: Pick<View, "periodKey" | "range" | "compare">,
  { today, fiscalYearStartMonth }: { today: Day; fiscalYearStartMonth: number },
): string {
  const asked = calendarPairOf(view, fiscalYearStartMonth).pair.to;
  const period =
    (asked === undefined ? undefined : parseCalendarPeriod(asked, fiscalYearStartMonth)) ??
    calendarPeriodOn("quarter", view.range.from, fiscalYearStartMonth);
  const isOver = ({ range }: CalendarPeriod) => addDays(range.to, recoveryWindowDays) <= today;
  if (isOver(period)) return period.key;
  const { number } = calendarPeriodOn(period.kind, addDays(today, -recoveryWindowDays), fiscalYearStartMonth);
  return calendarPeriod(period.kind, number - 1, fiscalYearStartMonth).key;
}
