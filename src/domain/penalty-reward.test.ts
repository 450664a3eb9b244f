import { describe, expect, test } from "vitest";
import { penaltyRewards, type Rated } from "./penalty-reward";
import { normalDraw, seededRandom } from "./random";

/** What a low and a high rating do to the outcome, in points, at each touchpoint. */
const kinds = { hygiene: [-2, 0], exciter: [0, 1.5], linear: [-1, 1], nothing: [0, 0] } as const;

function answers(rows: number, seed: number, missing = 0) {
  const random = seededRandom(seed);
  const names = Object.keys(kinds) as (keyof typeof kinds)[];
  const ratings: (number | undefined)[][] = names.map(() => []);
  const outcome: number[] = [];
  for (let row = 0; row < rows; row++) {
    let score = 7 + normalDraw(random);
    names.forEach((name, j) => {
      const rating = random() < missing ? undefined : 1 + Math.floor(5 * random());
      ratings[j]?.push(rating);
      if (rating !== undefined && rating <= 2) score += kinds[name][0];
      if (rating === 5) score += kinds[name][1];
    });
    outcome.push(score);
  }
  const touchpoints: Rated[] = ratings.map((column) => ({ ratings: column, lowUpTo: 2, highFrom: 5 }));
  return { touchpoints, outcome };
}

describe("a touchpoint", () => {
  test("that only hurts is basic, that only delights is a differentiator, that does both is both", () => {
    const { touchpoints, outcome } = answers(2000, 4);
    const found = penaltyRewards(touchpoints, outcome);
    expect(found.map((each) => each.class)).toEqual(["basic", "differentiator", "both", "no evidence"]);
    expect(found[0]?.penalty).toBeCloseTo(2, 0);
    expect(found[1]?.reward).toBeCloseTo(1.5, 0);
  });

  test("is found as well when most customers never met it", () => {
    const { touchpoints, outcome } = answers(6000, 2, 0.7);
    const found = penaltyRewards(touchpoints, outcome);
    expect(found.map((each) => each.class)).toEqual(["basic", "differentiator", "both", "no evidence"]);
  });

  test("without effect is seldom called anything, although the ratio of its two effects can be anything", () => {
    const nothing = Array.from({ length: 200 }, (_, seed) => {
      const { touchpoints, outcome } = answers(400, 100 + seed);
      return penaltyRewards(touchpoints, outcome)[3]?.class;
    });
    expect(nothing.filter((each) => each !== "no evidence").length).toBeLessThan(12);
  });

  test("with fewer than thirty low or high ratings is not judged", () => {
    const { touchpoints, outcome } = answers(2000, 3);
    const rare = {
      ratings: outcome.map((_, row) => (row < 29 ? 1 : 5)),
      lowUpTo: 2,
      highFrom: 5,
    };
    const found = penaltyRewards([...touchpoints, rare], outcome);
    expect(found[4]).toEqual({ class: "too few", low: 29, high: 1971 });
    expect(penaltyRewards([rare], outcome)).toHaveLength(1);
    expect(penaltyRewards([], [])).toEqual([]);
  });
});
