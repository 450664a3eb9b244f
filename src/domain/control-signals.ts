/**
 * Patterns that chance alone seldom makes. Each rule takes distances from the centre in sigmas, with gaps, and gives
 * the indexes of the points that complete its pattern. Gaps neither count nor break a run.
 * Western Electric (1956), Statistical Quality Control Handbook; Nelson (1984), Journal of Quality Technology 16:4.
 */

import type { Series } from "./moving-range";

/** A value and its centre and sigma as the rules take it. */
export function inSigmas(series: Series, centre: number, sigma: number): Series {
  return series.map((value) => (value === undefined ? undefined : (value - centre) / sigma));
}

/** Western Electric 1: one point more than three sigmas away. */
export function beyondThreeSigma(distances: Series): number[] {
  return someBeyond(distances, { of: 1, atLeast: 1, sigmas: 3 });
}

/** Western Electric 2: two of three in a row more than two sigmas away, on one side. */
export function twoOfThreeBeyondTwo(distances: Series): number[] {
  return someBeyond(distances, { of: 3, atLeast: 2, sigmas: 2 });
}

/** Western Electric 3: four of five in a row more than one sigma away, on one side. */
export function fourOfFiveBeyondOne(distances: Series): number[] {
  return someBeyond(distances, { of: 5, atLeast: 4, sigmas: 1 });
}

/** Western Electric 4 (eight) and Nelson 2 (nine): so many in a row on one side of the centre. */
export function runOnOneSide(distances: Series, length = 8): number[] {
  return someBeyond(distances, { of: length, atLeast: length, sigmas: 0 });
}

/** Nelson 3: so many in a row, each higher than the one before, or each lower. */
export function steadyRun(distances: Series, length = 6): number[] {
  return windowsOf(distances, length).flatMap(({ last, values }) => {
    const steps = values.slice(1).map((value, index) => Math.sign(value - (values[index] ?? NaN)));
    return steps.every((step) => step === 1) || steps.every((step) => step === -1) ? [last] : [];
  });
}

/** Why a point is marked on a chart: the two rules of the screen, no others, for every rule adds false alarms (A17). */
export const controlSignals = ["outside", "eight in a row"] as const;
export type ControlSignal = (typeof controlSignals)[number];

/** The marks of a chart, in its order: a point may lie outside and complete a run; "outside" then speaks. */
export function signalsOf(distances: Series): (ControlSignal | undefined)[] {
  const outside = beyondThreeSigma(distances);
  const runs = runOnOneSide(distances);
  return distances.map((_, index) => {
    if (outside.includes(index)) return "outside";
    return runs.includes(index) ? "eight in a row" : undefined;
  });
}

type Pattern = Readonly<{ of: number; atLeast: number; sigmas: number }>;

function someBeyond(distances: Series, { of, atLeast, sigmas }: Pattern): number[] {
  return windowsOf(distances, of).flatMap(({ last, values }) => {
    const above = values.filter((value) => value > sigmas).length;
    const below = values.filter((value) => value < -sigmas).length;
    return Math.max(above, below) >= atLeast ? [last] : [];
  });
}

/** Every run of so many values, gaps left out, with the index of its last one. */
function windowsOf(distances: Series, length: number): { last: number; values: number[] }[] {
  const known = distances.flatMap((value, index) => (value === undefined ? [] : [{ value, index }]));
  return known.slice(length - 1).map(({ index }, end) => ({
    last: index,
    values: known.slice(end, end + length).map(({ value }) => value),
  }));
}
