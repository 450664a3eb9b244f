import { answersIn, type NpsCounts } from "@/domain/nps";
import { weightedNps, type WeightedCounts } from "@/domain/weights";
import type { Overview } from "../schema";

/** The weighted score beside a shown one; undefined unless every one of its answers carries a weight. */
export function weightedFigure(weights: WeightedCounts | undefined, counts: NpsCounts): Overview["weighted"] {
  if (!weights) return undefined;
  const weighted = weightedNps(weights);
  if (!weighted || weighted.n < 2 || weighted.n !== answersIn(counts)) return undefined;
  const { value, low, high, se, effectiveN } = weighted;
  return { value, low, high, se, effectiveN };
}
