import { addCounts, classOf, noAnswers, type NpsCounts } from "@/domain/nps";
import { addMonths, monthsIn, type Range } from "@/domain/period";
import type { SeedAnswer } from "./answer";
import { surveys } from "./dimensions";
import { ownerIn, touchpoints } from "./journey";
import type { World } from "./world";

/** Counts a generated world the way the pages count the database, for the tests of its story. */

const counting = new Set<string>(surveys.filter(({ countsInScore }) => countsInScore).map(({ key }) => key));

export type Tally = ReadonlyMap<string, NpsCounts>;

/** Answers of a range that count in the score, by any key. */
export function tally(
  { answers }: World,
  { from, to }: Range,
  keyOf: (answer: SeedAnswer) => string = () => "all",
): Tally {
  const sums = new Map<string, { promoters: number; passives: number; detractors: number }>();
  for (const answer of answers) {
    if (answer.answeredAt < from || answer.answeredAt >= to || !counting.has(answer.survey)) continue;
    const key = keyOf(answer);
    const counts = sums.get(key) ?? { ...noAnswers };
    counts[`${classOf(answer.score)}s`]++;
    sums.set(key, counts);
  }
  return sums;
}

/** The department accountable for an answer at its time, or "nobody". */
export function ownerOf({ calendar }: World): (answer: SeedAnswer) => string {
  const bySlug = new Map(touchpoints.map((touchpoint) => [touchpoint.slug, touchpoint]));
  return ({ touchpoint: slug, answeredAt }) => {
    const touchpoint = bySlug.get(slug);
    return (touchpoint && ownerIn(touchpoint, monthNumber(calendar.anchor, answeredAt))) ?? "nobody";
  };
}

/** Months from the anchor's month to the day's; negative before it. */
function monthNumber(anchor: string, day: string): number {
  const count = (text: string) => 12 * Number(text.slice(0, 4)) + Number(text.slice(5, 7));
  return count(day) - count(anchor);
}

/** The last complete quarter, and the one before. */
export function quartersOf({ calendar: { anchor } }: World): { last: Range; before: Range } {
  return {
    last: { from: anchor, to: addMonths(anchor, 3) },
    before: { from: addMonths(anchor, -3), to: anchor },
  };
}

/** Sums over several keys. */
export function sumOf(counts: Tally, keys: readonly string[]): NpsCounts {
  return addCounts(...keys.map((key) => counts.get(key) ?? noAnswers));
}

/** How many answers there are in each month a range touches. */
export function perMonth({ answers }: World, range: Range): number[] {
  return monthsIn(range).map(
    (month) => answers.filter(({ answeredAt }) => answeredAt.startsWith(month)).length,
  );
}
