/** Symmetric matrices by their eigenvalues: one tool for square roots, inverses and inverse square roots. */

/** Row by row; square and symmetric wherever this file takes it. */
export type Matrix = readonly (readonly number[])[];

/** `vectors[k]` belongs to `values[k]`; the vectors have length 1 and stand at right angles. */
export type Eigen = Readonly<{ values: readonly number[]; vectors: Matrix }>;

/** Eigenvalues at or below this are those of a column that says nothing of its own (metrics A16). */
export const smallestEigenvalue = 1e-8;
const mostSweeps = 60;

/**
 * Eigenvalues and vectors of a symmetric matrix, by cyclic Jacobi rotations.
 * Golub & Van Loan, Matrix Computations, algorithm 8.5.2.
 */
export function symmetricEigen(matrix: Matrix): Eigen {
  const size = matrix.length;
  const a = matrix.map((row) => Float64Array.from(row));
  const v = matrix.map((_, i) => Float64Array.from({ length: size }, (_, j) => Number(i === j)));
  for (let sweep = 0; sweep < mostSweeps && !isDiagonal(a); sweep++) {
    for (let p = 0; p < size - 1; p++) for (let q = p + 1; q < size; q++) rotate(a, v, p, q);
  }
  return { values: a.map((row, k) => row[k] ?? 0), vectors: v.map((row) => [...row]) };
}

/**
 * The matrix to a power (½, −½, −1 …): the same eigenvectors, each eigenvalue to that power. Eigenvalues under
 * `smallestEigenvalue` are left out, which for −1 gives the pseudo-inverse.
 */
export function matrixPower(matrix: Matrix, exponent: number): number[][] {
  return powerOf(symmetricEigen(matrix), exponent);
}

/** The same from eigenvalues that are known already. */
export function powerOf({ values, vectors }: Eigen, exponent: number): number[][] {
  const result = values.map(() => values.map(() => 0));
  values.forEach((value, k) => {
    if (value <= smallestEigenvalue) return;
    const power = value ** exponent;
    const vector = vectors[k] ?? [];
    result.forEach((row, i) => {
      const part = power * (vector[i] ?? 0);
      for (let j = 0; j < row.length; j++) row[j] = (row[j] ?? 0) + part * (vector[j] ?? 0);
    });
  });
  return result;
}

/** The matrix times a column. */
export function times(matrix: Matrix, column: readonly number[]): number[] {
  return matrix.map((row) => row.reduce((sum, value, k) => sum + value * (column[k] ?? 0), 0));
}

type Rows = readonly Float64Array[];

/** Turns the plane of p and q so far that a[p][q] becomes 0; v turns along. Rows of v are the eigenvectors. */
function rotate(a: Rows, v: Rows, p: number, q: number): void {
  const off = a[p]?.[q] ?? 0;
  if (off === 0) return;
  const theta = ((a[q]?.[q] ?? 0) - (a[p]?.[p] ?? 0)) / (2 * off);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cosine = 1 / Math.sqrt(t * t + 1);
  const sine = t * cosine;
  for (const row of a) turn(row, p, q, [cosine, sine]);
  turnRows(a, p, q, [cosine, sine]);
  turnRows(v, p, q, [cosine, sine]);
}

function turn(row: Float64Array, p: number, q: number, [cosine, sine]: readonly [number, number]): void {
  const [x, y] = [row[p] ?? 0, row[q] ?? 0];
  row[p] = cosine * x - sine * y;
  row[q] = sine * x + cosine * y;
}

function turnRows(rows: Rows, p: number, q: number, [cosine, sine]: readonly [number, number]): void {
  const [first, second] = [rows[p], rows[q]];
  if (!first || !second) return;
  for (let k = 0; k < first.length; k++) {
    const [x, y] = [first[k] ?? 0, second[k] ?? 0];
    first[k] = cosine * x - sine * y;
    second[k] = sine * x + cosine * y;
  }
}

function isDiagonal(a: Rows): boolean {
  let [off, on] = [0, 0];
  a.forEach((row, i) =>
    row.forEach((value, j) => {
      if (i === j) on += value * value;
      else off += value * value;
    }),
  );
  // Convergence is quadratic at the end: what is left of a relative 1e-24 is under every figure's last digit.
  return off <= 1e-24 * on;
}
