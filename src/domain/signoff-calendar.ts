/** Which periods departments sign off, and by when. Days are the organisation's; no clock is read. */

import {
  addDays,
  addMonths,
  firstDayOf,
  monthOf,
  quarterOf,
  quarterRange,
  type Day,
  type Range,
} from "./period";

export const signoffGrains = ["month", "quarter"] as const;
export type SignoffGrain = (typeof signoffGrains)[number];

export type SignoffRules = Readonly<{
  every: SignoffGrain;
  /** A card is due so many days after its period's last day. */
  days: number;
  /** 1 to 12. */
  fiscalYearStartMonth: number;
}>;

/** One period to sign: `2026-10` or, by fiscal quarter, `2026-Q4`; `due` is the last day on time. */
export type SignoffPeriod = Range & Readonly<{ key: string; due: Day }>;

/** The period a day lies in. */
export function periodAt(day: Day, { every, days, fiscalYearStartMonth }: SignoffRules): SignoffPeriod {
  const month = monthOf(day);
  const from = firstDayOf(month);
  const key = every === "month" ? month : quarterOf(day, fiscalYearStartMonth);
  const range =
    every === "month" ? { from, to: addMonths(from, 1) } : quarterRange(key, fiscalYearStartMonth);
  if (!range) throw new RangeError(`${day} lies in no quarter`);
  return { key, ...range, due: addDays(range.to, days - 1) };
}

/** The last periods that are over, the newest first. */
export function closedPeriods(today: Day, rules: SignoffRules, count: number): SignoffPeriod[] {
  const periods: SignoffPeriod[] = [];
  for (let { from } = periodAt(today, rules); periods.length < count; from = periods.at(-1)?.from ?? from)
    periods.push(periodAt(addDays(from, -1), rules));
  return periods;
}
