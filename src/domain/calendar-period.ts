/** Months, fiscal quarters and fiscal years as numbers in a row, so that any two of one kind can be held against each other. */

import { addMonths, isDay, type Day, type Range } from "./period";

export const calendarKinds = ["month", "quarter", "year"] as const;
export type CalendarKind = (typeof calendarKinds)[number];

/** How many months a period of each kind has. */
export const monthsOf: Readonly<Record<CalendarKind, number>> = { month: 1, quarter: 3, year: 12 };

/**
 * `key` is `2026-09`, `2026-Q3` or `2026`; quarters and years are named by the calendar year their fiscal year ends in.
 * `number` counts periods of a kind: neighbours differ by one.
 */
export type CalendarPeriod = Readonly<{ kind: CalendarKind; number: number; key: string; range: Range }>;

/** The period of a kind with a number. */
export function calendarPeriod(kind: CalendarKind, number: number, fiscalYearStartMonth = 1): CalendarPeriod {
  const months = monthsOf[kind];
  const from = firstDay(number * months - shiftOf(kind, fiscalYearStartMonth));
  return { kind, number, key: keyOf(kind, number), range: { from, to: addMonths(from, months) } };
}

/** The period of a kind that a day lies in. */
export function calendarPeriodOn(kind: CalendarKind, day: Day, fiscalYearStartMonth = 1): CalendarPeriod {
  const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  const number = Math.floor((month + shiftOf(kind, fiscalYearStartMonth)) / monthsOf[kind]);
  return calendarPeriod(kind, number, fiscalYearStartMonth);
}

/** The period a key names; undefined for other text, and outside the years 1900 to 2199. */
export function parseCalendarPeriod(key: string, fiscalYearStartMonth = 1): CalendarPeriod | undefined {
  const [, year = "", rest = ""] = /^(\d{4})(-Q[1-4]|-\d\d)?$/.exec(key) ?? [];
  if (!isDay(`${year}-01-01`)) return undefined;
  if (rest === "") return calendarPeriod("year", Number(year), fiscalYearStartMonth);
  if (rest.startsWith("-Q"))
    return calendarPeriod("quarter", Number(year) * 4 + Number(rest.slice(2)) - 1, fiscalYearStartMonth);
  return isDay(`${key}-01`)
    ? calendarPeriod("month", Number(year) * 12 + Number(rest.slice(1)) - 1, fiscalYearStartMonth)
    : undefined;
}

/** A fiscal year is moved so that it becomes the calendar year it ends in; months stay where they are. */
function shiftOf(kind: CalendarKind, fiscalYearStartMonth: number): number {
  return kind === "month" ? 0 : (13 - fiscalYearStartMonth) % 12;
}

function keyOf(kind: CalendarKind, number: number): string {
  if (kind === "year") return String(number);
  if (kind === "quarter") return `${Math.floor(number / 4)}-Q${(number % 4) + 1}`;
  return firstDay(number).slice(0, 7);
}

function firstDay(month: number): Day {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}-01`;
}
