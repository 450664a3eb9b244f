/** How sure a score is: intervals for one score, and the test between two. */

import { criticalValue, twoSidedP } from "./normal";
import { answersIn, varianceOf, type NpsCounts } from "./nps";

/** Both ends in the unit of the score they belong to. */
export type Interval = Readonly<{ low: number; high: number }>;

export const usualConfidence = 0.95;

/** An NPS as an estimator sees it: mean and variance of one answer (−1, 0, 1) and the answers it rests on. */
export type Estimate = Readonly<{ mean: number; variance: number; n: number }>;

/**
 * The adjusted-Wald estimate: ¾ of a promoter, ¾ of a detractor and 1½ passives are added, so that small and
 * one-sided samples keep an honest width. Undefined without answers.
 * https://measuringu.com/nps-three-confidence-intervals/, after Rocks (2016), The American Statistician 70:4.
 */
export function adjustedEstimate(counts: NpsCounts, population?: number): Estimate | undefined {
  const plain = plainEstimate(counts, population);
  if (!plain || plain.n === Infinity) return plain;
  const share = plain.n / answersIn(counts);
  const n = plain.n + 3;
  const promoters = (counts.promoters * share + 0.75) / n;
  const detractors = (counts.detractors * share + 0.75) / n;
  const mean = promoters - detractors;
  return { mean, variance: promoters + detractors - mean * mean, n };
}

/**
 * The estimate as counted. With a known `population` of customers (unit: one answer per customer), n becomes
 * n·(N−1)/(N−n): the same as multiplying the standard error by √((N−n)/(N−1)). Everybody answered: n is infinite
 * and every interval closes on the score itself. Undefined without answers.
 */
export function plainEstimate(counts: NpsCounts, population = Infinity): Estimate | undefined {
  const n = answersIn(counts);
  if (n === 0) return undefined;
  const mean = (counts.promoters - counts.detractors) / n;
  const effective = population === Infinity ? n : (n * (population - 1)) / (population - n);
  return { mean, variance: varianceOf(counts) ?? 0, n: population <= n ? Infinity : effective };
}

/** The interval shown beside every NPS, in points, cut at ±100. Undefined without answers. */
export function adjustedWald(
  counts: NpsCounts,
  confidence = usualConfidence,
  population?: number,
): Interval | undefined {
  const estimate = adjustedEstimate(counts, population);
  return estimate && intervalAround(estimate, confidence);
}

/** The textbook interval, in points, cut at ±100: too narrow for few answers, kept for comparison with other tools. */
export function wald(
  counts: NpsCounts,
  confidence = usualConfidence,
  population?: number,
): Interval | undefined {
  const estimate = plainEstimate(counts, population);
  return estimate && intervalAround(estimate, confidence);
}

function intervalAround({ mean, variance, n }: Estimate, confidence: number): Interval {
  const margin = criticalValue(confidence) * Math.sqrt(Math.max(0, variance) / n);
  return { low: 100 * Math.max(-1, mean - margin), high: 100 * Math.min(1, mean + margin) };
}

/**
 * Wilson's interval for a share, 0 to 1. Undefined for n = 0; a RangeError unless 0 ≤ successes ≤ n.
 * Wilson (1927), Journal of the American Statistical Association 22:158.
 */
export function wilson(successes: number, n: number, confidence = usualConfidence): Interval | undefined {
  if (!(successes >= 0 && successes <= n)) throw new RangeError(`${successes} successes of ${n}`);
  if (n === 0) return undefined;
  const z = criticalValue(confidence);
  const share = successes / n;
  const centre = share + (z * z) / (2 * n);
  const margin = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  return {
    // At the ends the algebra gives exactly 0 and 1; the floating point does not.
    low: successes === 0 ? 0 : (centre - margin) / scale,
    high: successes === n ? 1 : (centre + margin) / scale,
  };
}

/**
 * Half the width where "value ± half" is a fair summary, else undefined and the range itself must be shown.
 * Fair means: the arms below and above the value differ by at most 1 (point or per cent), so neither end as printed
 * is off by more than half a point, which is less than rounding. +31 ±3 passes; 60, 7 to 85 does not.
 */
export function marginOf({ low, high }: Interval, value: number): number | undefined {
  const below = value - low;
  const above = high - value;
  return Math.abs(below - above) <= 1 ? (high - low) / 2 : undefined;
}

/** Customers who answered on both sides: how many, and the covariance (divisor n) of their answers as −1, 0, 1. */
export type Overlap = Readonly<{ n: number; covariance: number }>;

/** Fewer repeat customers than this give too rough a covariance; the sides then count as independent. */
const fewestInOverlap = 10;

export type CompareOptions = Readonly<{
  /** "adjusted" (default) also holds for few answers; "wald" is the textbook test. */
  method?: "adjusted" | "wald";
  /** Only where the unit is one answer per customer. */
  overlap?: Overlap;
  confidence?: number;
}>;

/** After − before, in points. z is null where the standard error is 0; p is two-sided; the ends are cut at ±200. */
export type Comparison = Readonly<{
  difference: number;
  se: number;
  z: number | null;
  p: number;
  low: number;
  high: number;
}>;

/**
 * Is `after` another score than `before`? Undefined when either side has no answers.
 * The adjusted difference lies a little closer to 0 than the difference of the two headline scores: print that one.
 * https://measuringu.com/nps-significance-test/; for overlap, the variance of a difference of correlated means.
 */
export function compareNps(
  before: NpsCounts,
  after: NpsCounts,
  { method = "adjusted", overlap, confidence = usualConfidence }: CompareOptions = {},
): Comparison | undefined {
  const estimate = method === "adjusted" ? adjustedEstimate : plainEstimate;
  const first = estimate(before);
  const second = estimate(after);
  if (!first || !second) return undefined;
  const difference = 100 * (second.mean - first.mean);
  const se = 100 * Math.sqrt(varianceOfDifference(first, second, overlap));
  const z = se === 0 ? null : difference / se;
  const margin = criticalValue(confidence) * se;
  return {
    difference,
    se,
    z,
    p: z === null ? Number(difference === 0) : twoSidedP(z),
    low: Math.max(-200, difference - margin),
    high: Math.min(200, difference + margin),
  };
}

function varianceOfDifference(first: Estimate, second: Estimate, overlap?: Overlap): number {
  const independent = first.variance / first.n + second.variance / second.n;
  if (!overlap || overlap.n < fewestInOverlap) return independent;
  const variance = independent - (2 * overlap.n * overlap.covariance) / (first.n * second.n);
  // Identical answers cancel exactly on paper; what floating point leaves behind must not become a huge z.
  return variance > independent * 1e-12 ? variance : 0;
}
