/** What a recommendation score is, and what its counts add up to. */

/** From the best to the worst; the order of every table and bar. */
export const npsClasses = ["promoter", "passive", "detractor"] as const;
export type NpsClass = (typeof npsClasses)[number];

/** Scored answers per class. Aggregates are always added up as counts, never averaged as scores. */
export type NpsCounts = Readonly<{ promoters: number; passives: number; detractors: number }>;

export const highestScore = 10;
const lowestPromoter = 9;
const lowestPassive = 7;

/** A whole number from 0 to 10. Zero is a valid answer; text, blanks and decimals are not. */
export function isScore(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= highestScore;
}

/** The class of a score (https://measuringu.com/nps-confidence-intervals/). Throws a RangeError unless `isScore`. */
export function classOf(score: number): NpsClass {
  if (!isScore(score)) throw new RangeError(`Not a score from 0 to 10: ${String(score)}`);
  if (score >= lowestPromoter) return "promoter";
  return score >= lowestPassive ? "passive" : "detractor";
}

/** Counts from eleven counters, one for each score from 0 to 10. Throws a RangeError on any other number of them. */
export function countsOf(histogram: readonly number[]): NpsCounts {
  if (histogram.length !== highestScore + 1) {
    throw new RangeError(`Expected 11 score counters, got ${histogram.length}`);
  }
  const sum = (from: number, to?: number) => histogram.slice(from, to).reduce((total, n) => total + n, 0);
  return {
    promoters: sum(lowestPromoter),
    passives: sum(lowestPassive, lowestPromoter),
    detractors: sum(0, lowestPassive),
  };
}

export const noAnswers: NpsCounts = { promoters: 0, passives: 0, detractors: 0 };

export function addCounts(...counts: readonly NpsCounts[]): NpsCounts {
  return counts.reduce(
    (total, each) => ({
      promoters: total.promoters + each.promoters,
      passives: total.passives + each.passives,
      detractors: total.detractors + each.detractors,
    }),
    noAnswers,
  );
}

/** n: the scored answers. */
export function answersIn({ promoters, passives, detractors }: NpsCounts): number {
  return promoters + passives + detractors;
}

/** NPS in points, −100 to 100, unrounded. Undefined without answers: no data is not a score of 0. */
export function npsOf(counts: NpsCounts): number | undefined {
  const n = answersIn(counts);
  return n === 0 ? undefined : (100 * (counts.promoters - counts.detractors)) / n;
}

/** Variance of one answer scored −1, 0 or 1, with divisor n: 0 to 1. Undefined without answers. */
export function varianceOf(counts: NpsCounts): number | undefined {
  const n = answersIn(counts);
  if (n === 0) return undefined;
  const mean = (counts.promoters - counts.detractors) / n;
  return (counts.promoters + counts.detractors) / n - mean * mean;
}

/**
 * The three shares in whole per cents that sum to 100 (largest remainder). Undefined without answers.
 * A tie goes to the passives, so that equal promoters and detractors stay equal, then to the detractors, so that
 * rounding never flatters.
 */
export function sharesOf(counts: NpsCounts): NpsCounts | undefined {
  const n = answersIn(counts);
  if (n === 0) return undefined;
  const parts = (["passives", "detractors", "promoters"] as const).map((name) => ({
    name,
    whole: Math.floor((100 * counts[name]) / n),
    remainder: (100 * counts[name]) % n,
  }));
  const missing = 100 - parts.reduce((sum, part) => sum + part.whole, 0);
  const roundedUp = parts
    .toSorted((a, b) => b.remainder - a.remainder)
    .slice(0, missing)
    .map((part) => part.name);
  const share = (name: keyof NpsCounts) =>
    (parts.find((part) => part.name === name)?.whole ?? 0) + (roundedUp.includes(name) ? 1 : 0);
  return { promoters: share("promoters"), passives: share("passives"), detractors: share("detractors") };
}
