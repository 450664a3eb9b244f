import { emotionGap, feltSums, hitTally } from "@/domain/emotion";
import { measuredShare, type Tally } from "@/domain/rates";
import { measuredMean } from "@/domain/student";
import type { Visibility } from "@/domain/suppression";
import type { Felt, ShareFigure } from "../schema/felt";

export type FeltQuestion = {
  /** Answers of each valence, from −2 to 2. */
  histogram: readonly number[];
  /** The valence of the emotion the stage is designed for; undefined: nobody has said, or by a word Kept does not know. */
  designed: number | undefined;
  visibility: Visibility;
  k: number;
};

/** What customers felt, and how that lies to what was designed: gap and hit rate (metrics B6). */
export function feltOf({ histogram, designed, visibility, k }: FeltQuestion): Felt {
  if (visibility !== "shown") return { state: "hidden" };
  const sums = feltSums(histogram);
  if (sums.n === 0) return { state: "none" };
  const measured = sums.n < k ? undefined : measuredMean(sums);
  if (!measured) return { state: "hidden" };
  const { mean: valence, ...rest } = measured;
  const felt = { state: "shown", valence, ...rest } as const;
  const gap = designed === undefined ? undefined : emotionGap(sums, designed);
  const hit = designed === undefined ? undefined : measuredShare(hitTally(histogram, designed));
  return gap && hit
    ? { ...felt, against: { gap: { value: gap.mean, low: gap.low, high: gap.high }, hit } }
    : felt;
}

/** A share that may be shown, or why it is not. */
export function shareOf(tally: Tally, visibility: Visibility, k: number): ShareFigure {
  if (visibility !== "shown") return { state: "hidden" };
  if (tally.n === 0) return { state: "none" };
  const measured = tally.n < k ? undefined : measuredShare(tally);
  return measured ? { state: "shown", ...measured } : { state: "hidden" };
}
