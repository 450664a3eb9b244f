import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { adjustedWald } from "./interval";
import { npsOf } from "./nps";
import { cellWeights, effectiveAnswers, weightedNps, type WeightedCounts } from "./weights";

describe("cell weights", () => {
  test("bring each group to its share of the customers", () => {
    const weights = cellWeights([
      { key: "young", population: 300, answered: 10 },
      { key: "old", population: 100, answered: 30 },
    ]);
    expect(weights).toEqual([
      { keys: ["young"], weight: 3 },
      { keys: ["old"], weight: 1 / 3 },
    ]);
  });

  test("stay between 0.2 and 5", () => {
    const weights = cellWeights([
      { key: "rare", population: 990, answered: 1 },
      { key: "keen", population: 10, answered: 99 },
    ]);
    expect(weights.map(({ weight }) => weight)).toEqual([5, 0.2]);
  });

  test("of a group without answers join the neighbour after it, the last one the neighbour before", () => {
    const cells = [0, 0, 5, 5, 0].map((answered, index) => ({ key: `g${index}`, population: 10, answered }));
    expect(cellWeights(cells)).toEqual([
      { keys: ["g0", "g1", "g2"], weight: 1.2 },
      { keys: ["g3", "g4"], weight: 0.8 },
    ]);
    expect(cellWeights([{ key: "nobody", population: 9, answered: 0 }])).toEqual([]);
    expect(cellWeights([])).toEqual([]);
  });

  test("of untrimmed groups put the sum of weights back to the number of answers, in a thousand worlds", () => {
    const cell = fc.record({
      key: fc.string(),
      population: fc.integer({ min: 60, max: 100 }),
      answered: fc.integer({ min: 30, max: 50 }),
    });
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 8 }), (cells) => {
        const weights = cellWeights(cells);
        const total = weights.reduce(
          (sum, { weight }, index) => sum + weight * (cells[index]?.answered ?? 0),
          0,
        );
        expect(total).toBeCloseTo(
          cells.reduce((sum, each) => sum + each.answered, 0),
          8,
        );
      }),
      { numRuns: 1000 },
    );
  });
});

describe("effective answers", () => {
  test("of 1, 1, 1, 5, 5 are 3.19", () => {
    expect(effectiveAnswers([1, 1, 1, 5, 5])).toBeCloseTo(3.19, 2);
    expect(effectiveAnswers([])).toBe(0);
  });
});

describe("the weighted score", () => {
  const same = (n: number, weight: number) => ({ n, weight: n * weight, squares: n * weight * weight });

  test("with equal weights is the plain score with its plain interval, in a thousand worlds", () => {
    const count = fc.nat(300);
    fc.assert(
      fc.property(count, count, count, fc.double({ min: 0.2, max: 5, noNaN: true }), (p, n, d, weight) => {
        const counts = { promoters: p, passives: n, detractors: d };
        const weighted = weightedNps({
          promoter: same(p, weight),
          passive: same(n, weight),
          detractor: same(d, weight),
        });
        if (p + n + d === 0) {
          expect(weighted).toBeUndefined();
          return;
        }
        expect(weighted?.value).toBeCloseTo(npsOf(counts) ?? NaN, 8);
        expect(weighted?.low).toBeCloseTo(adjustedWald(counts)?.low ?? NaN, 8);
        expect(weighted?.effectiveN).toBeCloseTo(p + n + d, 6);
      }),
      { numRuns: 1000 },
    );
  });

  test("lets a heavy answer count for more, and rests on fewer effective answers", () => {
    const counts: WeightedCounts = {
      promoter: { n: 3, weight: 3, squares: 3 },
      passive: { n: 0, weight: 0, squares: 0 },
      detractor: { n: 2, weight: 10, squares: 50 },
    };
    const weighted = weightedNps(counts);
    expect(weighted?.value).toBeCloseTo(-700 / 13, 10);
    expect(weighted?.effectiveN).toBeCloseTo(169 / 53, 10);
    expect(weighted?.n).toBe(5);
  });
});
