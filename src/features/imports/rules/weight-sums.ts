import { classOf } from "@/domain/nps";
import type { AcceptedRow } from "./normalise";

type Sums = { n: number; weight: number; squares: number };
export type WeightSums = Record<"promoter" | "passive" | "detractor", Sums>;

export function noWeights(): WeightSums {
  const none = () => ({ n: 0, weight: 0, squares: 0 });
  return { promoter: none(), passive: none(), detractor: none() };
}

/** Adds an answer that has both a score and a weight; the figure is `weightedNps` of the domain (metrics A6). */
export function addWeight(sums: WeightSums, { score, weight }: AcceptedRow): void {
  if (score === null || weight === null) return;
  const own = sums[classOf(score)];
  own.n += 1;
  own.weight += weight;
  own.squares += weight * weight;
}
