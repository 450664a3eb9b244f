import { describe, expect, test } from "vitest";
import { runOnOneSide, signalsOf, steadyRun } from "./control-signals";
import { mannKendall, straightSlope, theilSenSlope } from "./trend-test";

describe("Mann and Kendall", () => {
  test("count orders exactly: four rising values have one chance in twelve", () => {
    expect(mannKendall([1, 2, 3, 4])).toEqual({ s: 6, tau: 1, p: expect.closeTo(2 / 24, 12) as number });
    expect(mannKendall([4, 3, 2, 1])?.p).toBeCloseTo(2 / 24, 12);
    expect(mannKendall([1, 2, 3, 4, 5, 6, 7, 8])?.p).toBeCloseTo(2 / 40320, 12);
  });

  test("see nothing in nothing", () => {
    expect(mannKendall([5, 5, 5])).toBeUndefined();
    expect(mannKendall([1, 2])).toBeUndefined();
    expect(mannKendall([2, 1, 4, 3, 1.5])?.p).toBe(1);
  });

  test("correct for ties", () => {
    // Kendall: variance (5·4·15 − 2·1·9) / 18 = 15.667 for one pair of equal values among five; S = 9.
    expect(mannKendall([1, 2, 2, 3, 4])?.s).toBe(9);
    expect(mannKendall([1, 2, 2, 3, 4])?.tau).toBeCloseTo(9 / Math.sqrt(90), 12);
    expect(mannKendall([1, 2, 2, 3, 4])?.p).toBeCloseTo(0.02297, 4);
  });
});

test("slopes of a line are its slope", () => {
  expect(theilSenSlope([1, 3, 5, 7])).toBe(2);
  expect(straightSlope([1, 3, 5, 7])).toBeCloseTo(2, 12);
  expect(theilSenSlope([1])).toBeUndefined();
  expect(straightSlope([1])).toBeUndefined();
});

describe("signals", () => {
  test("gaps neither count nor break a run", () => {
    const run = [1, 1, 1, 1, undefined, 1, 1, 1, 1, -1];
    expect(runOnOneSide(run)).toEqual([8]);
    expect(signalsOf(run)[8]).toBe("eight in a row");
    expect(signalsOf([undefined, 3.1, -3.1, 3])).toEqual([undefined, "outside", "outside", undefined]);
  });

  test("a value on the centre is on neither side, and equal values are no steady run", () => {
    expect(runOnOneSide([1, 1, 1, 0, 1, 1, 1, 1])).toEqual([]);
    expect(steadyRun([1, 2, 3, 4, 5, 5])).toEqual([]);
    expect(steadyRun([6, 5, 4, 3, 2, 1])).toEqual([5]);
  });
});
