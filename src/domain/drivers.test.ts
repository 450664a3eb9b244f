import { describe, expect, test } from "vitest";
import type { Column } from "./correlation";
import { driverAnalysis, fewestCases, type DriverAnalysis } from "./drivers";
import { normalDraw, seededRandom } from "./random";

/** Two drivers that matter, one more than the other, and one that does not; some ratings are missing. */
function answers(rows: number, seed: number, missing: number) {
  const random = seededRandom(seed);
  const columns: (number | undefined)[][] = [[], [], []];
  const outcome: number[] = [];
  for (let row = 0; row < rows; row++) {
    const mood = normalDraw(random);
    const ratings = columns.map(() => (random() < missing ? undefined : mood + normalDraw(random)));
    ratings.forEach((rating, j) => columns[j]?.push(rating));
    outcome.push(2 * (ratings[0] ?? 0) + (ratings[1] ?? 0) + 2 * normalDraw(random));
  }
  return { columns: columns as Column[], outcome };
}

function analysisOf(...[drivers, outcome, options]: Parameters<typeof driverAnalysis>): DriverAnalysis {
  const found = driverAnalysis(drivers, outcome, options);
  if ("needed" in found) throw new Error(`needs ${found.needed} more`);
  return found;
}

describe("drivers", () => {
  test("share out what is explained, in the right order, and repeat themselves exactly", () => {
    const { columns, outcome } = answers(1500, 3, 0);
    const found = analysisOf(columns, outcome, { random: seededRandom(1), draws: 300 });
    const [first, second, third] = found.drivers;
    expect(found.drivers.reduce((sum, driver) => sum + driver.weight, 0)).toBeCloseTo(found.explained, 10);
    expect(found.drivers.reduce((sum, driver) => sum + driver.share, 0)).toBeCloseTo(1, 10);
    expect(first?.low).toBeGreaterThan(second?.high ?? NaN);
    expect(second?.low).toBeGreaterThan(third?.high ?? NaN);
    expect(found.low).toBeLessThan(found.explained);
    expect(found.high).toBeGreaterThan(found.explained);
    expect(driverAnalysis(columns, outcome, { random: seededRandom(1), draws: 300 })).toEqual(found);
  });

  test("without effect show no evidence, although a weight is never below 0", () => {
    const random = seededRandom(8);
    const [x, noise, outcome] = [[], [], []] as [number[], number[], number[]];
    for (let row = 0; row < 800; row++) {
      x.push(normalDraw(random));
      noise.push(normalDraw(random));
      outcome.push((x[row] ?? 0) + normalDraw(random));
    }
    const found = analysisOf([x, noise], outcome, { random: seededRandom(2), draws: 400 });
    expect(found.drivers.map((driver) => driver.hasEvidence)).toEqual([true, false]);
    expect(found.drivers[1]?.weight).toBeGreaterThanOrEqual(0);
  });

  test("not rated by everybody lose those cases, or count as usual, as told", () => {
    const { columns, outcome } = answers(2000, 4, 0.4);
    const dropped = analysisOf(columns, outcome, { random: seededRandom(1), draws: 50 });
    expect(dropped.n + dropped.lost).toBe(2000);
    expect(dropped.lost).toBeGreaterThan(1400);
    const centred = analysisOf(columns, outcome, { random: seededRandom(1), draws: 50, missing: "centre" });
    expect(centred).toMatchObject({ n: 2000, lost: 0 });
    expect(centred.drivers[0]?.ratings).toBeLessThan(1300);
    expect(centred.drivers[0]?.weight).toBeGreaterThan(centred.drivers[1]?.weight ?? NaN);
  });

  test("need a hundred cases, or ten each", () => {
    expect(fewestCases(3)).toBe(100);
    expect(fewestCases(30)).toBe(300);
    const { columns, outcome } = answers(60, 4, 0);
    expect(driverAnalysis(columns, outcome, { random: seededRandom(1) })).toEqual({ needed: 40 });
    expect(driverAnalysis([], [], { random: seededRandom(1) })).toEqual({ needed: 100 });
  });

  test("have intervals that hold the true share in most worlds", () => {
    // One driver of variance 1 beside noise of variance 1: R² is a half.
    const held = Array.from({ length: 100 }, (_, seed) => {
      const random = seededRandom(1000 + seed);
      const x = Array.from({ length: 300 }, () => normalDraw(random));
      const y = x.map((value) => value + normalDraw(random));
      const found = analysisOf([x], y, { random, draws: 200 });
      return found.low <= 0.5 && found.high >= 0.5;
    });
    expect(held.filter(Boolean).length).toBeGreaterThanOrEqual(87);
  });
});
