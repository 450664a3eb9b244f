import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { consistencyOf, fairOrder, shrink, unitEstimate } from "./consistency";
import type { NpsCounts } from "./nps";
import { seededRandom } from "./random";

const of = (promoters: number, passives: number, detractors: number): NpsCounts => ({
  promoters,
  passives,
  detractors,
});

describe("a fair order", () => {
  test("does not let eight answers lead: B shrinks to 39.0, below E at 39.8", () => {
    const [b, e] = [unitEstimate(of(6, 2, 0)), unitEstimate(of(80, 40, 20))];
    const all = { tau: Math.sqrt(61.66), centre: 36.26 };
    expect(b?.mean).toBeCloseTo(54.5, 1);
    if (!b || !e) throw new Error("Both have answers.");
    expect(shrink(b, all).reliability).toBeCloseTo(0.15, 2);
    expect(shrink(b, all).score).toBeCloseTo(39, 1);
    expect(shrink(e, all).score).toBeCloseTo(39.8, 1);
  });

  test("prints units that cannot be told apart as ties, and clear ones apart", () => {
    const units = [
      { key: "a", counts: of(700, 200, 100) },
      { key: "b", counts: of(695, 205, 100) },
      { key: "c", counts: of(300, 300, 400) },
      { key: "few", counts: of(3, 1, 0) },
    ];
    const order = fairOrder(units, { fewest: 10, random: seededRandom(1) });
    expect(order.state).toBe("ranked");
    expect(order.ranked.map(({ key, place }) => [key, place])).toEqual([
      ["a", 1],
      ["b", 1],
      ["c", 3],
    ]);
    expect(order.ranked[2]).toMatchObject({ low: 3, high: 3 });
    expect(order.unranked).toEqual(["few"]);
    expect(fairOrder(units, { fewest: 10, random: seededRandom(1) })).toEqual(order);
  });

  test("says so when nothing shows that units differ, or when there are too few", () => {
    const same = ["a", "b", "c"].map((key) => ({ key, counts: of(50, 30, 20) }));
    expect(fairOrder(same, { fewest: 10, random: seededRandom(1) })).toMatchObject({
      state: "no difference",
      ranked: [],
      consistency: { tau: 0, index: 1 },
    });
    expect(fairOrder(same.slice(1), { fewest: 10, random: seededRandom(1) }).state).toBe("too few units");
  });
});

test("the spread between units is the real one, without what few answers add", () => {
  // Sixty units of 50 answers whose true scores spread by 20 points.
  const random = seededRandom(5);
  const taus = Array.from({ length: 40 }, () => {
    const units = Array.from({ length: 60 }, (_, u) => {
      const shift = (((u % 3) - 1) * 0.2 * Math.sqrt(1.5)) / 2;
      const counts = { promoters: 0, passives: 0, detractors: 0 };
      for (let answer = 0; answer < 50; answer++) {
        const draw = random();
        counts[draw < 0.5 + shift ? "promoters" : draw < 0.8 ? "passives" : "detractors"] += 1;
      }
      return unitEstimate(counts) ?? { mean: NaN, variance: NaN };
    });
    return consistencyOf(units)?.tau ?? NaN;
  });
  const mean = taus.reduce((sum, tau) => sum + tau, 0) / taus.length;
  expect(mean).toBeGreaterThan(7);
  expect(mean).toBeLessThan(13);
});

test("shrinking moves every unit towards the centre, never past it, in a thousand worlds", () => {
  const count = fc.nat(200);
  const counts = fc
    .record({ promoters: count, passives: count, detractors: count })
    .filter((each) => each.promoters + each.passives + each.detractors > 0);
  fc.assert(
    fc.property(fc.array(counts, { minLength: 3, maxLength: 12 }), (units) => {
      const estimates = units.flatMap((each) => unitEstimate(each) ?? []);
      const all = consistencyOf(estimates);
      if (!all) throw new Error("Three units are enough.");
      for (const unit of estimates) {
        const { score, reliability } = shrink(unit, all);
        expect(reliability).toBeGreaterThanOrEqual(0);
        expect(reliability).toBeLessThanOrEqual(1);
        expect(Math.abs(score - all.centre)).toBeLessThanOrEqual(Math.abs(unit.mean - all.centre) + 1e-9);
      }
    }),
    { numRuns: 1000 },
  );
});
