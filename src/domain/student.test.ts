import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { betaBelow, betaQuantile, logGamma } from "./beta";
import { criticalValue } from "./normal";
import { measuredMean, studentCriticalValue, studentTwoSidedP } from "./student";

describe("Student's t", () => {
  test.each([
    [1, 12.706204736],
    [2, 4.302652729],
    [10, 2.228138852],
    [30, 2.042272456],
    [1000, 1.962339],
  ])("at %i degrees of freedom has the tabled 97.5 % quantile", (freedom, t) => {
    expect(studentCriticalValue(0.95, freedom)).toBeCloseTo(t, 6);
    expect(studentTwoSidedP(t, freedom)).toBeCloseTo(0.05, 7);
  });

  test("nears the normal distribution", () => {
    expect(studentCriticalValue(0.95, 1e7)).toBeCloseTo(criticalValue(0.95), 5);
  });

  test("keeps the digits of a far tail", () => {
    expect(studentTwoSidedP(40, 10) / 2.3e-12).toBeGreaterThan(0.9);
    expect(studentTwoSidedP(40, 10)).toBeLessThan(1e-11);
    expect(() => studentCriticalValue(1, 3)).toThrow(RangeError);
  });

  test("gives the interval of a mean", () => {
    const values = [4.2, 5.1, 3.9, 4.8, 5.5];
    const sums = {
      n: 5,
      sum: values.reduce((sum, x) => sum + x, 0),
      squares: values.reduce((sum, x) => sum + x * x, 0),
    };
    // 4.7 ± 2.776445 × √(0.425 ÷ 5)
    expect(measuredMean(sums)?.mean).toBeCloseTo(4.7, 12);
    expect(measuredMean(sums)?.high).toBeCloseTo(4.7 + 2.7764451 * Math.sqrt(0.425 / 5), 6);
    expect(measuredMean({ n: 1, sum: 3, squares: 9 })).toBeUndefined();
  });
});

describe("the beta distribution", () => {
  test("knows the gamma function", () => {
    expect(logGamma(5)).toBeCloseTo(Math.log(24), 12);
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 12);
  });

  test("with whole shapes is a sum of binomial chances", () => {
    // P(X ≥ 3 of 10 at 0.3) = 1 − P(X ≤ 2)
    expect(betaBelow(0.3, 3, 8)).toBeCloseTo(0.6172172136, 9);
    expect(betaBelow(0, 2, 2)).toBe(0);
    expect(betaBelow(1, 2, 2)).toBe(1);
  });

  test("gives back the probability its quantile was asked for", () => {
    const shape = fc.double({ min: 0.5, max: 500, noNaN: true });
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), shape, shape, (p, a, b) => {
        expect(betaBelow(betaQuantile(p, a, b), a, b)).toBeCloseTo(p, 9);
      }),
      { numRuns: 300 },
    );
    expect(betaQuantile(0, 2, 3)).toBe(0);
    expect(betaQuantile(1, 2, 3)).toBe(1);
    expect(() => betaQuantile(1.1, 2, 3)).toThrow(RangeError);
  });
});
