import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addCounts,
  answersIn,
  classOf,
  countsOf,
  isScore,
  npsClasses,
  npsOf,
  sharesOf,
  varianceOf,
} from "./nps";

const counted = fc.record({ promoters: fc.nat(5000), passives: fc.nat(5000), detractors: fc.nat(5000) });
const answered = counted.filter((counts) => answersIn(counts) > 0);

describe("a score", () => {
  test("is a whole number from 0 to 10, and 0 counts", () => {
    expect([0, 1, 6, 7, 10].every(isScore)).toBe(true);
    for (const value of [-1, 11, 7.5, NaN, Infinity, "9", "", null, undefined, true, [9]]) {
      expect(isScore(value), String(value)).toBe(false);
    }
  });

  test("is a detractor's up to 6, a passive's up to 8, a promoter's from 9", () => {
    const classes = Array.from({ length: 11 }, (_, score) => classOf(score));
    expect(classes.slice(0, 7)).toEqual(Array(7).fill("detractor"));
    expect(classes.slice(7)).toEqual(["passive", "passive", "promoter", "promoter"]);
    expect(new Set(classes)).toEqual(new Set(npsClasses));
  });

  test("off the scale is refused rather than counted as a detractor", () => {
    for (const value of [-1, 11, 6.5, NaN]) expect(() => classOf(value)).toThrow(RangeError);
  });
});

describe("counts", () => {
  test("put every answer of a histogram in exactly one class", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { minLength: 11, maxLength: 11 }), (histogram) => {
        const counts = countsOf(histogram);
        const detractors = histogram.filter((_, score) => classOf(score) === "detractor");
        expect(answersIn(counts)).toBe(histogram.reduce((sum, n) => sum + n, 0));
        expect(counts.detractors).toBe(detractors.reduce((sum, n) => sum + n, 0));
      }),
    );
  });

  test("of a scale without a zero are refused", () => {
    expect(() => countsOf(Array<number>(10).fill(1))).toThrow("Expected 11 score counters, got 10");
  });

  test("add up, and adding none gives none", () => {
    const a = { promoters: 3, passives: 4, detractors: 3 };
    expect(addCounts(a, { promoters: 1, passives: 0, detractors: 2 })).toEqual({
      promoters: 4,
      passives: 4,
      detractors: 5,
    });
    expect(answersIn(addCounts())).toBe(0);
  });
});

describe("NPS", () => {
  test("is promoters less detractors of all scored answers", () => {
    expect(npsOf({ promoters: 1789, passives: 827, detractors: 547 })).toBeCloseTo(39.2665, 4);
    expect(npsOf({ promoters: 2, passives: 1, detractors: 4 })).toBeCloseTo(-28.5714, 4);
  });

  test("of passives alone is 0, of nobody it is unknown", () => {
    expect(npsOf({ promoters: 0, passives: 5, detractors: 0 })).toBe(0);
    const nobody = { promoters: 0, passives: 0, detractors: 0 };
    expect([npsOf(nobody), varianceOf(nobody), sharesOf(nobody)]).toEqual([undefined, undefined, undefined]);
  });

  test("has variance 1 at worst, half promoters and half detractors", () => {
    expect(varianceOf({ promoters: 50, passives: 30, detractors: 20 })).toBeCloseTo(0.61, 12);
    expect(varianceOf({ promoters: 5, passives: 0, detractors: 5 })).toBe(1);
    expect(varianceOf({ promoters: 5, passives: 0, detractors: 0 })).toBe(0);
  });
});

describe("shares", () => {
  test("sum to 100 and stay within one per cent of the truth", () => {
    fc.assert(
      fc.property(answered, (counts) => {
        const shares = sharesOf(counts);
        expect(shares && answersIn(shares)).toBe(100);
        for (const name of ["promoters", "passives", "detractors"] as const) {
          expect(Math.abs((shares?.[name] ?? NaN) - (100 * counts[name]) / answersIn(counts))).toBeLessThan(
            1,
          );
        }
      }),
    );
  });

  test("give a tie to the passives, so that equal sides look equal", () => {
    expect(sharesOf({ promoters: 1, passives: 1, detractors: 1 })).toEqual({
      promoters: 33,
      passives: 34,
      detractors: 33,
    });
  });

  test("between promoters and detractors give a tie to the detractors", () => {
    expect(sharesOf({ promoters: 3, passives: 2, detractors: 3 })).toEqual({
      promoters: 37,
      passives: 25,
      detractors: 38,
    });
  });
});
