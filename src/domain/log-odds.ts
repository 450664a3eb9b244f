/** Which words part two groups of texts. */

/** A larger prior would only say again what the texts say. */
const MOST_PRIOR_WORDS = 500;

/** How often a word or phrase occurs in each of two groups. */
export type Occurrences = Readonly<{ first: number; second: number }>;

/**
 * Log-odds of a word in the first group against the second, in standard errors: positive where it belongs to the
 * first. The words of both groups together are the prior, so that rare words need more than luck to stand out.
 * Monroe, Colaresi & Quinn (2008), "Fightin' Words", Political Analysis 16:4, equations 16 and 22, with a prior of
 * `priorWords` words in all: a tenth of the words there are, 500 at most, unless told.
 */
export function logOdds<Key>(
  words: ReadonlyMap<Key, Occurrences>,
  options: { priorWords?: number } = {},
): Map<Key, number> {
  const totals = [...words.values()].reduce(
    (sum, { first, second }) => ({ first: sum.first + first, second: sum.second + second }),
    { first: 0, second: 0 },
  );
  const all = totals.first + totals.second;
  const { priorWords = Math.min(MOST_PRIOR_WORDS, all / 10) } = options;
  const scores = new Map<Key, number>();
  for (const [word, { first, second }] of words) {
    if (first + second === 0) continue;
    const prior = (priorWords * (first + second)) / all;
    const inFirst = logit(first + prior, totals.first + priorWords);
    const inSecond = logit(second + prior, totals.second + priorWords);
    scores.set(word, (inFirst - inSecond) / Math.sqrt(1 / (first + prior) + 1 / (second + prior)));
  }
  return scores;
}

/** Logarithm of the odds; of all there is, of what half a word less would be, because certain odds are infinite. */
function logit(n: number, of: number): number {
  return Math.log(n / Math.max(of - n, 0.5));
}
