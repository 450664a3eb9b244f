/** Has a share of answers changed? The same words and the same care as for scores. */

import { decided, type Change } from "./change";
import { twoSidedP } from "./normal";
import type { Tally } from "./rates";
import { fewestForVerdict } from "./verdict";

/**
 * The changes of shares listed together, in per cent points, in their order (Benjamini–Hochberg over the list). Tested
 * after adding one success and one failure to each side, so that few answers and shares near 0 keep an honest width:
 * Agresti & Caffo (2000), The American Statistician 54:4.
 */
export function changesOfShares(
  pairs: readonly Readonly<{ before: Tally; after: Tally }>[],
  { fewest = fewestForVerdict, q = 0.05 }: Readonly<{ fewest?: number; q?: number }> = {},
): Change[] {
  const tests = pairs.map(({ before, after }) => {
    if (Math.min(before.n, after.n) < fewest) return undefined;
    const [first, second] = [adjusted(before), adjusted(after)];
    const difference = second.share - first.share;
    const se = Math.sqrt(first.variance + second.variance);
    return {
      difference: 100 * (after.successes / after.n - before.successes / before.n),
      adjusted: 100 * difference,
      p: twoSidedP(difference / se),
    };
  });
  return decided(tests, q);
}

function adjusted({ successes, n }: Tally) {
  const share = (successes + 1) / (n + 2);
  return { share, variance: (share * (1 - share)) / (n + 2) };
}
