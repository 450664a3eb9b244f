import { describe, expect, it } from "vitest";
import {
  badProfitOf,
  churnRateOf,
  hasOwnRates,
  ownRiskOf,
  recoveryRatesOf,
  ruleOfThumbOf,
  type RevenueBucket,
} from "./money";
import { seededRandom } from "./random";

const buckets: RevenueBucket[] = [
  { class: "promoter", customers: 500, revenue: 50_000 },
  { class: "passive", customers: 300, revenue: 30_000 },
  { class: "detractor", customers: 200, revenue: 20_000 },
];

describe("bad profit", () => {
  it("is detractors' revenue of all who answered, with bounds for the silent", () => {
    const found = badProfitOf(buckets, 100_000);
    expect(found?.share).toBeCloseTo(0.2, 12);
    expect(found?.lowest).toBeCloseTo(0.1, 12);
    expect(found?.highest).toBeCloseTo(0.6, 12);
    // Everybody brings the same here, so the interval is about that of a share of 200 in 1,000: ±2.5 points.
    expect(found?.interval.low).toBeGreaterThan(0.165);
    expect(found?.interval.low).toBeLessThan(0.185);
    expect(found?.interval.high).toBeGreaterThan(0.215);
    expect(found?.interval.high).toBeLessThan(0.235);
  });

  it("is wider where a few customers bring most of it", () => {
    const heavy = badProfitOf([...buckets, { class: "detractor", customers: 1, revenue: 40_000 }], 0);
    expect((heavy?.interval.high ?? 0) - (heavy?.interval.low ?? 0)).toBeGreaterThan(0.2);
  });

  it("is the same at each reading, and does not exist without revenue", () => {
    expect(badProfitOf(buckets, 0)).toEqual(badProfitOf(buckets, 0));
    expect(badProfitOf([], 5)).toBeUndefined();
  });
});

describe("revenue at risk", () => {
  it("by the rule of thumb takes half of detractors and three tenths of passives", () => {
    const byClass = {
      promoter: { customers: 500, revenue: 50_000 },
      passive: { customers: 300, revenue: 30_000 },
      detractor: { customers: 200, revenue: 20_000 },
    };
    expect(ruleOfThumbOf(byClass)).toEqual({ shortTerm: 10_000, longTerm: 9_000, upside: 15_000 });
  });

  it("by own rates waits for 30 customers and 5 losses in every class", () => {
    const enough = { customers: 100, losses: 5 };
    expect(hasOwnRates({ promoter: enough, passive: enough, detractor: enough })).toBe(true);
    expect(hasOwnRates({ promoter: { customers: 100, losses: 4 }, passive: enough, detractor: enough })).toBe(
      false,
    );
    expect(hasOwnRates({ promoter: enough, passive: { customers: 29, losses: 9 }, detractor: enough })).toBe(
      false,
    );
    expect(
      ownRiskOf(buckets, { promoter: { customers: 0, losses: 0 }, passive: enough, detractor: enough }),
    ).toBeUndefined();
  });

  it("counts what each class loses beyond promoters", () => {
    const watched = {
      promoter: { customers: 400, losses: 20 },
      passive: { customers: 300, losses: 30 },
      detractor: { customers: 200, losses: 60 },
    };
    const found = ownRiskOf(buckets, watched);
    expect(found?.total).toBeCloseTo(30_000 * 0.05 + 20_000 * 0.25, 6);
    expect(found?.interval.low).toBeLessThan(found?.total ?? 0);
    expect(found?.interval.high).toBeGreaterThan(found?.total ?? 0);
    expect(found?.rates.detractor.rate).toBeCloseTo(0.3, 12);
  });

  it("has Jeffreys intervals for its rates", () => {
    const rate = churnRateOf({ customers: 10, losses: 2 });
    expect(rate?.interval.low).toBeCloseTo(0.0441, 3); // qbeta(.025, 2.5, 8.5)
    expect(rate?.interval.high).toBeCloseTo(0.5028, 3);
    expect(churnRateOf({ customers: 0, losses: 0 })).toBeUndefined();
  });
});

describe("recovery", () => {
  it("keeps who was asked again and the whole cohort apart", () => {
    const rates = recoveryRatesOf({ cohort: 100, remeasured: 40, recovered: 24, toPromoter: 10 });
    expect(rates.measured?.share).toBe(0.6);
    expect(rates.conservative?.share).toBe(0.24);
    expect(rates.remeasuredShare?.share).toBe(0.4);
    expect(rates.toPromoter?.share).toBe(0.25);
    expect(
      recoveryRatesOf({ cohort: 0, remeasured: 0, recovered: 0, toPromoter: 0 }).measured,
    ).toBeUndefined();
  });

  it("never claims more than was measured, in 1,000 random worlds", () => {
    const random = seededRandom(4);
    for (let world = 0; world < 1_000; world++) {
      const cohort = 1 + Math.floor(random() * 500);
      const remeasured = Math.floor(random() * (cohort + 1));
      const recovered = Math.floor(random() * (remeasured + 1));
      const rates = recoveryRatesOf({ cohort, remeasured, recovered, toPromoter: 0 });
      const product = (rates.measured?.share ?? 0) * (rates.remeasuredShare?.share ?? 0);
      expect(product).toBeCloseTo(rates.conservative?.share ?? NaN, 9);
    }
  });
});
