import { describe, expect, it } from "vitest";
import { deterministic } from "../../scripts/testing/random";
import {
  extremeDropsOf,
  marginsOf,
  netFlowOf,
  repeatShareOf,
  splitOf,
  wonBackOf,
  type Flow,
} from "./migration";
import { npsOf, type NpsClass, type NpsCounts } from "./nps";

type Person = { before?: number; after?: number; department?: number };

const classOf = (value: number): NpsClass => (value > 0 ? "promoter" : value < 0 ? "detractor" : "passive");
const countsOf = (values: readonly (number | undefined)[]): NpsCounts => ({
  promoters: values.filter((value) => value === 1).length,
  passives: values.filter((value) => value === 0).length,
  detractors: values.filter((value) => value === -1).length,
});

function flowOf(people: readonly Person[]): Flow {
  const row = (from: NpsClass) =>
    countsOf(
      people.flatMap(({ before, after }) =>
        before !== undefined && after !== undefined && classOf(before) === from ? [after] : [],
      ),
    );
  return {
    both: { promoter: row("promoter"), passive: row("passive"), detractor: row("detractor") },
    first: countsOf(people.map(({ before }) => before)),
    second: countsOf(people.map(({ after }) => after)),
  };
}

/** The worked vector of metrics B3: ten customers before; six of them and three joiners after. */
const before = [1, 1, 1, 0, 0, -1, -1, 1, 0, -1];
const after = [1, 0, -1, 1, 0, -1];
const worked = flowOf([
  ...before.map((value, index) => ({ before: value, after: after[index] })),
  { after: 1 },
  { after: 1 },
  { after: -1 },
]);

describe("the split of a change", () => {
  it("is −22.22 + 23.33 = 1.11 in the worked vector", () => {
    const split = splitOf(worked);
    expect(split?.migration).toBeCloseTo(-22.2222, 4);
    expect(split?.mix).toBeCloseTo(23.3333, 4);
    expect(split?.change).toBeCloseTo(1.1111, 4);
    // Δ = 0, −1, −2, 1, 0, 0: variance 8/9, so 100·√6·√(8/9)/9.
    expect(split?.migrationSe).toBeCloseTo((100 * Math.sqrt((6 * 8) / 9)) / 9, 9);
  });

  it("leaves only the mix when nobody answered twice", () => {
    const split = splitOf(flowOf([{ before: 1 }, { before: -1 }, { after: 1 }]));
    expect(split).toMatchObject({ migration: 0, migrationSe: 0, mix: 100, change: 100 });
  });

  it("does not exist where one period has no answers", () => {
    expect(splitOf(flowOf([{ before: 1 }]))).toBeUndefined();
    expect(splitOf(flowOf([{ after: 1 }]))).toBeUndefined();
    expect(repeatShareOf(flowOf([{ before: 1 }]))).toBeUndefined();
  });

  it("ties out in 1,000 random worlds, departments and unattributed included", () => {
    const random = deterministic(3);
    const pick = (most: number) => Math.floor(random() * most);
    let extremes = 0;
    for (let world = 0; world < 1_000; world++) {
      const people: Person[] = Array.from({ length: 1 + pick(60) }, () => ({
        before: random() < 0.7 ? pick(3) - 1 : undefined,
        after: random() < 0.7 ? pick(3) - 1 : undefined,
        department: pick(5), // 0: nobody answers for it
      }));
      const flow = flowOf(people);
      const split = splitOf(flow);
      if (!split) continue;
      expect(split.migration + split.mix).toBeCloseTo(split.change, 9);
      expect(split.change).toBeCloseTo((npsOf(flow.second) ?? NaN) - (npsOf(flow.first) ?? NaN), 9);
      const n = people.filter(({ after: value }) => value !== undefined).length;
      const parts = [0, 1, 2, 3, 4].map((one) =>
        netFlowOf(flowOf(people.filter(({ department }) => department === one)).both, n),
      );
      expect(parts.reduce((sum, { net }) => sum + net, 0)).toBeCloseTo(split.migration, 9);
      const margins = marginsOf(flow);
      expect(parts.reduce((sum, { customers }) => sum + customers, 0)).toBe(margins.repeat);
      const total = (counts: NpsCounts) => counts.promoters + counts.passives + counts.detractors;
      expect(margins.repeat + total(margins.left)).toBe(total(flow.first));
      expect(margins.repeat + total(margins.joined)).toBe(total(flow.second));
      expect(total(margins.after)).toBe(margins.repeat);
      extremes += extremeDropsOf(flow.both).customers;
    }
    expect(extremes).toBeGreaterThan(500);
  });
});

describe("who moved", () => {
  it("counts straight drops apart from those by way of a passive answer", () => {
    expect(extremeDropsOf(worked.both)).toEqual({ customers: 1, share: 0.5 });
    expect(extremeDropsOf(flowOf([{ before: 1, after: 1 }]).both)).toEqual({
      customers: 0,
      share: undefined,
    });
  });

  it("counts who was won back, and how far", () => {
    const flow = flowOf([
      { before: -1, after: 1 },
      { before: -1, after: 0 },
      { before: -1, after: -1 },
    ]);
    expect(wonBackOf(flow.both)).toEqual({ customers: 2, toPromoter: 1 });
  });

  it("has a closed form for the bootstrap error, which resampling confirms", () => {
    const random = deterministic(9);
    const people: Person[] = Array.from({ length: 300 }, (_, index) => ({
      before: index < 200 ? Math.floor(random() * 3) - 1 : undefined,
      after: Math.floor(random() * 3) - 1,
      department: index % 3,
    }));
    const own = (all: readonly Person[]) =>
      netFlowOf(flowOf(all.filter(({ department }) => department === 0)).both, all.length);
    const draws = Array.from(
      { length: 1_000 },
      () => own(people.map(() => people[Math.floor(random() * people.length)] ?? {})).net,
    );
    const mean = draws.reduce((sum, value) => sum + value, 0) / draws.length;
    const sd = Math.sqrt(draws.reduce((sum, value) => sum + (value - mean) ** 2, 0) / draws.length);
    expect(own(people).se / sd).toBeGreaterThan(0.93);
    expect(own(people).se / sd).toBeLessThan(1.07);
  });

  it("knows the share of repeat customers", () => {
    expect(repeatShareOf(worked)).toBeCloseTo(6 / 9, 12);
  });
});
