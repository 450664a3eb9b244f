/**
 * Days, months, quarters and the periods a page can ask for. Days are ISO text (`2026-09-01`) in the organisation's
 * time zone and compare as text; no clock and no time zone is read here.
 */

/** `YYYY-MM-DD` */
export type Day = string;
/** `YYYY-MM` */
export type Month = string;
/** Half-open: `from` is in, `to` is out. Never empty. */
export type Range = Readonly<{ from: Day; to: Day }>;

const dayLengthMs = 24 * 60 * 60 * 1000;

/** A day that exists, in the years 1900 to 2199: anything else is a slip of the keyboard. */
export function isDay(text: string): boolean {
  return /^(19|20|21)\d\d-\d\d-\d\d$/.test(text) && !Number.isNaN(msOf(text)) && addDays(text, 0) === text;
}

export function addDays(day: Day, days: number): Day {
  return dayOfMs(msOf(day) + days * dayLengthMs);
}

/** The same day of another month; the last day where that month is shorter: 31 January + 1 is 28 or 29 February. */
export function addMonths(day: Day, months: number): Day {
  const [year, month, date] = partsOf(day);
  const lastDate = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return dayOfMs(Date.UTC(year, month - 1 + months, Math.min(date, lastDate)));
}

export function monthOf(day: Day): Month {
  return day.slice(0, 7);
}

export function firstDayOf(month: Month): Day {
  return `${month}-01`;
}

/** How many days a range holds. */
export function lengthOf({ from, to }: Range): number {
  return (msOf(to) - msOf(from)) / dayLengthMs;
}

/** Every day of a range, in order. */
export function daysIn(range: Range): Day[] {
  return Array.from({ length: lengthOf(range) }, (_, index) => addDays(range.from, index));
}

/** Every month a range touches, in order. */
export function monthsIn({ from, to }: Range): Month[] {
  const months: Month[] = [];
  for (let day = firstDayOf(monthOf(from)); day < to; day = addMonths(day, 1)) months.push(monthOf(day));
  return months;
}

/** The smallest range of whole months around a range. */
export function widenToMonths({ from, to }: Range): Range {
  const lastMonth = monthOf(addDays(to, -1));
  return { from: firstDayOf(monthOf(from)), to: addMonths(firstDayOf(lastMonth), 1) };
}

export function isWholeMonths({ from, to }: Range): boolean {
  return from.endsWith("-01") && to.endsWith("-01");
}

/** The Monday of the day's ISO week. */
export function mondayOf(day: Day): Day {
  // 1 January 1970 was a Thursday, the fourth day of its week.
  const daysSinceMonday = (((msOf(day) / dayLengthMs + 3) % 7) + 7) % 7;
  return addDays(day, -daysSinceMonday);
}

/** `2026-W01`: ISO 8601, the week belongs to the year its Thursday falls in. */
export function isoWeekOf(day: Day): string {
  const thursday = addDays(mondayOf(day), 3);
  const year = thursday.slice(0, 4);
  const week = Math.floor(lengthOf({ from: `${year}-01-01`, to: thursday }) / 7) + 1;
  return `${year}-W${String(week).padStart(2, "0")}`;
}

/** `2026-Q3`: the fiscal quarter a day lies in, named by the calendar year its fiscal year ends in. */
export function quarterOf(day: Day, fiscalYearStartMonth = 1): string {
  // Moved so that the fiscal year becomes the calendar year it ends in.
  const [year, month] = partsOf(addMonths(firstDayOf(monthOf(day)), monthsToNewYear(fiscalYearStartMonth)));
  return `${year}-Q${Math.ceil(month / 3)}`;
}

/** The days of a fiscal quarter such as `2026-Q3`; undefined for other text. */
export function quarterRange(quarter: string, fiscalYearStartMonth = 1): Range | undefined {
  const [, year, number] = /^(\d{4})-Q([1-4])$/.exec(quarter) ?? [];
  if (!year || !number || !isDay(`${year}-01-01`)) return undefined;
  const from = addMonths(`${year}-01-01`, 3 * (Number(number) - 1) - monthsToNewYear(fiscalYearStartMonth));
  return { from, to: addMonths(from, 3) };
}

/** The periods of the menu, in its order. */
export const namedPeriods = ["last-30d", "last-quarter", "this-quarter", "last-12m"] as const;

export type PeriodKind = "days" | "months" | "month" | "quarter" | "custom";

/** What a page shows. `key` is the text of the URL; the range of a period that `isSoFar` ends with today. */
export type Period = Readonly<{ key: string; range: Range; kind: PeriodKind; isSoFar: boolean }>;

export type Calendar = Readonly<{
  /** Today in the organisation's time zone. */
  today: Day;
  /** 1 to 12. */
  fiscalYearStartMonth?: number;
}>;

const longestRangeMonths = 20 * 12;

/**
 * The period a URL asks for, or undefined for text that names none: a day that does not exist, an end before its
 * start, more than 20 years.
 * `last-month` is the last complete month. `last-30d` and `last-12m` end yesterday; `last-quarter` is the last complete fiscal quarter; the typed end of
 * `2026-09-01..2026-11-21` is included. Whatever holds today is cut after today and marked so far.
 */
export function parsePeriod(text: string, { today, fiscalYearStartMonth = 1 }: Calendar): Period | undefined {
  const quarter = (day: Day) => quarterRange(quarterOf(day, fiscalYearStartMonth), fiscalYearStartMonth);
  const named = (kind: PeriodKind, range: Range | undefined): Period | undefined =>
    range && { key: text, kind, ...cutAfter(today, range) };
  switch (text) {
    case "last-30d":
      return named("days", { from: addDays(today, -30), to: today });
    case "last-month":
      return named("month", monthRange(monthOf(addMonths(firstDayOf(monthOf(today)), -1))));
    case "last-12m":
      return named("months", { from: addMonths(today, -12), to: today });
    case "this-quarter":
      return named("quarter", quarter(today));
    case "last-quarter":
      return named("quarter", quarter(addMonths(firstDayOf(monthOf(today)), -3)));
    default:
      if (text.includes("Q")) return named("quarter", quarterRange(text, fiscalYearStartMonth));
      return text.length === "2026-09".length
        ? named("month", monthRange(text))
        : named("custom", typedRange(text));
  }
}

function monthRange(month: Month): Range | undefined {
  const from = firstDayOf(month);
  return isDay(from) ? { from, to: addMonths(from, 1) } : undefined;
}

function typedRange(text: string): Range | undefined {
  const [from, last, ...rest] = text.split("..");
  if (!from || !last || rest.length > 0 || !isDay(from) || !isDay(last)) return undefined;
  const to = addDays(last, 1);
  return from < to && to <= addMonths(from, longestRangeMonths) ? { from, to } : undefined;
}

function cutAfter(today: Day, { from, to }: Range): Pick<Period, "range" | "isSoFar"> {
  const isSoFar = from <= today && today < to;
  return { range: { from, to: isSoFar ? addDays(today, 1) : to }, isSoFar };
}

export const comparisons = ["previous", "year", "none"] as const;
export type CompareWith = (typeof comparisons)[number];

/**
 * The range a period is compared with; undefined for "none".
 * - "year": the same dates a year earlier.
 * - "previous": the quarter before, the month before, the twelve months or the days before. Of a period so far only
 *   its first days are taken, as many as have passed: three weeks against a whole quarter would compare other seasons
 *   and other counts. A typed range of whole months steps back by months, any other by its length in days.
 */
export function compareRange(period: Period, compare: CompareWith): Range | undefined {
  switch (compare) {
    case "none":
      return undefined;
    case "year":
      return yearBefore(period.range);
    case "previous":
      return previousRange(period);
  }
}

/** Shifts both borders, so that neighbours stay neighbours; 29 February alone becomes 28 February. */
function yearBefore(range: Range): Range {
  const from = addMonths(range.from, -12);
  const to = addMonths(range.to, -12);
  return { from, to: from < to ? to : addDays(from, 1) };
}

function previousRange({ kind, range, isSoFar }: Period): Range {
  switch (kind) {
    case "quarter":
      return monthsBefore(range, 3, isSoFar);
    case "month":
      return monthsBefore(range, 1, isSoFar);
    case "months":
      return monthsBefore(range, 12, isSoFar);
    case "days":
      return daysBefore(range);
    case "custom":
      return isWholeMonths(range) ? monthsBefore(range, monthsIn(range).length, false) : daysBefore(range);
  }
}

function daysBefore(range: Range): Range {
  return { from: addDays(range.from, -lengthOf(range)), to: range.from };
}

function monthsBefore(range: Range, months: number, isSoFar: boolean): Range {
  const from = addMonths(range.from, -months);
  const sameLength = addDays(from, lengthOf(range));
  return { from, to: isSoFar && sameLength < range.from ? sameLength : range.from };
}

function monthsToNewYear(fiscalYearStartMonth: number): number {
  return (13 - fiscalYearStartMonth) % 12;
}

function msOf(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function dayOfMs(ms: number): Day {
  return new Date(ms).toISOString().slice(0, 10);
}

function partsOf(day: Day): [year: number, month: number, date: number] {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))];
}
