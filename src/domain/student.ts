/** Student's t distribution: for means of few measured values. */

import { betaBelow, betaQuantile } from "./beta";

/** Two-sided p of a t statistic. Abramowitz & Stegun 26.7.1 by the incomplete beta. */
export function studentTwoSidedP(t: number, degreesOfFreedom: number): number {
  return betaBelow(degreesOfFreedom / (degreesOfFreedom + t * t), degreesOfFreedom / 2, 0.5);
}

/** The t of a two-sided interval: 2.228139 for 0.95 and 10 degrees of freedom (> 0, need not be whole). */
export function studentCriticalValue(confidence: number, degreesOfFreedom: number): number {
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`Not a confidence level: ${confidence}`);
  // Through the small side of the beta, so that a large t keeps its digits.
  const x = betaQuantile(1 - confidence, degreesOfFreedom / 2, 0.5);
  return Math.sqrt((degreesOfFreedom * (1 - x)) / x);
}

/** The mean with its interval, in the unit of the values. */
export type MeasuredMean = Readonly<{ mean: number; low: number; high: number; n: number }>;

/**
 * The mean of n values with its t-interval, from additive sums: n, Σx, Σx². Undefined for n < 2.
 * "Student" (1908), Biometrika 6:1.
 */
export function measuredMean(
  { n, sum, squares }: Readonly<{ n: number; sum: number; squares: number }>,
  confidence = 0.95,
): MeasuredMean | undefined {
  if (n < 2) return undefined;
  const mean = sum / n;
  const variance = Math.max(0, (squares - n * mean * mean) / (n - 1));
  const margin = studentCriticalValue(confidence, n - 1) * Math.sqrt(variance / n);
  return { mean, low: mean - margin, high: mean + margin, n };
}
