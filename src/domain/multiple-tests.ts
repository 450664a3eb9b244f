/** Many tests shown together: which of them still count. */

/**
 * Which of several tests hold when at most a share `q` of the findings may be false; same order as given.
 * Benjamini & Hochberg (1995), Journal of the Royal Statistical Society B 57:1.
 */
export function benjaminiHochberg(pValues: readonly number[], q = 0.05): boolean[] {
  const largest = pValues
    .toSorted((a, b) => a - b)
    .findLast((p, index) => p <= (q * (index + 1)) / pValues.length);
  return pValues.map((p) => largest !== undefined && p <= largest);
}

/**
 * p values corrected so that any false finding at all has probability ≤ α when they are compared with α; same order.
 * Holm (1979), Scandinavian Journal of Statistics 6:65.
 */
export function holm(pValues: readonly number[]): number[] {
  const order = pValues.map((_, index) => index).toSorted((a, b) => (pValues[a] ?? 0) - (pValues[b] ?? 0));
  const corrected = pValues.map(() => 0);
  let largest = 0;
  order.forEach((index, rank) => {
    largest = Math.max(largest, Math.min(1, (pValues[index] ?? 0) * (pValues.length - rank)));
    corrected[index] = largest;
  });
  return corrected;
}
