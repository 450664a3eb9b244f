/** Has a mean of answers changed? The same words and the same care as for scores and shares. */

import { decided, type Change } from "./change";
import { studentTwoSidedP } from "./student";
import { fewestForVerdict } from "./verdict";

/** Values as additive sums. */
export type MeanSums = Readonly<{ n: number; sum: number; squares: number }>;

/**
 * The changes of means listed together, in the unit of the values, in their order (Benjamini–Hochberg over the list), by
 * Welch's test: the two sides need not spread alike. Welch (1947), Biometrika 34:1–2.
 */
export function changesOfMeans(
  pairs: readonly Readonly<{ before: MeanSums; after: MeanSums }>[],
  { fewest = fewestForVerdict, q = 0.05 }: Readonly<{ fewest?: number; q?: number }> = {},
): Change[] {
  const tests = pairs.map(({ before, after }) => {
    if (Math.min(before.n, after.n) < fewest) return undefined;
    const [first, second] = [spreadOf(before), spreadOf(after)];
    const difference = second.mean - first.mean;
    const squared = first.squaredError + second.squaredError;
    // Everybody felt the same on both sides: any difference is one, and none is none.
    if (squared === 0) return { difference, adjusted: difference, p: difference === 0 ? 1 : 0 };
    const freedom =
      squared ** 2 / (first.squaredError ** 2 / (before.n - 1) + second.squaredError ** 2 / (after.n - 1));
    return {
      difference,
      adjusted: difference,
      p: studentTwoSidedP(difference / Math.sqrt(squared), freedom),
    };
  });
  return decided(tests, q);
}

function spreadOf({ n, sum, squares }: MeanSums) {
  const mean = sum / n;
  return { mean, squaredError: Math.max(0, (squares - n * mean * mean) / (n - 1)) / n };
}
