import fc from "fast-check";
import { expect, test } from "vitest";
import { criticalValue, normalQuantile, twoSidedP, upperTail } from "./normal";

// Forty-digit values, computed with mpmath.
test.each([
  [0, 0.5],
  [0.5, 0.308537538725986896],
  [1, 0.158655253931457051],
  [2.9999, 0.00135034128295492491],
  [3, 0.00134989803163009453],
  [3.0001, 0.00134945491326071717],
  [5, 2.86651571879193912e-7],
  [15.2894999384068, 4.49186497635543964e-53],
  [30, 4.90671392714818706e-198],
])("the tail above %d keeps its relative precision", (z, tail) => {
  expect(upperTail(z) / tail).toBeCloseTo(1, 12);
});

test.each([
  [0.975, 1.95996398454005386],
  [0.995, 2.57582930354890045],
  [0.95, 1.64485362695147228],
  [0.8, 0.841621233572914364],
  [0.5, 0],
  [0.6, 0.253347103135799741],
  [1e-12, -7.03448382530113193],
  [1e-300, -37.0470962993612],
])("the quantile of %d is exact to twelve decimals", (probability, z) => {
  expect(normalQuantile(probability)).toBeCloseTo(z, 12);
});

test("a 95 % interval uses the exact quantile, not 1.96", () => {
  expect(criticalValue(0.95)).toBeCloseTo(1.959963984540054, 13);
});

test("certainty lies infinitely far out", () => {
  expect(normalQuantile(0)).toBe(-Infinity);
  expect(normalQuantile(1)).toBe(Infinity);
});

test("what is no probability is refused", () => {
  for (const probability of [-0.1, 1.1, NaN]) expect(() => normalQuantile(probability)).toThrow(RangeError);
  for (const confidence of [0, 1, 95, NaN]) expect(() => criticalValue(confidence)).toThrow(RangeError);
});

test("no difference at all has p 1", () => {
  expect(twoSidedP(0)).toBe(1);
});

test("quantile and tail undo each other", () => {
  fc.assert(
    fc.property(fc.double({ min: -8, max: 8, noNaN: true }), (z) => {
      const tail = upperTail(Math.abs(z));
      expect(Math.abs(normalQuantile(tail))).toBeCloseTo(Math.abs(z), 8);
      expect(upperTail(-z)).toBeCloseTo(1 - upperTail(z), 12);
    }),
  );
});
