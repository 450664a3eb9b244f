/** Ordinary least squares with its covariance. */

import { momentsOf } from "./correlation";
import { matrixPower, times, type Matrix } from "./eigen";
import { driverCorrelations } from "./relative-weights";

/** Slopes in the order of the columns; `covariance` is that of the slopes; `freedom` = n − columns − 1. */
export type Fit = Readonly<{
  intercept: number;
  slopes: number[];
  covariance: Matrix;
  explained: number;
  freedom: number;
}>;

/**
 * Fits `outcome` by `columns` of the same length, through their correlations, which keeps its digits whatever the
 * units. Undefined where a column or the outcome never varies, or with no degree of freedom left.
 * Weisberg (2014), Applied Linear Regression, chapter 3.
 */
export function leastSquares(
  columns: readonly (readonly number[])[],
  outcome: readonly number[],
): Fit | undefined {
  const { n, means, deviations, correlation } = momentsOf([...columns, outcome]);
  const freedom = n - columns.length - 1;
  if (freedom < 1 || deviations.some((deviation) => !(deviation > 0))) return undefined;
  const { among, withOutcome } = driverCorrelations(correlation);
  const inverse = matrixPower(among, -1);
  const standardised = times(inverse, withOutcome);
  const explained = standardised.reduce((sum, beta, j) => sum + beta * (withOutcome[j] ?? 0), 0);
  const spread = deviations[columns.length] ?? NaN;
  const slopes = standardised.map((beta, j) => (beta * spread) / (deviations[j] ?? NaN));
  const noise = (Math.max(0, 1 - explained) * spread * spread) / freedom;
  return {
    intercept: slopes.reduce(
      (rest, slope, j) => rest - slope * (means[j] ?? 0),
      means[columns.length] ?? NaN,
    ),
    slopes,
    covariance: inverse.map((row, i) =>
      row.map((value, j) => (noise * value) / ((deviations[i] ?? NaN) * (deviations[j] ?? NaN))),
    ),
    explained,
    freedom,
  };
}
