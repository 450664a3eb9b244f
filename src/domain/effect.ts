/** Did a plan work? The change where it was tried, less the change where it was not (metrics B19). */

import { compareNps, usualConfidence, type Comparison, type Overlap } from "./interval";
import { criticalValue, twoSidedP } from "./normal";
import type { NpsCounts } from "./nps";

export type BeforeAfter = Readonly<{ before: NpsCounts; after: NpsCounts; overlap?: Overlap }>;
export type WithComparison = Readonly<{ treated: BeforeAfter; comparison: BeforeAfter }>;

/**
 * (after − before) of the treated less that of the comparison, adjusted estimates, variances added, in points; the
 * ends are not cut, for the range is ±400. Undefined where any of the four has no answers.
 * Card & Krueger (1994), American Economic Review 84:4.
 */
export function differenceInDifferences({ treated, comparison }: WithComparison): Comparison | undefined {
  const [own, other] = [changeIn(treated), changeIn(comparison)];
  if (!own || !other) return undefined;
  const difference = own.difference - other.difference;
  const se = Math.hypot(own.se, other.se);
  const z = se === 0 ? null : difference / se;
  const margin = criticalValue(usualConfidence) * se;
  const p = z === null ? Number(difference === 0) : twoSidedP(z);
  return { difference, se, z, p, low: difference - margin, high: difference + margin };
}

/** Did both move alike before? The same difference in the two periods before must hold 0. */
export function isCredibleComparison(earlier: WithComparison): boolean {
  const before = differenceInDifferences(earlier);
  return before !== undefined && before.low <= 0 && before.high >= 0;
}

function changeIn({ before, after, overlap }: BeforeAfter): Comparison | undefined {
  return compareNps(before, after, { overlap });
}
