import { describe, expect, test } from "vitest";
import { differenceInDifferences, isCredibleComparison } from "./effect";
import { emotionGap, emotionShare, feltSums, hitTally, undefinedEmotionShare } from "./emotion";
import { compareNps } from "./interval";
import type { NpsCounts } from "./nps";
import { kaplanMeier, medianTime } from "./survival";
import { themeImpact } from "./theme-impact";

const of = (promoters: number, passives: number, detractors: number): NpsCounts => ({
  promoters,
  passives,
  detractors,
});

describe("the effect of a plan", () => {
  const treated = { before: of(500, 300, 200), after: of(600, 280, 120) };
  const still = { before: of(500, 300, 200), after: of(500, 300, 200) };

  test("is its change less that of the comparison, with both errors", () => {
    const found = differenceInDifferences({ treated, comparison: still });
    const own = compareNps(treated.before, treated.after);
    const other = compareNps(still.before, still.after);
    expect(found?.difference).toBeCloseTo(own?.difference ?? NaN, 10);
    expect(found?.se).toBeCloseTo(Math.hypot(own?.se ?? NaN, other?.se ?? NaN), 10);
    expect(found?.low).toBeGreaterThan(0);
  });

  test("vanishes when everything rose alike", () => {
    const found = differenceInDifferences({ treated, comparison: treated });
    expect(found?.difference).toBe(0);
    expect(found?.p).toBe(1);
  });

  test("needs a comparison that moved alike before, and answers on all four sides", () => {
    expect(isCredibleComparison({ treated: still, comparison: still })).toBe(true);
    expect(isCredibleComparison({ treated, comparison: still })).toBe(false);
    const nobody = { before: of(0, 0, 0), after: of(1, 0, 0) };
    expect(differenceInDifferences({ treated, comparison: nobody })).toBeUndefined();
    expect(isCredibleComparison({ treated: nobody, comparison: still })).toBe(false);
  });
});

describe("a theme", () => {
  test("drags the score down by what it would be without it", () => {
    const found = themeImpact(of(50, 30, 20), of(0, 5, 15));
    expect(found.score).toBe(-75);
    expect(found.impact).toBeCloseTo(30 - (100 * (50 - 5)) / 80, 10);
  });

  test("in every answer, or in none, has no impact", () => {
    expect(themeImpact(of(5, 3, 2), of(5, 3, 2))).toEqual({ score: 30, impact: undefined });
    expect(themeImpact(of(5, 3, 2), of(0, 0, 0))).toEqual({ score: undefined, impact: undefined });
  });
});

describe("times", () => {
  test("of open cases count as at least so long", () => {
    const spans = [2, 3, 3, 5, 8].map((time) => ({ time, isOver: true }));
    expect(medianTime(spans)).toBe(3);
    const open = [...spans, ...[9, 9, 9].map((time) => ({ time, isOver: false }))];
    expect(medianTime(open)).toBe(5);
    expect(medianTime([{ time: 4, isOver: false }])).toBeUndefined();
    expect(medianTime([])).toBeUndefined();
  });

  test("leave the share open of the published example", () => {
    // Remission of 21 leukaemia patients under 6-MP (Freireich 1963): S(10) = 0.753, median 23.
    const ended = [6, 6, 6, 7, 10, 13, 16, 22, 23].map((time) => ({ time, isOver: true }));
    const open = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35].map((time) => ({ time, isOver: false }));
    const steps = kaplanMeier([...ended, ...open]);
    expect(steps.find((step) => step.time === 10)?.open).toBeCloseTo(0.7529, 4);
    expect(medianTime([...ended, ...open])).toBe(23);
  });
});

describe("emotions", () => {
  test("fall short of what was designed", () => {
    const gap = emotionGap({ n: 4, sum: 2, squares: 4 }, 2);
    expect(gap?.mean).toBe(-1.5);
    expect(gap?.high).toBeCloseTo(-1.5 + 3.1824463 * Math.sqrt(1 / 4), 6);
    expect(emotionGap({ n: 1, sum: 2, squares: 4 }, 2)).toBeUndefined();
  });

  test("are summed from a histogram that begins with −2, and hit what was designed", () => {
    const histogram = [3, 0, 1, 4, 2];
    expect(feltSums(histogram)).toEqual({ n: 10, sum: -6 + 4 + 4, squares: 12 + 4 + 8 });
    expect(hitTally(histogram, 1)).toEqual({ successes: 4, n: 10 });
    expect(hitTally(histogram, -2)).toEqual({ successes: 3, n: 10 });
    expect(hitTally([], 0)).toEqual({ successes: 0, n: 0 });
  });

  test("hold a share of what is explained only where there is something to share", () => {
    const drivers = [
      { weight: 0.3, isEmotional: true },
      { weight: 0.1, isEmotional: false },
    ];
    expect(emotionShare(drivers, 100)).toBeCloseTo(0.75, 12);
    expect(emotionShare(drivers, 99)).toBe("too few cases");
    expect(emotionShare(drivers.slice(1), 100)).toBe("only one kind");
    expect(
      emotionShare(
        drivers.map((each) => ({ ...each, weight: 0.02 })),
        100,
      ),
    ).toBe("not explained");
  });

  test("nobody designed are counted by answers", () => {
    const stages = [
      { answers: 30, hasDesign: true },
      { answers: 10, hasDesign: false },
    ];
    expect(undefinedEmotionShare(stages)).toBe(0.25);
    expect(undefinedEmotionShare([])).toBeUndefined();
  });
});
