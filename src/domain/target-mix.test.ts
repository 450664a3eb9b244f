import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { npsOf } from "./nps";
import { targetMix, targetSum } from "./target-mix";

describe("what the departments' targets come to", () => {
  it("is the mean of the targets by answers; who has none stays where they are", () => {
    expect(
      targetMix([
        { share: 600, target: 40, value: 30 },
        { share: 300, target: 10, value: 12 },
        { share: 100, target: undefined, value: -20 },
      ]),
    ).toEqual({ mix: 25, targeted: 0.9 });
    expect(targetMix([{ share: 10, target: undefined, value: 3 }])).toBeUndefined();
    expect(targetMix([])).toBeUndefined();
  });

  it("is the whole's own score where every target is where its department stands", () => {
    const counts = fc.record({
      promoters: fc.nat(500),
      passives: fc.nat(500),
      detractors: fc.integer({ min: 1, max: 500 }),
    });
    fc.assert(
      fc.property(fc.array(counts, { minLength: 1, maxLength: 12 }), (parts) => {
        const sum = (key: keyof (typeof parts)[number]) =>
          parts.reduce((total, part) => total + part[key], 0);
        const whole = {
          promoters: sum("promoters"),
          passives: sum("passives"),
          detractors: sum("detractors"),
        };
        const mix = targetMix(
          parts.map((part) => ({
            share: part.promoters + part.passives + part.detractors,
            target: npsOf(part),
            value: undefined,
          })),
        );
        expect(mix?.mix).toBeCloseTo(npsOf(whole) ?? NaN, 6);
      }),
      { numRuns: 100 },
    );
  });

  it("adds up what adds up", () => {
    expect(
      targetSum([
        { target: 100, value: 300 },
        { target: undefined, value: 50 },
      ]),
    ).toBe(150);
    expect(targetSum([{ target: undefined, value: 50 }])).toBeUndefined();
  });
});
