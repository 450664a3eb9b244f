import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scorecardTotal, type WeighedVerdict } from "./scorecard-total";
import { verdictStates } from "./verdict";

const of = (...parts: [number, WeighedVerdict["state"]][]) =>
  scorecardTotal(parts.map(([weight, state]) => ({ weight, state })));

describe("the total of a scorecard", () => {
  it("is the weight on the good side of its target, between what is settled as met and what is not settled as missed", () => {
    expect(of([4, "met"], [2, "likely met"], [1, "open"], [1, "at risk"], [2, "missed"])).toEqual({
      ...{ value: 60, low: 40, high: 80, judged: 10, weight: 10 },
    });
  });

  it("leaves out what has no verdict, and says how much that is", () => {
    expect(of([3, "met"], [1, "missed"], [5, "too few"], [1, undefined])).toEqual({
      ...{ value: 75, low: 75, high: 75, judged: 4, weight: 10 },
    });
    expect(of([0, "met"], [3, undefined])).toBeUndefined();
    expect(of()).toBeUndefined();
  });

  it("lies within its own bounds, and only their proportions matter to the weights", () => {
    const parts = fc.array(
      fc.record({
        weight: fc.integer({ min: 0, max: 100 }),
        state: fc.option(fc.constantFrom(...verdictStates), { nil: undefined }),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(parts, fc.integer({ min: 2, max: 9 }), (weighed, factor) => {
        const total = scorecardTotal(weighed);
        if (!total) return;
        expect(total.low).toBeLessThanOrEqual(total.value);
        expect(total.value).toBeLessThanOrEqual(total.high);
        const scaled = scorecardTotal(
          weighed.map(({ weight, state }) => ({ weight: weight * factor, state })),
        );
        expect(scaled?.value).toBeCloseTo(total.value, 9);
      }),
      { numRuns: 200 },
    );
  });
});
