/** Chance that is the same on every machine: for bootstrap and rank ranges, whose figures must not change on reload. */

import { normalQuantile } from "./normal";

/** A number from 0 up to, not including, 1. */
export type Random = () => number;

/** A stream of its own for each seed. sfc32 by Chris Doty-Humphrey, PractRand. */
export function seededRandom(seed: number): Random {
  let [a, b, c, counter] = [seed | 0, seed ^ 0x9e3779b9, 0x243f6a88, 1];
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 0x1_0000_0000;
  };
  for (let warmUp = 0; warmUp < 16; warmUp++) next();
  return next;
}

/** A draw from the standard normal distribution. */
export function normalDraw(random: Random): number {
  // Half a step up, so that 0 never becomes −∞.
  return normalQuantile(random() + 2 ** -33);
}

/** The values between which the middle `confidence` of the draws lie. Efron (1981), Canadian Journal of Statistics 9. */
export function percentileInterval(
  draws: readonly number[],
  confidence: number,
): Readonly<{ low: number; high: number }> {
  const sorted = draws.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? NaN;
  return { low: at((1 - confidence) / 2), high: at((1 + confidence) / 2) };
}
