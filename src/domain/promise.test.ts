import { describe, expect, it } from "vitest";
import {
  answersTally,
  brokenRate,
  eventState,
  evidenceOf,
  isOverPromised,
  perceptionSplit,
  stageGap,
  type Clause,
  type Evidence,
} from "./promise";

/** "Claims decided in 48 hours". */
const clause: Clause = { comparator: "at most", threshold: 48, limitHours: 48 };
const startedAt = new Date("2026-09-01T09:00:00Z");
const after = (hours: number) => new Date(startedAt.getTime() + hours * 3_600_000);
const event = (value: number | null, kept: boolean | null = null) => ({ startedAt, value, kept });
const measured = (kept: number, n: number) => evidenceOf({ successes: kept, n }, 5);

describe("an event under a promise", () => {
  it("is kept at the threshold itself and broken past it", () => {
    expect(eventState(event(48), clause, after(100))).toBe("kept");
    expect(eventState(event(48.1), clause, after(100))).toBe("broken");
    expect(eventState(event(4), { ...clause, comparator: "at least", threshold: 5 }, after(1))).toBe(
      "broken",
    );
  });

  it("is pending within its time limit and broken after it, not before", () => {
    expect(eventState(event(null), clause, after(48))).toBe("pending");
    expect(eventState(event(null), clause, after(48.01))).toBe("broken");
    expect(eventState(event(null), { ...clause, limitHours: null }, after(9_999))).toBe("pending");
  });

  it("is what the file says where the file says it", () => {
    expect(eventState(event(999, true), clause, after(1))).toBe("kept");
    expect(eventState(event(1, false), clause, after(1))).toBe("broken");
  });
});

describe("a promise", () => {
  it("has a kept share with Wilson's interval: 8 of 10 is 80, 49 to 94", () => {
    const evidence = measured(8, 10);
    if (evidence.state !== "measured") throw new Error(evidence.state);
    expect(evidence.value).toBe(80);
    expect(evidence.low).toBeCloseTo(49.02, 1);
    expect(evidence.high).toBeCloseTo(94.33, 1);
  });

  it("without events is unproven, and with too few suppressed", () => {
    expect(measured(0, 0)).toEqual({ state: "unproven" });
    expect(measured(4, 4)).toEqual({ state: "suppressed" });
  });

  it("counts customers' partly as half: 6 yes, 2 partly, 2 no is 7 of 10", () => {
    expect(answersTally({ yes: 6, partly: 2, no: 2 })).toEqual({ successes: 7, n: 10 });
  });

  it("splits what the books say from what customers say: 95 less 70 is 25", () => {
    expect(perceptionSplit(measured(95, 100), measured(70, 100))).toBeCloseTo(25, 12);
    expect(perceptionSplit(measured(95, 100), { state: "unproven" })).toBeUndefined();
  });

  it("is too much only when two periods in a row lie below it with all their range", () => {
    const low = measured(60, 200);
    const wide = measured(8, 10);
    expect(isOverPromised(low, low, 90)).toBe(true);
    expect(isOverPromised(low, wide, 90)).toBe(false);
    expect(isOverPromised(low, { state: "unproven" }, 90)).toBe(false);
    expect(isOverPromised(measured(95, 100), measured(95, 100), 90)).toBe(false);
  });
});

describe("a stage's gap", () => {
  const promise = (target: number, kept: Evidence, weight = 1) => ({ weight, target, kept });

  it("is the weighed shortfall in points: (2 × (100 − 61) + 1 × (95 − 97)) ÷ 3 is 25.33", () => {
    const gap = stageGap([promise(100, measured(61, 100), 2), promise(95, measured(97, 100))]);
    expect(gap).toMatchObject({ state: "measured", unproven: 0 });
    expect(gap.state === "measured" && gap.gap).toBeCloseTo(76 / 3, 10);
  });

  it("is below 0 where more was delivered than promised", () => {
    expect(stageGap([promise(90, measured(99, 100))])).toEqual({ state: "measured", gap: -9, unproven: 0 });
  });

  it("leaves the unproven out and counts them", () => {
    expect(stageGap([promise(100, measured(80, 100)), promise(100, { state: "unproven" })])).toEqual({
      state: "measured",
      gap: 20,
      unproven: 1,
    });
    expect(stageGap([promise(100, { state: "unproven" })])).toEqual({ state: "unproven", unproven: 1 });
  });

  it("takes weights that are all 0 as equal, and a stage without promises as a finding", () => {
    expect(stageGap([promise(100, measured(80, 100), 0), promise(100, measured(60, 100), 0)])).toMatchObject({
      gap: 30,
    });
    expect(stageGap([])).toEqual({ state: "no promise stated" });
  });
});

it("the broken rate pools events over promises: 5 and 15 of 100 and 50 is 20 of 150", () => {
  expect(
    brokenRate([
      { successes: 95, n: 100 },
      { successes: 35, n: 50 },
    ]),
  ).toBeCloseTo(20 / 150, 12);
  expect(brokenRate([])).toBeUndefined();
});
