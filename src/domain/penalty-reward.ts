/** Does a touchpoint punish when it goes wrong, reward when it delights, or both? (metrics B5) */

import type { Column } from "./correlation";
import { holm } from "./multiple-tests";
import { leastSquares, type Fit } from "./regression";
import { studentTwoSidedP } from "./student";

/** basic: hurts when wrong, no thanks when right (O). differentiator: delights (X). both: works in either direction. */
export const touchpointClasses = ["basic", "differentiator", "both", "no evidence"] as const;
export type TouchpointClass = (typeof touchpointClasses)[number];

/** Ratings of one touchpoint and what counts as low (bottom two) and high (top box) on its scale. */
export type Rated = Readonly<{ ratings: Column; lowUpTo: number; highFrom: number }>;

/**
 * `penalty`: points of the outcome lost when low; `reward`: points won when high. `p` of their difference and
 * `effect` (the stronger of the two alone) are Holm-corrected. Undefined figures: under 30 low or 30 high ratings.
 */
export type PenaltyReward = Readonly<{
  class: TouchpointClass | "too few";
  low: number;
  high: number;
  penalty?: number;
  reward?: number;
  p?: number;
}>;

export const fewestPerEnd = 30;
const significance = 0.05;

/**
 * One verdict a touchpoint, in order. Missing ratings get an indicator of their own, so that a customer who never
 * met a touchpoint still counts for the others. Brandt (1987); Mikulić & Prebežac (2011), Managing Service Quality
 * 21:1. Never by the ratio of the two alone: noise gives any ratio.
 */
export function penaltyRewards(touchpoints: readonly Rated[], outcome: readonly number[]): PenaltyReward[] {
  const ends = touchpoints.map(endsOf);
  const usable = ends.flatMap((end, index) =>
    Math.min(total(end.low), total(end.high)) >= fewestPerEnd ? [index] : [],
  );
  const fit = usable.length === 0 ? undefined : fitOf(ends, usable, outcome);
  const tested = fit ? usable.map((_, position) => testOf(fit, position)) : [];
  const byDifference = holm(tested.map((each) => each.pDifference));
  const byEffect = holm(tested.map((each) => each.pEffect));
  return ends.map((end, index) => {
    const position = usable.indexOf(index);
    const test = tested[position];
    const counts = { low: total(end.low), high: total(end.high) };
    if (!test) return { class: "too few", ...counts };
    const p = byDifference[position] ?? 1;
    const { penalty, reward } = test;
    return { class: classOf(test, p, byEffect[position] ?? 1), ...counts, penalty, reward, p };
  });
}

type Ends = Readonly<{ low: number[]; high: number[]; missing: number[] }>;

function endsOf({ ratings, lowUpTo, highFrom }: Rated): Ends {
  return {
    low: ratings.map((rating) => Number(rating !== undefined && rating <= lowUpTo)),
    high: ratings.map((rating) => Number(rating !== undefined && rating >= highFrom)),
    missing: ratings.map((rating) => Number(rating === undefined)),
  };
}

/** Columns: low, high of each usable touchpoint, then the indicators of missing ratings that vary. */
function fitOf(
  ends: readonly Ends[],
  usable: readonly number[],
  outcome: readonly number[],
): Fit | undefined {
  const chosen = usable.flatMap((index) => ends[index] ?? []);
  const missing = chosen
    .map((end) => end.missing)
    .filter((column) => total(column) > 0 && total(column) < column.length);
  return leastSquares([...chosen.flatMap((end) => [end.low, end.high]), ...missing], outcome);
}

type Test = Readonly<{ penalty: number; reward: number; pDifference: number; pEffect: number }>;

/** With slopes l (low) and h (high): penalty = −l, reward = h, so penalty − reward = −(l + h). */
function testOf({ slopes, covariance, freedom }: Fit, position: number): Test {
  const [i, j] = [2 * position, 2 * position + 1];
  const [low, high] = [slopes[i] ?? 0, slopes[j] ?? 0];
  const covarianceOf = (a: number, b: number) => covariance[a]?.[b] ?? 0;
  const [varLow, varHigh] = [covarianceOf(i, i), covarianceOf(j, j)];
  const p = (effect: number, variance: number) =>
    variance > 0 ? studentTwoSidedP(effect / Math.sqrt(variance), freedom) : Number(effect === 0);
  return {
    penalty: -low,
    reward: high,
    pDifference: p(low + high, varLow + varHigh + 2 * covarianceOf(i, j)),
    // Two looks at one touchpoint: the smaller p counts twice.
    pEffect: Math.min(1, 2 * Math.min(p(low, varLow), p(high, varHigh))),
  };
}

function classOf({ penalty, reward }: Test, p: number, pEffect: number): TouchpointClass {
  if (p < significance) return penalty > reward ? "basic" : "differentiator";
  return pEffect < significance ? "both" : "no evidence";
}

function total(column: readonly number[]): number {
  return column.reduce((sum, value) => sum + value, 0);
}
