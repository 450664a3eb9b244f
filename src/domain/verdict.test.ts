import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { NpsCounts } from "./nps";
import { verdictFrom, verdictOf, type Measured } from "./verdict";

const of = (promoters: number, passives: number, detractors: number): NpsCounts => ({
  promoters,
  passives,
  detractors,
});
const measured = (low: number, value: number, high: number, n = 100): Measured => ({ low, value, high, n });
const goal = { target: 40, band: 5 };

describe("a verdict", () => {
  test.each([
    ["met", measured(40, 45, 50)],
    ["likely met", measured(36, 41, 46)],
    ["likely met", measured(36, 40, 46)],
    ["at risk", measured(36, 38, 39)],
    ["at risk", measured(35, 38, 41)],
    ["at risk", measured(33, 35, 39)],
    ["at risk", measured(33, 37, 39)],
    ["at risk", measured(36, 39, 42)],
    ["open", measured(34, 37, 40)],
    ["open", measured(20, 45, 60)],
    ["open", measured(20, 25, 41)],
    ["likely missed", measured(30, 34, 36)],
    ["likely missed", measured(30, 34, 35)],
    ["missed", measured(20, 25, 34.9)],
    ["too few", measured(90, 95, 100, 9)],
    ["met", measured(90, 95, 100, 10)],
  ])("is %s for %o against 40 with a band of 5", (state, figure) => {
    expect(verdictFrom(figure, goal)?.state).toBe(state);
  });

  test("does not exist without a target, even for too few answers", () => {
    expect(verdictFrom(measured(36, 41, 46), { ...goal, target: undefined })).toBeUndefined();
    expect(verdictOf(of(1, 0, 0), undefined, 5)).toBeUndefined();
  });

  test("of nobody is too few, whatever the minimum", () => {
    expect(verdictOf(of(0, 0, 0), 40, 5)?.state).toBe("too few");
    expect(verdictFrom(measured(0, 0, 0, 0), { ...goal, fewest: 0 })?.state).toBe("too few");
  });

  test("on passives alone stays open: no spread is not certainty", () => {
    expect(verdictOf(of(0, 10, 0), 10, 5)?.state).toBe("open");
  });

  test("on 120 promoters, 60 passives and 20 detractors against 35 is met", () => {
    expect(verdictOf(of(120, 60, 20), 35, 5)).toEqual({ state: "met", answersNeeded: undefined });
  });
});

describe("where lower is better", () => {
  const lower = { target: 10, band: 3, direction: "lower" } as const;

  test.each([
    ["met", measured(5, 8, 10)],
    ["likely met", measured(8, 9, 12)],
    ["at risk", measured(11, 12, 13)],
    ["open", measured(10, 12, 14)],
    ["likely missed", measured(12, 14, 16)],
    ["missed", measured(13.1, 15, 17)],
  ])("a verdict is %s for %o against 10 with a band of 3", (state, figure) => {
    expect(verdictFrom(figure, lower)?.state).toBe(state);
  });

  test("everything is the mirror image", () => {
    const ends = fc.tuple(fc.double({ min: -100, max: 100, noNaN: true }), fc.nat(60), fc.nat(60));
    fc.assert(
      fc.property(
        ends,
        fc.integer({ min: -90, max: 90 }),
        fc.nat(20),
        ([value, below, above], target, band) => {
          const figure = measured(value - below, value, value + above);
          const mirror = measured(-value - above, -value, -value + below);
          expect(verdictFrom(mirror, { target: -target, band, direction: "lower", variance: 0.6 })).toEqual(
            verdictFrom(figure, { target, band, variance: 0.6 }),
          );
        },
      ),
    );
  });
});

describe("an open verdict", () => {
  test("says how many more answers would settle it", () => {
    expect(verdictOf(of(50, 30, 20), 40, 5)).toEqual({ state: "open", answersNeeded: 838 });
  });

  test("on the border is never settled by answers alone", () => {
    expect(verdictOf(of(50, 30, 20), 30, 5)).toEqual({ state: "open", answersNeeded: "never" });
  });

  test("asks for at least one answer, however one-sided the sample", () => {
    expect(verdictOf(of(10, 0, 0), 60, 5)).toEqual({ state: "open", answersNeeded: 1 });
  });

  test("without a variance says nothing about answers", () => {
    expect(verdictFrom(measured(20, 37, 60), goal)).toEqual({ state: "open", answersNeeded: undefined });
  });
});
