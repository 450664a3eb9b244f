/** How columns of ratings move together. A column is one driver; undefined means not rated. */

import type { Matrix } from "./eigen";

export type Column = readonly (number | undefined)[];

/** Pearson's r over the rows that have both values; undefined under 3 such rows or where one side never varies. */
export function pearson(x: Column, y: Column): Readonly<{ r: number; n: number }> | undefined {
  const pairs = x.flatMap((a, row) => {
    const b = y[row];
    return a === undefined || b === undefined ? [] : [[a, b] as const];
  });
  if (pairs.length < 3) return undefined;
  const { correlation } = momentsOf([pairs.map(([a]) => a), pairs.map(([, b]) => b)]);
  const r = correlation[0]?.[1] ?? NaN;
  return Number.isNaN(r) ? undefined : { r, n: pairs.length };
}

/** The rows without a missing value, as columns again, and how many rows were given up for it. */
export function completeCases(columns: readonly Column[]): Readonly<{ columns: number[][]; lost: number }> {
  const rows = columns[0]?.length ?? 0;
  const kept = Array.from({ length: rows }, (_, row) => row).filter((row) =>
    columns.every((column) => column[row] !== undefined),
  );
  return {
    columns: columns.map((column) => kept.map((row) => column[row] ?? NaN)),
    lost: rows - kept.length,
  };
}

/** Means, standard deviations (divisor n) and correlations of columns; NaN where a column never varies. */
export type Moments = Readonly<{ n: number; means: number[]; deviations: number[]; correlation: Matrix }>;

/** Moments of complete columns of one length, in two passes, so that large means cost no digits. */
export function momentsOf(columns: readonly (readonly number[])[]): Moments {
  const n = columns[0]?.length ?? 0;
  const means = columns.map((column) => column.reduce((sum, value) => sum + value, 0) / n);
  const centred = columns.map((column, j) => Float64Array.from(column, (value) => value - (means[j] ?? 0)));
  const deviations = centred.map((column) => Math.sqrt(dot(column, column) / n));
  const correlation = centred.map((a, i) =>
    centred.map((b, j) =>
      i === j ? 1 : dot(a, b) / n / ((deviations[i] ?? 0) * (deviations[j] ?? 0) || NaN),
    ),
  );
  return { n, means, deviations, correlation };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < a.length; row++) sum += (a[row] ?? 0) * (b[row] ?? 0);
  return sum;
}
