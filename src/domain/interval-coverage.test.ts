import { describe, expect, test } from "vitest";
import { adjustedWald, wald, type Interval } from "./interval";
import type { NpsCounts } from "./nps";
import { seededRandom } from "./random";

/** How often the interval of `n` answers drawn from P/N/D = .9/.08/.02 holds the true NPS of 88. */
function coverage(n: number, intervalOf: (counts: NpsCounts) => Interval | undefined): number {
  const random = seededRandom(20260101 + n);
  const worlds = 4000;
  let held = 0;
  for (let world = 0; world < worlds; world++) {
    const counts = { promoters: 0, passives: 0, detractors: 0 };
    for (let answer = 0; answer < n; answer++) {
      const draw = random();
      counts[draw < 0.9 ? "promoters" : draw < 0.98 ? "passives" : "detractors"] += 1;
    }
    const { low, high } = intervalOf(counts) ?? { low: NaN, high: NaN };
    if (low <= 88 && high >= 88) held += 1;
  }
  return held / worlds;
}

describe("of a hundred intervals that claim 95 %, so many hold the truth", () => {
  test.each([
    [5, 0.4, 0.92],
    [10, 0.65, 0.93],
    [20, 0.88, 0.96],
  ])("at %i answers: %f by the plain formula, %f by ours", (n, plain, adjusted) => {
    expect(coverage(n, (counts) => wald(counts))).toBeCloseTo(plain, 1);
    const ours = coverage(n, (counts) => adjustedWald(counts));
    expect(ours).toBeGreaterThanOrEqual(0.9);
    expect(Math.abs(ours - adjusted)).toBeLessThan(0.02);
  });
});
