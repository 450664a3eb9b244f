import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { benjaminiHochberg, holm } from "./multiple-tests";

describe("Benjamini and Hochberg", () => {
  test("find the first four of the fifteen tests of their paper", () => {
    const p = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
      0.759, 1,
    ];
    expect(benjaminiHochberg(p).filter(Boolean)).toHaveLength(4);
    expect(benjaminiHochberg(p.toReversed()).slice(-4)).toEqual([true, true, true, true]);
  });

  test("carry a test that misses its own step when a later one passes", () => {
    expect(benjaminiHochberg([0.04, 0.045])).toEqual([true, true]);
    expect(benjaminiHochberg([])).toEqual([]);
  });

  test("find at least what Bonferroni finds and at most what no correction finds", () => {
    const p = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(fc.oneof(p, fc.double({ min: 0, max: 0.1, noNaN: true })), { maxLength: 30 }),
        (ps) => {
          benjaminiHochberg(ps).forEach((isFound, index) => {
            const value = ps[index] ?? NaN;
            if (value <= 0.05 / ps.length) expect(isFound).toBe(true);
            if (value > 0.05) expect(isFound).toBe(false);
          });
        },
      ),
    );
  });
});

describe("Holm", () => {
  test("multiplies the smallest by the number of tests, the next by one less, and never steps back", () => {
    const corrected = holm([0.01, 0.04, 0.03, 0.005]);
    [0.03, 0.06, 0.06, 0.02].forEach((p, index) => expect(corrected[index]).toBeCloseTo(p, 12));
    expect(holm([0.6, 0.9])).toEqual([1, 1]);
    expect(holm([])).toEqual([]);
  });

  test("finds at least what Bonferroni finds and at most what Benjamini and Hochberg find", () => {
    const ps = fc.array(fc.double({ min: 0, max: 0.2, noNaN: true }), { maxLength: 30 });
    fc.assert(
      fc.property(ps, (pValues) => {
        const found = benjaminiHochberg(pValues);
        holm(pValues).forEach((p, index) => {
          const own = pValues[index] ?? NaN;
          if (own <= 0.05 / pValues.length) expect(p).toBeLessThanOrEqual(0.05 + 1e-12);
          if (p <= 0.05) expect(found[index]).toBe(true);
        });
      }),
      { numRuns: 1000 },
    );
  });
});
