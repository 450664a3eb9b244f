/** What customers should feel against what they say they felt (metrics B6). Valences run from −2 to 2. */

import { measuredMean, type MeasuredMean } from "./student";

/** Felt answers at a stage as additive sums. */
export type Felt = Readonly<{ n: number; sum: number; squares: number }>;

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
