import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { completeCases, momentsOf, pearson } from "./correlation";
import { normalDraw, seededRandom } from "./random";
import { leastSquares } from "./regression";
import {
  driverCorrelations,
  duplicateDrivers,
  explainedVariance,
  relativeWeights,
  shapleyShares,
  varianceInflation,
} from "./relative-weights";

/** Drivers that share a mood, and an outcome made of them. */
function world(seed: number, drivers: number, rows = 60) {
  const random = seededRandom(seed);
  const effects = Array.from({ length: drivers }, () => 2 * random() - 0.5);
  const columns: number[][] = Array.from({ length: drivers + 1 }, () => []);
  for (let row = 0; row < rows; row++) {
    const mood = normalDraw(random);
    const ratings = effects.map(() => mood + normalDraw(random));
    ratings.forEach((rating, j) => columns[j]?.push(rating));
    columns[drivers]?.push(
      ratings.reduce((sum, rating, j) => sum + rating * (effects[j] ?? 0), normalDraw(random)),
    );
  }
  return columns;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe("relative weights", () => {
  test("and Shapley shares both sum to R², which is that of the regression, in 1,000 random worlds", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 6 }), (seed, drivers) => {
        const columns = world(seed, drivers);
        const parts = driverCorrelations(momentsOf(columns).correlation);
        const explained = explainedVariance(parts);
        expect(sum(relativeWeights(parts))).toBeCloseTo(explained, 9);
        expect(sum(shapleyShares(parts))).toBeCloseTo(explained, 9);
        expect(Math.min(...relativeWeights(parts))).toBeGreaterThanOrEqual(0);
        const fit = leastSquares(columns.slice(0, -1), columns.at(-1) ?? []);
        expect(fit?.explained).toBeCloseTo(explained, 9);
      }),
      { numRuns: 1000 },
    );
  });

  test("of drivers that do not move together are their squared correlations", () => {
    const parts = {
      among: [
        [1, 0],
        [0, 1],
      ],
      withOutcome: [0.6, -0.3],
    };
    expect(relativeWeights(parts)[0]).toBeCloseTo(0.36, 12);
    expect(shapleyShares(parts)[1]).toBeCloseTo(0.09, 12);
    expect(varianceInflation(parts.among)).toEqual([1, 1]);
  });

  test("split a driver asked twice, and name it", () => {
    const columns = world(7, 2);
    const doubled = [columns[0] ?? [], columns[0] ?? [], columns[1] ?? [], columns[2] ?? []];
    const parts = driverCorrelations(momentsOf(doubled).correlation);
    const [first, second] = relativeWeights(parts);
    expect(first).toBeCloseTo(second ?? NaN, 9);
    expect(duplicateDrivers(parts.among)).toEqual([[0, 1]]);
    expect(explainedVariance(parts)).toBeCloseTo(
      explainedVariance(driverCorrelations(momentsOf(columns).correlation)),
      9,
    );
  });

  test("of more than ten drivers have no Shapley shares", () => {
    const parts = driverCorrelations(momentsOf(world(1, 11)).correlation);
    expect(() => shapleyShares(parts)).toThrow("11 drivers are more than 10");
  });
});

describe("correlation", () => {
  test("uses the rows that have both, and says how many", () => {
    expect(pearson([1, 2, undefined, 4], [2, 4, 6, 8])).toEqual({ r: 1, n: 3 });
    expect(pearson([1, 2, undefined], [2, 4, 6])).toBeUndefined();
    expect(pearson([1, 1, 1], [2, 4, 6])).toBeUndefined();
  });

  test("of complete cases says how many were lost", () => {
    const cases = completeCases([
      [1, undefined, 3],
      [4, 5, 6],
    ]);
    expect(cases).toEqual({
      columns: [
        [1, 3],
        [4, 6],
      ],
      lost: 1,
    });
  });
});

describe("least squares", () => {
  test("finds the line behind exact points, with no error", () => {
    const x = [1, 2, 3, 4];
    const fit = leastSquares(
      [x],
      x.map((value) => 3 + 2 * value),
    );
    expect(fit?.intercept).toBeCloseTo(3, 10);
    expect(fit?.slopes[0]).toBeCloseTo(2, 10);
    expect(fit?.covariance[0]?.[0]).toBeCloseTo(0, 10);
    expect(leastSquares([[1, 1, 1]], [1, 2, 3])).toBeUndefined();
    expect(leastSquares([[1, 2]], [1, 2])).toBeUndefined();
  });

  test("states the textbook error of a slope", () => {
    // R: summary(lm(c(1,3,2,5,4) ~ c(1,2,3,4,5))) gives slope 0.8, standard error 0.3464102
    const fit = leastSquares([[1, 2, 3, 4, 5]], [1, 3, 2, 5, 4]);
    expect(fit?.slopes[0]).toBeCloseTo(0.8, 12);
    expect(Math.sqrt(fit?.covariance[0]?.[0] ?? NaN)).toBeCloseTo(0.3464102, 6);
  });
});
