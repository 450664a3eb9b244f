import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { adjustedEstimate, adjustedWald, compareNps, marginOf, wald, wilson } from "./interval";
import { answersIn, npsOf, type NpsCounts } from "./nps";

const of = (promoters: number, passives: number, detractors: number): NpsCounts => ({
  promoters,
  passives,
  detractors,
});
const answered = fc
  .record({ promoters: fc.nat(2000), passives: fc.nat(2000), detractors: fc.nat(2000) })
  .filter((counts) => answersIn(counts) > 0);

describe("the adjusted interval", () => {
  test.each([
    [of(3, 4, 3), 0, -41.289, 41.289],
    [of(7, 2, 1), 60, 7.039, 85.268],
    [of(50, 30, 20), 30, 14.051, 44.201],
    [of(120, 60, 20), 50, 39.988, 58.534],
    [of(500, 300, 200), 30, 25.077, 34.744],
    [of(0, 10, 0), 0, -18.465, 18.465],
    [of(5, 0, 0), 100, 17.491, 100],
  ])("of %o matches the published figures", (counts, nps, low, high) => {
    expect(npsOf(counts)).toBe(nps);
    const interval = adjustedWald(counts);
    expect(interval?.low).toBeCloseTo(low, 3);
    expect(interval?.high).toBeCloseTo(high, 3);
  });

  test("of nobody does not exist", () => {
    expect(adjustedWald(of(0, 0, 0))).toBeUndefined();
    expect(wald(of(0, 0, 0))).toBeUndefined();
  });

  test("stays on the scale, holds its own centre, and from two answers on the score", () => {
    fc.assert(
      fc.property(answered, fc.constantFrom(0.9, 0.95, 0.99), (counts, confidence) => {
        const { low, high } = adjustedWald(counts, confidence) ?? { low: NaN, high: NaN };
        const centre = 100 * (adjustedEstimate(counts)?.mean ?? NaN);
        expect(low).toBeGreaterThanOrEqual(-100);
        expect(high).toBeLessThanOrEqual(100);
        expect(low).toBeLessThan(centre);
        expect(high).toBeGreaterThan(centre);
        if (answersIn(counts) >= 2 && confidence >= 0.95) {
          expect(low).toBeLessThanOrEqual(npsOf(counts) ?? NaN);
          expect(high).toBeGreaterThanOrEqual(npsOf(counts) ?? NaN);
        }
      }),
    );
  });
});

describe("a known number of customers", () => {
  test("multiplies the standard error by the finite-population factor", () => {
    const all = wald(of(50, 30, 20)) ?? { low: NaN, high: NaN };
    const corrected = wald(of(50, 30, 20), 0.95, 400) ?? { low: NaN, high: NaN };
    const factor = Math.sqrt((400 - 100) / (400 - 1));
    expect((corrected.high - corrected.low) / (all.high - all.low)).toBeCloseTo(factor, 12);
  });

  test("closes the interval on the score when everybody answered", () => {
    for (const population of [100, 90]) {
      expect(adjustedWald(of(50, 30, 20), 0.95, population)).toEqual({ low: 30, high: 30 });
    }
    expect(adjustedWald(of(1, 0, 0), 0.95, 1)).toEqual({ low: 100, high: 100 });
  });

  test("narrows towards the score, not away from it, when nearly everybody answered", () => {
    const { low, high } = adjustedWald(of(10, 0, 0), 0.95, 11) ?? { low: NaN, high: NaN };
    expect(low).toBeGreaterThan(90);
    expect(high).toBe(100);
  });
});

describe("the half-width", () => {
  test.each([
    [of(1257, 653, 508), 3],
    [of(500, 300, 200), 5],
  ])("summarises the nearly symmetric interval of %o", (counts, rounded) => {
    const margin = marginOf(adjustedWald(counts) ?? { low: NaN, high: NaN }, npsOf(counts) ?? NaN);
    expect(Math.round(margin ?? NaN)).toBe(rounded);
  });

  test("gives way to the range when the arms differ by more than a point", () => {
    expect(marginOf({ low: 7.039, high: 85.268 }, 60)).toBeUndefined();
    expect(marginOf({ low: 14.051, high: 44.201 }, 30)).toBeUndefined();
  });

  test("never misplaces an end by more than half a point", () => {
    fc.assert(
      fc.property(answered, (counts) => {
        const interval = adjustedWald(counts) ?? { low: NaN, high: NaN };
        const value = npsOf(counts) ?? NaN;
        const margin = marginOf(interval, value);
        if (margin === undefined) return;
        expect(Math.abs(value - margin - interval.low)).toBeLessThanOrEqual(0.5 + 1e-9);
        expect(Math.abs(value + margin - interval.high)).toBeLessThanOrEqual(0.5 + 1e-9);
      }),
    );
  });
});

describe("Wilson's interval", () => {
  test("of 8 in 10 is .490 to .943", () => {
    expect(wilson(8, 10)?.low).toBeCloseTo(0.49, 3);
    expect(wilson(8, 10)?.high).toBeCloseTo(0.943, 3);
  });

  test("starts at exactly 0 and ends at exactly 1", () => {
    expect(wilson(0, 10)?.low).toBe(0);
    expect(wilson(10, 10)?.high).toBe(1);
  });

  test("of nothing does not exist, of the impossible is refused", () => {
    expect(wilson(0, 0)).toBeUndefined();
    expect(() => wilson(11, 10)).toThrow("11 successes of 10");
    expect(() => wilson(-1, 10)).toThrow(RangeError);
  });
});

describe("a comparison", () => {
  test.each([
    [of(50, 30, 20), of(60, 25, 15), 14.563, 1.372, 0.17],
    [of(500, 300, 200), of(560, 280, 160), 9.97, 2.919, 0.0035],
  ])("of %o with %o matches the worked example", (before, after, difference, z, p) => {
    const comparison = compareNps(before, after);
    expect(comparison?.difference).toBeCloseTo(difference, 3);
    expect(comparison?.z).toBeCloseTo(z, 3);
    expect(comparison?.p).toBeCloseTo(p, 3);
  });

  test("has the standard error of the worked example", () => {
    expect(compareNps(of(50, 30, 20), of(60, 25, 15))?.se).toBeCloseTo(10.618, 3);
  });

  test("without any spread has no z, and p tells only same from different", () => {
    const options = { method: "wald" } as const;
    expect(compareNps(of(0, 0, 10), of(10, 0, 0), options)).toEqual({
      difference: 200,
      se: 0,
      z: null,
      p: 0,
      low: 200,
      high: 200,
    });
    expect(compareNps(of(10, 0, 0), of(10, 0, 0), options)).toMatchObject({ difference: 0, z: null, p: 1 });
  });

  test("with nobody does not exist", () => {
    expect(compareNps(of(0, 0, 0), of(5, 3, 2))).toBeUndefined();
    expect(compareNps(of(5, 3, 2), of(0, 0, 0))).toBeUndefined();
  });

  test("turned round is the same with the other sign", () => {
    fc.assert(
      fc.property(answered, answered, fc.constantFrom("adjusted", "wald"), (a, b, method) => {
        const there = compareNps(a, b, { method });
        const back = compareNps(b, a, { method });
        expect(there?.difference).toBeCloseTo(-(back?.difference ?? NaN), 9);
        expect(there?.low).toBeCloseTo(-(back?.high ?? NaN), 9);
        expect(there?.p).toBeCloseTo(back?.p ?? NaN, 12);
        expect(Object.values(there ?? {}).some((value) => Number.isNaN(value))).toBe(false);
      }),
    );
  });
});

describe("customers on both sides", () => {
  const first = [1, 1, 1, 0, 0, -1, -1, 1, 0, -1];
  const second = [1, 0, 1, 0, 1, -1, 0, 1, 1, -1];
  const tallied = (answers: number[]) =>
    of(
      ...([1, 0, -1].map((s) => answers.filter((answer) => answer === s).length) as [number, number, number]),
    );
  const overlap = { n: 10, covariance: 0.47 };

  test("make the test paired: SE 18.974 instead of 36.056", () => {
    const [before, after] = [tallied(first), tallied(second)];
    expect(compareNps(before, after, { method: "wald" })?.se).toBeCloseTo(36.056, 3);
    expect(compareNps(before, after, { method: "wald", overlap })?.se).toBeCloseTo(18.974, 3);
  });

  test("also narrow the adjusted test", () => {
    const [before, after] = [tallied(first), tallied(second)];
    const paired = compareNps(before, after, { overlap })?.se ?? NaN;
    expect(paired).toBeLessThan(compareNps(before, after)?.se ?? NaN);
  });

  test("fewer than ten are not trusted", () => {
    const [before, after] = [tallied(first), tallied(second)];
    const nine = { n: 9, covariance: 0.47 };
    expect(compareNps(before, after, { overlap: nine })).toEqual(compareNps(before, after));
  });

  test("answering exactly the same again leave no error, not a rounding error", () => {
    const same = tallied(first);
    const comparison = compareNps(same, same, { method: "wald", overlap: { n: 10, covariance: 0.69 } });
    expect(comparison).toMatchObject({ difference: 0, se: 0, z: null, p: 1 });
  });
});
