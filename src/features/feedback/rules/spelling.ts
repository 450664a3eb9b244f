/** Most letters a typed word may differ by, by its length: short words have too many neighbours. */
function tolerance(word: string): number {
  if (word.length < 4) return 0;
  return word.length < 8 ? 1 : 2;
}

/**
 * The word of a vocabulary nearest to a typed one: fewest slips of the finger (a letter too many, too few, another, or
 * two swapped), then the commonest. Undefined where it is known, or nothing is near.
 * Damerau (1964), Communications of the ACM 7:3; optimal string alignment.
 */
export function nearestWord(typed: string, vocabulary: ReadonlyMap<string, number>): string | undefined {
  if (vocabulary.has(typed)) return undefined;
  let best: { word: string; slips: number; n: number } | undefined;
  for (const [word, n] of vocabulary) {
    if (Math.abs(word.length - typed.length) > tolerance(typed)) continue;
    const slips = slipsBetween(typed, word);
    if (slips > tolerance(typed)) continue;
    if (!best || slips < best.slips || (slips === best.slips && n > best.n)) best = { word, slips, n };
  }
  return best?.word;
}

function slipsBetween(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  const at = (i: number, j: number) => rows[i]?.[j] ?? Infinity;
  for (let i = 1; i <= a.length; i++) {
    rows.push([i]);
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      rows[i]?.push(
        Math.min(
          at(i - 1, j) + 1,
          at(i, j - 1) + 1,
          at(i - 1, j - 1) + (isSame ? 0 : 1),
          isSwapped ? at(i - 2, j - 2) + 1 : Infinity,
        ),
      );
    }
  }
  return at(a.length, b.length);
}
