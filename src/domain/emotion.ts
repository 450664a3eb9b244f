/** What customers should feel against what they say they felt (metrics B6). Valences run from −2 to 2. */

import { measuredMean, type MeasuredMean } from "./student";
import type { Tally } from "./rates";

/** Felt answers at a stage as additive sums. */
export type Felt = Readonly<{ n: number; sum: number; squares: number }>;

/** The lowest valence; a histogram of felt answers begins with it. */
const lowestValence = -2;

/** The sums of a histogram: answers of each valence, from −2 to 2. */
export function feltSums(histogram: readonly number[]): Felt {
  let [n, sum, squares] = [0, 0, 0];
  for (const [at, count] of histogram.entries()) {
    const valence = lowestValence + at;
    n += count;
    sum += count * valence;
    squares += count * valence * valence;
  }
  return { n, sum, squares };
}

/** How many felt what was designed: answers of just that valence, of all in the histogram. */
export function hitTally(histogram: readonly number[], designed: number): Tally {
  return { successes: histogram[designed - lowestValence] ?? 0, n: feltSums(histogram).n };
}

/** Mean felt valence less the designed one, with its t-interval: below 0 the stage feels worse than meant. */
export function emotionGap(felt: Felt, designed: number): MeasuredMean | undefined {
  const measured = measuredMean(felt);
  if (!measured) return undefined;
  const { mean, low, high, n } = measured;
  return { mean: mean - designed, low: low - designed, high: high - designed, n };
}

/** Share of answers, 0 to 1, at stages nobody designed an emotion for. Undefined without answers. */
export function undefinedEmotionShare(
  stages: readonly Readonly<{ answers: number; hasDesign: boolean }>[],
): number | undefined {
  const all = stages.reduce((sum, stage) => sum + stage.answers, 0);
  const without = stages.reduce((sum, stage) => sum + (stage.hasDesign ? 0 : stage.answers), 0);
  return all === 0 ? undefined : without / all;
}

const fewestCases = 100;
const leastExplained = 0.05;

/** The part of what is explained that belongs to emotional drivers, 0 to 1; or why there is none. */
export type EmotionShare = number | "only one kind" | "not explained" | "too few cases";

/** From relative weights (A16), each known to be emotional or not. */
export function emotionShare(
  weights: readonly Readonly<{ weight: number; isEmotional: boolean }>[],
  cases: number,
): EmotionShare {
  if (new Set(weights.map((driver) => driver.isEmotional)).size < 2) return "only one kind";
  if (cases < fewestCases) return "too few cases";
  const explained = weights.reduce((sum, driver) => sum + driver.weight, 0);
  if (explained < leastExplained) return "not explained";
  return weights.reduce((sum, driver) => sum + (driver.isEmotional ? driver.weight : 0), 0) / explained;
}
