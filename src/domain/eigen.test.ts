import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { matrixPower, symmetricEigen, times } from "./eigen";

const entry = fc.double({ min: -3, max: 3, noNaN: true });
/** A random matrix times its own transpose: symmetric, no eigenvalue under 0. */
const positive = fc
  .integer({ min: 1, max: 7 })
  .chain((size) =>
    fc.array(fc.array(entry, { minLength: size, maxLength: size }), { minLength: size, maxLength: size }),
  )
  .map((a) =>
    a.map((row, i) =>
      row.map((_, j) => a.reduce((sum, each) => sum + (each[i] ?? 0) * (each[j] ?? 0), Number(i === j))),
    ),
  );

describe("eigenvalues", () => {
  test("of a known matrix", () => {
    const { values, vectors } = symmetricEigen([
      [2, 1],
      [1, 2],
    ]);
    expect(values.toSorted((a, b) => a - b).map((value) => Math.round(value * 1e9) / 1e9)).toEqual([1, 3]);
    expect(Math.abs(vectors[0]?.[0] ?? NaN)).toBeCloseTo(Math.SQRT1_2, 12);
  });

  test("rebuild any symmetric matrix, and its square root squared is the matrix again", () => {
    fc.assert(
      fc.property(positive, (matrix) => {
        const { values, vectors } = symmetricEigen(matrix);
        vectors.forEach((vector, k) =>
          times(matrix, vector).forEach((entryOf, i) =>
            expect(entryOf).toBeCloseTo((values[k] ?? NaN) * (vector[i] ?? NaN), 7),
          ),
        );
        const root = matrixPower(matrix, 0.5);
        matrix.forEach((row, i) =>
          row.forEach((value, j) =>
            expect(
              times(
                root,
                root.map((each) => each[j] ?? 0),
              )[i],
            ).toBeCloseTo(value, 7),
          ),
        );
      }),
      { numRuns: 1000 },
    );
  });

  test("too small to count are left out of an inverse", () => {
    const twice = [
      [1, 1],
      [1, 1],
    ];
    const inverse = matrixPower(twice, -1).flat();
    for (const value of inverse) expect(value).toBeCloseTo(0.25, 12);
  });
});
