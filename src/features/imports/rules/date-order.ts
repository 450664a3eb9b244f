import type { DateOrder } from "../schema";
import { isIsoDate, isUnixTime, readSerial, readWrittenDate, type WrittenDate } from "./dates";

/** What the dates of a whole column show about how they are written. Bounded in memory. */
export type DateTally = {
  /** Values of any written form. */
  written: number;
  /** Values that could be a spreadsheet's day numbers of this age: 1990 to 2090. */
  serials: number;
  /** Values that could be seconds or milliseconds since 1970, of the same age. */
  unix: number;
  /** Values such as 3/4/2024, where the order of day and month matters. */
  triples: number;
  firstOver12: number;
  secondOver12: number;
  /** Triples that mean another day when read the other way. */
  eitherWay: number;
  /** Triples whose second number is written with one digit, between slashes. */
  shortSecond: number;
  separator: string;
  /** Up to three different values that read either way, or else up to three values. */
  examples: string[];
  eitherExamples: string[];
};

export function noDates(): DateTally {
  return {
    written: 0,
    serials: 0,
    unix: 0,
    triples: 0,
    firstOver12: 0,
    secondOver12: 0,
    eitherWay: 0,
    shortSecond: 0,
    separator: "-",
    examples: [],
    eitherExamples: [],
  };
}

const firstSerial = 32_874; // 1 January 1990
const lastSerial = 69_400; // 1 January 2090

/** Adds one trimmed, non-empty value that occurs so many times. */
export function tallyDate(tally: DateTally, text: string, times: number): void {
  if (isIsoDate(text)) {
    tally.written += times;
    tally.separator = "-";
    addExample(tally.examples, text);
    return;
  }
  const date = readWrittenDate(text);
  if (!date || date.year < 1990 || date.year > 2200) {
    tallyNumber(tally, text, times);
    return;
  }
  // 31.31.2026 is a day in neither order, and says nothing about the column's.
  if (date.order === "triple" && date.first > 12 && date.second > 12) return;
  tally.written += times;
  addExample(tally.examples, text);
  if (date.order === "triple") tallyTriple(tally, text, date, times);
  else if (date.order === "year-first") tally.separator = text.charAt(4);
}

function tallyNumber(tally: DateTally, text: string, times: number) {
  const serial = readSerial(text) === undefined ? NaN : Number(text.replace(",", "."));
  if (serial >= firstSerial && serial <= lastSerial) tally.serials += times;
  else if (isUnixTime(text)) tally.unix += times;
}

function tallyTriple(tally: DateTally, text: string, { first, second }: WrittenDate, times: number) {
  tally.triples += times;
  tally.separator = /\D/.exec(text)?.[0] ?? "/";
  if (/^\d+\/\d\//.test(text)) tally.shortSecond += times;
  if (first > 12) tally.firstOver12 += times;
  if (second > 12) tally.secondOver12 += times;
  if (first <= 12 && second <= 12 && first !== second) {
    tally.eitherWay += times;
    addExample(tally.eitherExamples, text);
  }
}

function addExample(examples: string[], text: string) {
  if (examples.length < 3 && !examples.includes(text)) examples.push(detached(text));
}

/** A copy that does not keep the chunk it was cut from in memory. */
export function detached(text: string): string {
  return text.split("").join("");
}

type OrderDecision = { dateOrder?: DateOrder; ask: boolean };

/**
 * Day or month first, from the whole column: one value above 12 decides. Values that contradict each other are
 * decided by nine in ten, and the others refused row by row; less clear columns are asked about.
 * `monthFirstTool`: the tool writes single-digit months and days only where the month comes first (Google Forms with
 * an English header: only its US setting writes 11/1/2019; the others write 01/11/2019 or 1/11/2019).
 */
export function decideOrder(tally: DateTally, monthFirstTool: boolean): OrderDecision {
  const { triples, firstOver12, secondOver12, eitherWay } = tally;
  if (triples === 0) return { ask: false };
  if (firstOver12 > 9 * secondOver12) return { dateOrder: "day-first", ask: false };
  if (secondOver12 > 9 * firstOver12) return { dateOrder: "month-first", ask: false };
  if (firstOver12 + secondOver12 > 0) return { ask: true };
  if (eitherWay === 0) return { dateOrder: "day-first", ask: false };
  if (monthFirstTool && tally.shortSecond > 0) return { dateOrder: "month-first", ask: false };
  return { ask: true };
}
