import { addDays } from "@/domain/period";
import type { Range } from "@/domain/period";

/** How days, periods and moments are written for people. Days are ISO strings; nothing here reads a clock. */

/** January to December. */
export const monthNames = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

type Day = { year: number; month: number; day: number };

const MINUTES_PER_HOUR = 60;
const MINUTES_PER_DAY = 1440;

/** `2026-11-21` → `21 Nov 2026`. */
export function formatDay(isoDay: string): string {
  const { year, month, day } = parse(isoDay);
  return `${day} ${shortMonth(month)} ${year}`;
}

/** A half-open range by its first and last day: `1 Sep to 30 Nov 2026`, `1 to 30 Nov 2026`, `21 Nov 2026`. */
export function formatRange(range: Range): string {
  const first = parse(range.from);
  const last = parse(addDays(range.to, -1));
  const end = `${last.day} ${shortMonth(last.month)} ${last.year}`;
  if (first.year !== last.year) return `${first.day} ${shortMonth(first.month)} ${first.year} to ${end}`;
  if (first.month !== last.month) return `${first.day} ${shortMonth(first.month)} to ${end}`;
  return first.day === last.day ? end : `${first.day} to ${end}`;
}

/** `2026-09` or any day in it → `September 2026`. */
export function formatMonth(isoMonth: string): string {
  const { year, month } = parse(isoMonth);
  return `${monthName(month)} ${year}`;
}

/** The axis label of a month: `2026-09` → `Sep`. */
export function formatMonthShort(isoMonth: string): string {
  return shortMonth(parse(isoMonth).month);
}

/**
 * The label of a `period` parameter: `last-quarter` → `Last quarter`, `2026-Q3` → `Q3 2026`,
 * `2026-09` → `September 2026`, `2026-09-01..2026-11-21` → `1 Sep to 21 Nov 2026` (both days inside).
 */
export function formatPeriod(period: string): string {
  const named = NAMED_PERIODS[period];
  if (named) return named;
  const quarter = /^(\d{4})-Q([1-4])$/.exec(period);
  if (quarter) return `Q${quarter[2] ?? ""} ${quarter[1] ?? ""}`;
  const [from, to] = period.split("..");
  if (from !== undefined && to !== undefined) return formatRange({ from, to: addDays(to, 1) });
  if (/^\d{4}-\d{2}$/.test(period)) return formatMonth(period);
  return /^\d{4}-\d{2}-\d{2}$/.test(period) ? formatDay(period) : period;
}

const NAMED_PERIODS: Record<string, string> = {
  "last-30d": "Last 30 days",
  "last-month": "Last month",
  "this-month": "This month so far",
  "last-quarter": "Last quarter",
  "this-quarter": "This quarter so far",
  "last-12m": "Last 12 months",
  "last-year": "Last year",
  "this-year": "This year so far",
};

/** A moment on the organisation's clock: `21 Nov 2026, 06:00`. Throws a RangeError for an unknown time zone. */
export function formatTimestamp(moment: Date | string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(new Date(moment));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? "";
  // Months are named here, not by Intl: en-GB abbreviates September as "Sept" and nothing else to four letters.
  return `${Number(part("day"))} ${shortMonth(Number(part("month")))} ${part("year")}, ${part("hour")}:${part("minute")}`;
}

/** The line at the foot of every page: `Data to 21 Nov 2026, 06:00`. */
export function formatDataStamp(moment: Date | string, timeZone: string): string {
  return `Data to ${formatTimestamp(moment, timeZone)}`;
}

/** A deadline as distance: `in 40 min`, `in 3 h`, `in 2 d`, `5 min late`, `2 d late`. Negative minutes are late. */
export function formatDeadline(minutesLeft: number): string {
  const distance = formatDistance(Math.abs(minutesLeft));
  return minutesLeft < 0 ? `${distance} late` : `in ${distance}`;
}

function formatDistance(minutes: number): string {
  if (minutes < MINUTES_PER_HOUR) return `${Math.floor(minutes)} min`;
  if (minutes < MINUTES_PER_DAY) return `${Math.floor(minutes / MINUTES_PER_HOUR)} h`;
  return `${Math.floor(minutes / MINUTES_PER_DAY)} d`;
}

function parse(iso: string): Day {
  const [year = 0, month = 1, day = 1] = iso.split("-").map(Number);
  return { year, month, day };
}

function monthName(month: number): string {
  return monthNames[month - 1] ?? "";
}

function shortMonth(month: number): string {
  return monthName(month).slice(0, 3);
}
