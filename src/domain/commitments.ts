/** Did a department do what it said, when it said, and did that change what it was to change? Metrics B11. */

import type { Interval } from "./interval";
import { usualConfidence, wilson } from "./interval";
import type { Day, Range } from "./period";
import type { Direction, Measured } from "./verdict";
import { effectiveAnswers } from "./weights";

export const commitmentStates = ["kept", "late", "missed", "open"] as const;
/** Done by its date; done after it; its date passed without it; not due yet. */
export type CommitmentState = (typeof commitmentStates)[number];

export type Dated = Readonly<{ due: Day; doneOn: Day | null }>;

/** A commitment is due until its day has passed: done on the day itself, it is kept. */
export function commitmentState({ due, doneOn }: Dated, today: Day): CommitmentState {
  if (doneOn !== null) return doneOn <= due ? "kept" : "late";
  return due < today ? "missed" : "open";
}

/** What the index reads of one commitment. */
export type Said = Dated &
  Readonly<{
    firstDue: Day;
    /** 1 to 3. */
    size: number;
    /** 50 to 100 per cent. */
    confidence: number;
  }>;

/** Moved before it was due and then kept: half a word kept. */
const REDATED_CREDIT = 0.5;

export type SayDo = Measured &
  Readonly<{
    /** By size: a large commitment counts three times a small one. */
    weighted: Measured;
    kept: number;
    /** Of those kept, how many by a later date than the first. */
    keptRedated: number;
    late: number;
    missed: number;
  }>;

/**
 * The say–do index: kept ÷ (kept + late + missed) of what fell due in a window, in per cent with Wilson's interval;
 * kept by a later date than the first counts half. Undefined when nothing fell due: "none due" is not 100 %.
 */
export function sayDo(commitments: readonly Said[], window: Range, today: Day): SayDo | undefined {
  const decided = decidedIn(commitments, window, today);
  const of = (state: CommitmentState) => decided.filter((one) => one.state === state);
  const kept = of("kept");
  const plain = shareOf(decided.map((one) => ({ credit: creditOf(one), weight: 1 })));
  const weighted = shareOf(decided.map((one) => ({ credit: creditOf(one), weight: one.size })));
  if (!plain || !weighted) return undefined;
  return {
    ...plain,
    weighted,
    kept: kept.length,
    keptRedated: kept.filter(isRedated).length,
    late: of("late").length,
    missed: of("missed").length,
  };
}

export function isRedated({ due, firstDue }: Pick<Said, "due" | "firstDue">): boolean {
  return due !== firstDue;
}

type Decided = Said & Readonly<{ state: CommitmentState }>;

function decidedIn(commitments: readonly Said[], { from, to }: Range, today: Day): Decided[] {
  return commitments
    .map((one) => ({ ...one, state: commitmentState(one, today) }))
    .filter(({ due, state }) => due >= from && due < to && state !== "open");
}

function creditOf(one: Decided): number {
  if (one.state !== "kept") return 0;
  return isRedated(one) ? REDATED_CREDIT : 1;
}

/** A weighted share in per cent; its interval rests on the number of equal weights that would tell as much. */
function shareOf(parts: readonly Readonly<{ credit: number; weight: number }>[]): Measured | undefined {
  const weights = parts.map(({ weight }) => weight);
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  if (whole === 0) return undefined;
  const share = parts.reduce((sum, { credit, weight }) => sum + credit * weight, 0) / whole;
  const n = effectiveAnswers(weights);
  const interval: Interval = wilson(share * n, n, usualConfidence) ?? { low: 0, high: 1 };
  return { value: 100 * share, low: 100 * interval.low, high: 100 * interval.high, n: parts.length };
}

/**
 * How well confidence fits what happens: the mean of (confidence − outcome)², 0 the best, 1 the worst, 0.25 for
 * "fifty-fifty" always. The outcome is 1 where it was done by its first date. Undefined when nothing fell due.
 * Brier (1950), Monthly Weather Review 78:1.
 */
export function calibration(
  commitments: readonly Said[],
  window: Range,
  today: Day,
): { score: number; n: number } | undefined {
  const decided = decidedIn(commitments, window, today);
  if (decided.length === 0) return undefined;
  const missBy = decided.map(({ confidence, doneOn, firstDue }) => {
    const outcome = doneOn !== null && doneOn <= firstDue ? 1 : 0;
    return (confidence / 100 - outcome) ** 2;
  });
  return { score: missBy.reduce((sum, each) => sum + each, 0) / decided.length, n: decided.length };
}

/** The value hoped for lies within the measured range, or better was measured. */
export function isEffectHit(hopedFor: number, measured: Interval, direction: Direction): boolean {
  return direction === "higher" ? hopedFor <= measured.high : hopedFor >= measured.low;
}
