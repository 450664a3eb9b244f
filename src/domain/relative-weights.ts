/** Which part of what can be explained belongs to which driver, although drivers move together. */

import { matrixPower, powerOf, smallestEigenvalue, symmetricEigen, times, type Matrix } from "./eigen";

/** Correlations among the drivers, and of each driver with the outcome. */
export type DriverCorrelations = Readonly<{ among: Matrix; withOutcome: readonly number[] }>;

/** Splits "drivers first, outcome last" into the two parts. */
export function driverCorrelations(correlation: Matrix): DriverCorrelations {
  const outcome = correlation.length - 1;
  const drivers = correlation.slice(0, outcome);
  return {
    among: drivers.map((row) => row.slice(0, outcome)),
    withOutcome: drivers.map((row) => row[outcome] ?? 0),
  };
}

/** R²: how much of the outcome's variance all drivers explain together, 0 to 1. */
export function explainedVariance({ among, withOutcome }: DriverCorrelations): number {
  return dot(withOutcome, times(matrixPower(among, -1), withOutcome));
}

/**
 * Johnson's relative weights, in the order of the drivers; never negative, and they sum to R².
 * Λ = R^½, β = Λ⁻¹r, weight_j = Σ_k Λ_jk² β_k². Johnson (2000), Multivariate Behavioral Research 35:1.
 */
export function relativeWeights({ among, withOutcome }: DriverCorrelations): number[] {
  const eigen = symmetricEigen(among);
  const beta = times(powerOf(eigen, -0.5), withOutcome).map((value) => value * value);
  return powerOf(eigen, 0.5).map((row) =>
    row.reduce((sum, lambda, k) => sum + lambda * lambda * (beta[k] ?? 0), 0),
  );
}

/** More drivers than this make 2^drivers regressions too many. */
export const mostForShapley = 10;

/**
 * Each driver's gain in R², averaged over every order of entering: exact Shapley values ("LMG"), which sum to R².
 * A RangeError for more than 10 drivers. Lindeman, Merenda & Gold (1980), Introduction to Bivariate and
 * Multivariate Analysis, p. 119; Grömping (2006), Journal of Statistical Software 17:1.
 */
export function shapleyShares({ among, withOutcome }: DriverCorrelations): number[] {
  const size = withOutcome.length;
  if (size > mostForShapley) throw new RangeError(`${size} drivers are more than ${mostForShapley}`);
  const explained = Array.from({ length: 2 ** size }, (_, set) => explainedBy(set, { among, withOutcome }));
  return withOutcome.map((_, driver) =>
    explained.reduce((sum, without, set) => {
      if (set & (1 << driver)) return sum;
      const gain = (explained[set | (1 << driver)] ?? 0) - without;
      return sum + gain * shareOfOrders(bitsIn(set), size);
    }, 0),
  );
}

/** R² of the drivers whose bits are set. */
function explainedBy(set: number, { among, withOutcome }: DriverCorrelations): number {
  const chosen = withOutcome.flatMap((_, driver) => (set & (1 << driver) ? [driver] : []));
  if (chosen.length === 0) return 0;
  return explainedVariance({
    among: chosen.map((i) => chosen.map((j) => among[i]?.[j] ?? 0)),
    withOutcome: chosen.map((i) => withOutcome[i] ?? 0),
  });
}

/** Of all orders of `size` drivers, the share in which exactly these `before` come before one given driver. */
function shareOfOrders(before: number, size: number): number {
  let share = 1 / size;
  for (let k = 1; k <= before; k++) share *= k / (size - k);
  return share;
}

function bitsIn(set: number): number {
  let bits = 0;
  for (let rest = set; rest > 0; rest >>= 1) bits += rest & 1;
  return bits;
}

/** How much the error of each driver's slope is inflated by the others; over 5 they should be looked at as a group. */
export function varianceInflation(among: Matrix): number[] {
  return matrixPower(among, -1).map((row, j) => row[j] ?? NaN);
}

/** Drivers that follow from others: by index, with those they repeat, largest groups first (metrics A16). */
export function duplicateDrivers(among: Matrix): number[][] {
  const { values, vectors } = symmetricEigen(among);
  return vectors
    .filter((_, k) => (values[k] ?? 0) <= smallestEigenvalue)
    .map((vector) => vector.flatMap((part, driver) => (Math.abs(part) > 1e-4 ? [driver] : [])));
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, k) => sum + value * (b[k] ?? 0), 0);
}
