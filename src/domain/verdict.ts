/** Score against target, without claiming more than the answers can carry. */

import { adjustedWald, usualConfidence, type Interval } from "./interval";
import { criticalValue } from "./normal";
import { answersIn, npsOf, varianceOf, type NpsCounts } from "./nps";

/** From good to bad to unknown. */
export const verdictStates = [
  "met",
  "likely met",
  "at risk",
  "open",
  "likely missed",
  "missed",
  "too few",
] as const;
export type VerdictState = (typeof verdictStates)[number];

export type Direction = "higher" | "lower";

/** Fewer answers than this give no verdict and no change words. */
export const fewestForVerdict = 10;

/** A figure with its 95 % interval, in points or per cent. */
export type Measured = Interval & Readonly<{ value: number; n: number }>;

export type Goal = Readonly<{
  /** Undefined: nobody set a target, so there is nothing to judge. */
  target: number | undefined;
  /** Width of the amber band on the wrong side of the target, ≥ 0. */
  band: number;
  /** Which way is good; "higher" unless told. */
  direction?: Direction;
  fewest?: number;
  /** Variance of one answer in squared hundredths of the unit (NPS: `varianceOf`; share: p(1 − p)). */
  variance?: number;
}>;

export type Verdict = Readonly<{
  state: VerdictState;
  /**
   * Only while open: about how many more answers would settle it. "never": the value lies on a border, more answers
   * alone will not settle it. Undefined when not open, or when no variance was given.
   */
  answersNeeded: number | "never" | undefined;
}>;

/** The score with its adjusted interval, as `verdictFrom` takes it. Undefined without answers. */
export function measuredNps(counts: NpsCounts, population?: number): Measured | undefined {
  const value = npsOf(counts);
  const interval = adjustedWald(counts, usualConfidence, population);
  return value === undefined || !interval ? undefined : { value, ...interval, n: answersIn(counts) };
}

/** The verdict on an NPS. Undefined without a target. */
export function verdictOf(
  counts: NpsCounts,
  target: number | undefined,
  band: number,
  direction?: Direction,
): Verdict | undefined {
  return verdictFrom(measuredNps(counts), { target, band, direction, variance: varianceOf(counts) });
}

/** The verdict on any measured figure; nothing measured counts as too few. Undefined without a target. */
export function verdictFrom(measured: Measured | undefined, goal: Goal): Verdict | undefined {
  const { target, fewest = fewestForVerdict, variance } = goal;
  if (target === undefined) return undefined;
  if (!measured || measured.n === 0 || measured.n < fewest)
    return { state: "too few", answersNeeded: undefined };
  if (goal.direction === "lower") {
    return verdictFrom(mirrored(measured), { ...goal, target: -target, direction: "higher" });
  }
  const borders = { target, bottom: target - goal.band };
  const state = stateOf(measured, borders);
  const isCountable = state === "open" && variance !== undefined;
  return { state, answersNeeded: isCountable ? answersNeeded(measured, borders, variance) : undefined };
}

/** Lower is better: turned upside down, the same rules hold. */
function mirrored({ value, low, high, n }: Measured): Measured {
  return { value: -value, low: -high, high: -low, n };
}

type Borders = Readonly<{ target: number; bottom: number }>;

function stateOf({ value, low, high }: Measured, { target, bottom }: Borders): VerdictState {
  if (low >= target) return "met";
  if (high < bottom) return "missed";
  if (low < bottom && high >= target) return "open";
  if (value >= target) return "likely met";
  return value < bottom ? "likely missed" : "at risk";
}

/** n* = ⌈z²·variance / h²⌉ answers in all, h the distance to the nearest border. */
function answersNeeded(
  { value, n }: Measured,
  { target, bottom }: Borders,
  variance: number,
): number | "never" {
  const distance = Math.min(Math.abs(value - target), Math.abs(value - bottom)) / 100;
  if (distance === 0) return "never";
  const inAll = Math.ceil(variance * (criticalValue(usualConfidence) / distance) ** 2);
  // A one-sided sample has next to no variance of its own; as long as the verdict is open, one answer is missing.
  return Math.max(1, inAll - n);
}
