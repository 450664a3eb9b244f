/** Between which limits a score moves by chance alone, period by period, although the number of answers differs. */

import { movingSpread, type RangeForm } from "./moving-range";
import { addCounts, answersIn, type NpsCounts } from "./nps";

export const charted = ["nps", "detractor-share"] as const;
export type Charted = (typeof charted)[number];

/** Fewest periods that may fix limits; more follow the noise less. */
export const fewestBaselinePeriods = 12;
const usualBaselinePeriods = 20;

/**
 * The periods that fix the limits of a series while nobody has decided others: its first twenty, and at least twelve.
 * Frozen, so that what comes later is judged by them and does not move them. Undefined while there are fewer.
 */
export function usualBaseline(periods: number): Readonly<{ from: number; to: number }> | undefined {
  if (periods < fewestBaselinePeriods) return undefined;
  return { from: 0, to: Math.min(periods, usualBaselinePeriods) };
}

/** Points or per cent. A period without answers has no value, but its limits would be endless: it is a gap. */
export type ControlPoint = Readonly<{ value: number; low: number; high: number; z: number }>;

/** `dispersion`: how much more the periods differ than answers drawn by lot would (σ_Z); 1 where they do not. */
export type ControlChart = Readonly<{
  centre: number;
  dispersion: number;
  points: readonly (ControlPoint | undefined)[];
}>;

export type ControlOptions = Readonly<{
  measure?: Charted;
  /** Index of the first and behind the last period whose answers fix centre and spread; all periods unless told. */
  baseline?: Readonly<{ from: number; to: number }>;
  /** "median" unless told: the mean form hides a crash that lies in its own baseline. */
  ranges?: RangeForm;
  /** False gives the ordinary p chart; true, the default, Laney's p′ and its like for NPS. */
  allowsDispersion?: boolean;
}>;

/**
 * Limits per point: c ± 3·σᵢ·max(1, σ_Z), σᵢ = √(variance of one answer ÷ nᵢ), σ_Z from the moving ranges of
 * zᵢ = (xᵢ − c)/σᵢ; c and the variance come from the pooled shares of the baseline. Undefined where the baseline
 * has no answers or no spread.
 * Laney (2002), Quality Engineering 14:4; https://support.minitab.com/en-us/minitab/help-and-how-to/
 * quality-and-process-improvement/control-charts/supporting-topics/understanding-attributes-control-charts/
 */
export function controlChart(
  periods: readonly NpsCounts[],
  options: ControlOptions = {},
): ControlChart | undefined {
  const { measure, baseline, ranges, allowsDispersion } = { ...usual, ...options };
  const frozen = periods.slice(baseline?.from, baseline?.to);
  const answer = answerOf(addCounts(...frozen), measure);
  if (!answer || !(answer.variance > 0)) return undefined;
  const zOf = (counts: NpsCounts) => {
    const own = answerOf(counts, measure);
    return own && (own.mean - answer.mean) / sigmaOf(counts, answer);
  };
  const spread = movingSpread(frozen.map(zOf), ranges);
  const dispersion = allowsDispersion ? Math.max(1, spread?.sigma ?? 1) : 1;
  const points = periods.map((counts) =>
    pointOf(zOf(counts), sigmaOf(counts, answer), { answer, dispersion, measure }),
  );
  return { centre: 100 * answer.mean, dispersion, points };
}

const usual = { measure: "nps", ranges: "median", allowsDispersion: true } as const;

type Answer = Readonly<{ mean: number; variance: number }>;
type Frame = Readonly<{ answer: Answer; dispersion: number; measure: Charted }>;

function sigmaOf(counts: NpsCounts, answer: Answer): number {
  return Math.sqrt(answer.variance / answersIn(counts));
}

function pointOf(
  z: number | undefined,
  sigma: number,
  { answer, dispersion, measure }: Frame,
): ControlPoint | undefined {
  if (z === undefined) return undefined;
  const [lowest, highest] = measure === "nps" ? [-1, 1] : [0, 1];
  const margin = 3 * sigma * dispersion;
  return {
    value: 100 * (answer.mean + z * sigma),
    low: 100 * Math.max(lowest, answer.mean - margin),
    high: 100 * Math.min(highest, answer.mean + margin),
    z: z / dispersion,
  };
}

/** Mean and variance of one answer: −1, 0, 1 for NPS; 1 for a detractor and 0 for the others for the share. */
function answerOf(counts: NpsCounts, measure: Charted): Answer | undefined {
  const n = answersIn(counts);
  if (n === 0) return undefined;
  const [promoters, detractors] = [counts.promoters / n, counts.detractors / n];
  if (measure === "detractor-share") return { mean: detractors, variance: detractors * (1 - detractors) };
  const mean = promoters - detractors;
  return { mean, variance: promoters + detractors - mean * mean };
}
