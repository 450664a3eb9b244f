import type { DateOrder } from "../schema";
import { readClock } from "./clock";
import { monthOf } from "./month-names";

/** A date as written. `first` and `second` are day and month, in the order that the whole column decides. */
export type WrittenDate = {
  order: "year-first" | "triple" | "named";
  year: number;
  first: number;
  second: number;
  /** Seconds after midnight; null for a day alone. */
  seconds: number | null;
  /** Minutes ahead of UTC; null where the value does not say. */
  offset: number | null;
};

const yearFirst = /^(\d{4})([-/.]) ?(\d{1,2})\2 ?(\d{1,2})\.?(?:[T ,]\s*(.+))?$/;
const compact = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z)?)?$/;
const triple = /^(\d{1,2})([-/.]) ?(\d{1,2})\2 ?(\d{4}|\d{2})(?:[T ,]\s*(.+))?$/;
const eastAsian = /^(\d{4})[年년] ?(\d{1,2})[月월] ?(\d{1,2})[日일](?: ?\([^()]{1,3}\))?(?:\s*(.+))?$/u;
const dayName =
  /^(?:\p{L}{2,10}\.?,? +)?(\d{1,2})(?:st|nd|rd|th|er|[.º])?(?: +|-)(?:de +)?([\p{L}\p{M}]{3,12})\.?,?(?: +|-)(?:del? +)?(\d{4}|\d{2})(?:[ ,T]+(.+))?$/iu;
const nameDay =
  /^(?:\p{L}{2,10}\.?,? +)?([\p{L}\p{M}]{3,12})\.? +(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})(?:,? +(.+))?$/iu;
/** Longer texts are no dates, and are not looked at. */
const longestDate = 100;

/** Reads any of the written forms; undefined where the text is none of them. */
export function readWrittenDate(text: string): WrittenDate | undefined {
  if (text.length > longestDate) return undefined;
  const digit = text.charCodeAt(0);
  if (digit >= 48 && digit <= 57) return readNumeric(text) ?? readNamed(text);
  return readNamed(text);
}

function readNumeric(text: string): WrittenDate | undefined {
  let found = yearFirst.exec(text);
  if (found) return withTime("year-first", [found[1], found[3], found[4]], found[5]);
  found = triple.exec(text);
  if (found) return withTime("triple", [found[4], found[1], found[3]], found[5]);
  found = eastAsian.exec(text);
  if (found) return withTime("year-first", [found[1], found[2], found[3]], found[4]);
  found = compact.exec(text);
  if (!found) return undefined;
  const [, year, month, day, h, m, s, zone = ""] = found;
  return withTime("year-first", [year, month, day], h && m && s ? `${h}:${m}:${s}${zone}` : undefined);
}

function readNamed(text: string): WrittenDate | undefined {
  const before = dayName.exec(text);
  const after = before ? null : nameDay.exec(text);
  const [day, name, year, time] = before
    ? [before[1], before[2], before[3], before[4]]
    : [after?.[2], after?.[1], after?.[3], after?.[4]];
  const month = monthOf(name ?? "");
  return month === 0 ? undefined : withTime("named", [year, String(month), day], time);
}

function withTime(
  order: WrittenDate["order"],
  [year = "", first, second]: (string | undefined)[],
  time: string | undefined,
): WrittenDate | undefined {
  const date = { order, year: fullYear(year), first: Number(first), second: Number(second) };
  if (time === undefined) return { ...date, seconds: null, offset: null };
  const read = readClock(time.trim());
  return read && { ...date, ...read };
}

/** Two digits: 70–99 are of the last century, as POSIX reads them. */
function fullYear(year: string): number {
  const number = Number(year);
  if (year.length > 2) return number;
  return number >= 70 ? 1900 + number : 2000 + number;
}

/** The earliest moment an answer may carry. */
export const notBefore = "1990-01-01T00:00:00";

type ReadDate = { at: string } | { problem: "not-a-date" | "before-1990" | "future" };

/** How the dates of a column are to be read; the date part of `ImportOptions`. */
export type DateReading = {
  dateOrder?: DateOrder;
  excelDates: boolean;
  from1904?: boolean;
  unixDates?: boolean;
  zone: string | null;
  notAfter: string;
};

/**
 * A cell as a moment: "YYYY-MM-DDTHH:MM:SS" in the file's zone, with a trailing Z where the value or the column says
 * which moment of UTC it is. A day alone is its noon, without Z, so that no zone moves it to another day.
 */
export function readDate(text: string, reading: DateReading): ReadDate {
  const moment = readNumber(text, reading) ?? readMoment(text, reading);
  if (moment === undefined) return { problem: "not-a-date" };
  if (moment < notBefore) return { problem: "before-1990" };
  return moment.slice(0, 19) > reading.notAfter ? { problem: "future" } : { at: moment };
}

/** A column of numbers that count days or seconds. */
function readNumber(text: string, { excelDates, from1904, unixDates }: DateReading): string | undefined {
  if (excelDates) return readSerial(text, from1904);
  return unixDates ? readUnixTime(text) : undefined;
}

function readMoment(text: string, reading: DateReading): string | undefined {
  const plain = readIso(text, reading.zone);
  if (plain !== undefined) return plain;
  const date = readWrittenDate(text);
  const day = date && dayOf(date, reading.dateOrder);
  if (!day) return undefined;
  const isoDay = `${pad(day[0], 4)}-${pad(day[1], 2)}-${pad(day[2], 2)}`;
  if (date.seconds === null) return `${isoDay}T12:00:00`;
  const offset = date.offset ?? (reading.zone === "UTC" ? 0 : null);
  // Through the calendar, because an offset, or 24:00, may move the moment to another day.
  const moment = Date.parse(`${isoDay}T00:00:00Z`) + date.seconds * 1000 - (offset ?? 0) * 60_000;
  return new Date(moment).toISOString().slice(0, 19) + (offset === null ? "" : "Z");
}

/** Year, month and day, where the calendar has that day. */
function dayOf(date: WrittenDate, dateOrder: DateOrder | undefined): [number, number, number] | undefined {
  if (date.order === "triple" && dateOrder === undefined) return undefined;
  const dayFirst = date.order === "triple" && dateOrder === "day-first";
  const [month, day] = dayFirst ? [date.second, date.first] : [date.first, date.second];
  return isDay(date.year, month, day) ? [date.year, month, day] : undefined;
}

/** A year-first date of 1990 to 2199 in its commonest form, told quickly. */
export function isIsoDate(text: string): boolean {
  const year = text.slice(0, 4);
  return year >= "1990" && year < "2200" && readIso(text, null) !== undefined;
}

/** The common forms without a pattern: "YYYY-MM-DD", and "YYYY-MM-DD HH:MM:SS" with a blank or T, with or without Z. */
function readIso(text: string, zone: string | null): string | undefined {
  if (!startsWithDay(text)) return undefined;
  if (text.length === 10) return `${text}T12:00:00`;
  if (!isClock(text)) return undefined;
  const at = `${text.slice(0, 10)}T${text.slice(11, 19)}`;
  if (text.length === 19) return zone === "UTC" ? `${at}Z` : at;
  return text.length === 20 && text[19] === "Z" ? `${at}Z` : undefined;
}

function startsWithDay(text: string): boolean {
  if (text[4] !== "-" || text[7] !== "-") return false;
  return isDay(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10));
}

/** HH:MM:SS from the twelfth character on, after a blank or a T. */
function isClock(text: string): boolean {
  if ((text[10] !== " " && text[10] !== "T") || text[13] !== ":" || text[16] !== ":") return false;
  return digits(text, 11, 13) < 24 && digits(text, 14, 16) < 60 && digits(text, 17, 19) < 60;
}

/** The number in `text` from `from` up to `to`; NaN where a character is no digit. */
function digits(text: string, from: number, to: number): number {
  let number = 0;
  for (let i = from; i < to; i += 1) {
    const digit = text.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit <= 9)) return NaN;
    number = number * 10 + digit;
  }
  return number;
}

/**
 * A spreadsheet's day number: days since 30 December 1899, or since 1 January 1904, 1,462 days later; the fraction is
 * the time of day.
 */
export function readSerial(text: string, from1904 = false): string | undefined {
  if (!/^\d{4,5}(?:[.,]\d+)?$/.test(text)) return undefined;
  const serial = Number(text.replace(",", ".")) + (from1904 ? 1462 : 0);
  const seconds = Number.isInteger(serial) ? serial * 86_400 + 43_200 : Math.round(serial * 86_400);
  return new Date(Date.UTC(1899, 11, 30) + seconds * 1000).toISOString().slice(0, 19);
}

/** Seconds (10 digits) or milliseconds (13) since 1970, from 1990 to 2090. */
export function isUnixTime(text: string): boolean {
  return readUnixTime(text) !== undefined;
}

function readUnixTime(text: string): string | undefined {
  if (!/^\d{9,10}(?:\d{3})?(?:\.\d+)?$/.test(text)) return undefined;
  const seconds = Number(text) / (Number(text) >= 1e11 ? 1000 : 1);
  if (seconds < 631_152_000 || seconds >= 3_786_912_000) return undefined;
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isDay(year: number, month: number, day: number): boolean {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return year >= 1 && day >= 1 && day <= (monthLengths[month - 1] ?? 0) + (leap ? 1 : 0);
}

function pad(number: number, width: number): string {
  return String(number).padStart(width, "0");
}
