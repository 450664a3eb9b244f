/** A scorecard's total: how much of its weight is met, and what is still open. Never shown without its parts. */

import type { VerdictState } from "./verdict";

/** One measure of a scorecard: how much it counts, and its verdict; undefined without a target or where it is hidden. */
export type WeighedVerdict = Readonly<{ weight: number; state: VerdictState | undefined }>;

/** In points of 100 of the weight that is judged: `low` ≤ `value` ≤ `high`. */
export type ScorecardTotal = Readonly<{
  value: number;
  low: number;
  high: number;
  /** The weight that is judged, and all of it. */
  judged: number;
  weight: number;
}>;

/**
 * The share of the judged weight whose measures stand on the good side of their target:
 *   value = 100 × Σ weight of Met and Likely met ÷ Σ weight with a verdict.
 * `low` counts only what is settled as Met; `high` everything that is not settled as Missed. Too few answers are no
 * verdict. Undefined where nothing is judged.
 */
export function scorecardTotal(parts: readonly WeighedVerdict[]): ScorecardTotal | undefined {
  const weightOf = (states: readonly VerdictState[]) =>
    parts.reduce((sum, { weight, state }) => sum + (state && states.includes(state) ? weight : 0), 0);
  const judged = weightOf(["met", "likely met", "at risk", "open", "likely missed", "missed"]);
  if (judged === 0) return undefined;
  const share = (weight: number) => (100 * weight) / judged;
  return {
    value: share(weightOf(["met", "likely met"])),
    low: share(weightOf(["met"])),
    high: share(judged - weightOf(["missed"])),
    judged,
    weight: parts.reduce((sum, { weight }) => sum + weight, 0),
  };
}
