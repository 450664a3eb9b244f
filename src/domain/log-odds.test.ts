import { describe, expect, it } from "vitest";
import { logOdds } from "./log-odds";

describe("log-odds of words", () => {
  it("agree with the formula worked by hand", () => {
    const words = new Map([
      ["late", { first: 30, second: 10 }],
      ["kind", { first: 10, second: 30 }],
      ["the", { first: 60, second: 60 }],
    ]);
    // Prior 20 words: late 4, of 100 + 20 in each group. ln(34/86) − ln(14/106), variance 1/34 + 1/14.
    const late = (Math.log(34 / 86) - Math.log(14 / 106)) / Math.sqrt(1 / 34 + 1 / 14);
    const scores = logOdds(words, { priorWords: 20 });
    expect(scores.get("late")).toBeCloseTo(late, 10);
    expect(scores.get("kind")).toBeCloseTo(-late, 10);
    expect(scores.get("the")).toBeCloseTo(0, 10);
  });

  it("ask more of rare words than of common ones, and stay finite", () => {
    const scores = logOdds(
      new Map([
        ["once", { first: 1, second: 0 }],
        ["often", { first: 40, second: 5 }],
        ["filler", { first: 400, second: 400 }],
      ]),
    );
    expect(scores.get("often")).toBeGreaterThan(scores.get("once") ?? 0);
    expect([...logOdds(new Map([["only", { first: 5, second: 0 }]])).values()].every(Number.isFinite)).toBe(
      true,
    );
    expect(logOdds(new Map([["never", { first: 0, second: 0 }]])).size).toBe(0);
  });
});
