import fc from "fast-check";
import { expect, it } from "vitest";
import { roundWhole } from "./format";
import { tenthsThatSum } from "./sum-rounding";

it("rounded parts add up to the rounded total, and none is off by a tenth or more", () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -40, max: 40, noNaN: true }), { minLength: 1, maxLength: 20 }),
      (values) => {
        const total = values.reduce((sum, value) => sum + value, 0);
        const rounded = tenthsThatSum(values, total);
        expect(10 * rounded.reduce((sum, value) => sum + value, 0)).toBeCloseTo(roundWhole(10 * total), 6);
        rounded.forEach((value, index) =>
          expect(Math.abs(value - (values[index] ?? 0))).toBeLessThan(0.1 + 1e-6),
        );
      },
    ),
  );
  expect(tenthsThatSum([1.04, 1.04, 1.04], 3.12)).toEqual([1.1, 1, 1]);
});
