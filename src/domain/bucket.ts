/** Weeks, months and quarters: the steps of a line over time. */

import {
  addDays,
  addMonths,
  firstDayOf,
  isWholeMonths,
  mondayOf,
  monthOf,
  monthsIn,
  lengthOf,
  quarterOf,
  quarterRange,
  type Day,
  type Range,
} from "./period";

export const steps = ["week", "month", "quarter"] as const;
export type Step = (typeof steps)[number];

/** One step of a line. `key` names it as a period of a URL does: `2026-09`, `2026-Q3`, `2026-09-07..2026-09-13`. */
export type Bucket = Readonly<{ key: string; range: Range }>;

/** The week (from Monday), month or fiscal quarter a day lies in. */
export function bucketOf(day: Day, step: Step, fiscalYearStartMonth = 1): Bucket {
  switch (step) {
    case "week": {
      const from = mondayOf(day);
      return { key: `${from}..${addDays(from, 6)}`, range: { from, to: addDays(from, 7) } };
    }
    case "month": {
      const from = firstDayOf(monthOf(day));
      return { key: monthOf(day), range: { from, to: addMonths(from, 1) } };
    }
    case "quarter": {
      const key = quarterOf(day, fiscalYearStartMonth);
      const range = quarterRange(key, fiscalYearStartMonth);
      if (!range) throw new RangeError(`No quarter around ${day}`);
      return { key, range };
    }
  }
}

/** Every week, month or quarter that a range touches, in order. */
export function bucketsIn({ from, to }: Range, step: Step, fiscalYearStartMonth = 1): Bucket[] {
  const buckets: Bucket[] = [];
  for (let day = from; day < to; day = buckets.at(-1)?.range.to ?? to)
    buckets.push(bucketOf(day, step, fiscalYearStartMonth));
  return buckets;
}

/** So many buckets, the last of which holds `day`. */
export function bucketsUpTo(day: Day, step: Step, count: number, fiscalYearStartMonth = 1): Bucket[] {
  const { range } = bucketOf(day, step, fiscalYearStartMonth);
  const back = count - 1;
  const from =
    step === "week" ? addDays(range.from, -7 * back) : addMonths(range.from, -back * monthsOf[step]);
  return bucketsIn({ from, to: range.to }, step, fiscalYearStartMonth);
}

const monthsOf = { month: 1, quarter: 3 } as const;

/** Under this many days, unless they are a month, months would give a line of one point or two. */
const daysForMonths = 45;
/** Above this many months a line by month has more points than a reader can follow. */
const monthsForQuarters = 24;

/** The step a line takes over a range unless the reader chooses one. */
export function usualStep(range: Range): Step {
  if (!isWholeMonths(range) && lengthOf(range) < daysForMonths) return "week";
  return monthsIn(range).length > monthsForQuarters ? "quarter" : "month";
}
