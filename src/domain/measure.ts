/** What a measure is made of: sums that add up over months, and how a figure with its interval comes out of them. */

import type { Change } from "./change";
import type { MetricKey } from "./metrics";
import type { Measured } from "./verdict";

/** Sums of one subject (a department, a stage, a touchpoint) in one month. They add up over months and over subjects. */
export type Sums = Readonly<Record<string, number>>;

/** How one measure comes out of sums. */
export type Measure = Readonly<{
  key: MetricKey;
  /** A flow adds up the months of a period; a balance adds up everything until the period's end. */
  kind: "flow" | "balance";
  /** False: not about customers, so nothing of it has to be hidden from whoever may read it. */
  isOfCustomers?: false;
  /** How many answers (events, customers) the figure rests on. */
  n(sums: Sums): number;
  /** The figure with its 95 % interval; a full count has one of no width. Undefined where there is nothing to measure. */
  measured(sums: Sums): Measured | undefined;
  /** The variance of one answer in squared hundredths of the unit, for "about N more answers"; none for a full count. */
  variance?(sums: Sums): number | undefined;
  /** Changes tested as one list. Left out: a full count, whose difference is told plainly and never called clear. */
  changes?(pairs: readonly Readonly<{ before: Sums; after: Sums }>[]): Change[];
}>;

/** One of the sums; 0 where nothing of the kind was counted. */
export function part(sums: Sums, name: string): number {
  return sums[name] ?? 0;
}

/** Sums of several subjects or months. A figure of a whole is computed from its parts' sums, never averaged. */
export function addSums(all: readonly Sums[]): Sums {
  const total: Record<string, number> = {};
  for (const sums of all)
    for (const name of Object.keys(sums)) total[name] = (total[name] ?? 0) + part(sums, name);
  return total;
}
