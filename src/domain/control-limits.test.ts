import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { controlChart, usualBaseline } from "./control-limits";
import { signalsOf } from "./control-signals";
import { individuals, medianOf, movingSpread } from "./moving-range";
import { addCounts, npsOf, type NpsCounts } from "./nps";

const months = [
  [60, 30, 20],
  [55, 35, 22],
  [140, 80, 50],
  [50, 30, 25],
  [62, 28, 21],
  [58, 33, 20],
  [30, 35, 45],
  [66, 30, 18],
].map(([promoters = 0, passives = 0, detractors = 0]): NpsCounts => ({ promoters, passives, detractors }));
const nobody: NpsCounts = { promoters: 0, passives: 0, detractors: 0 };
const marks = (chart: ReturnType<typeof controlChart>) =>
  signalsOf((chart?.points ?? []).map((point) => point?.z));

describe("limits of a score", () => {
  test("by median ranges flag the crash", () => {
    const chart = controlChart(months);
    expect(chart?.centre).toBeCloseTo(28.763, 3);
    expect(chart?.dispersion).toBeCloseTo(1.664, 3);
    expect(chart?.points[6]?.low).toBeCloseTo(-9, 1);
    expect(chart?.points[6]?.value).toBeCloseTo(-13.6, 1);
    expect(marks(chart)).toEqual([...Array<undefined>(6), "outside", undefined]);
  });

  test("by mean ranges would hide it", () => {
    const chart = controlChart(months, { ranges: "mean" });
    expect(chart?.dispersion).toBeCloseTo(2.429, 3);
    expect(chart?.points[6]?.low).toBeCloseTo(-26.3, 1);
    expect(marks(chart)).toEqual(Array<undefined>(8));
  });

  test("come from the baseline alone, and periods without answers are gaps", () => {
    const chart = controlChart([...months.slice(0, 6), nobody, ...months.slice(6)], {
      baseline: { from: 0, to: 6 },
    });
    expect(chart?.centre).toBeCloseTo(npsOf(addCounts(...months.slice(0, 6))) ?? NaN, 10);
    expect(chart?.points[6]).toBeUndefined();
    expect(marks(chart)[7]).toBe("outside");
    expect(controlChart([nobody])).toBeUndefined();
    expect(controlChart([])).toBeUndefined();
  });

  test("rest on the first twenty periods unless decided otherwise, never on fewer than twelve", () => {
    expect(usualBaseline(11)).toBeUndefined();
    expect(usualBaseline(12)).toEqual({ from: 0, to: 12 });
    expect(usualBaseline(24)).toEqual({ from: 0, to: 20 });
  });

  test("of a share are those of an ordinary p chart, or wider", () => {
    const plain = controlChart(months, { measure: "detractor-share", allowsDispersion: false });
    const share = 221 / 1043;
    expect(plain?.centre).toBeCloseTo(100 * share, 10);
    expect(plain?.points[0]?.high).toBeCloseTo(
      100 * (share + 3 * Math.sqrt((share * (1 - share)) / 110)),
      10,
    );
    const wider = controlChart(months, { measure: "detractor-share" });
    expect(wider?.points[0]?.high).toBeGreaterThanOrEqual(plain?.points[0]?.high ?? NaN);
  });

  test("show every score as it is, in a thousand worlds", () => {
    const count = fc.nat(60);
    const period = fc.record({ promoters: count, passives: count, detractors: count });
    fc.assert(
      fc.property(fc.array(period, { maxLength: 24 }), (periods) => {
        const chart = controlChart(periods);
        chart?.points.forEach((point, index) => {
          const nps = npsOf(periods[index] ?? nobody);
          if (nps === undefined) {
            expect(point).toBeUndefined();
            return;
          }
          expect(point?.value).toBeCloseTo(nps, 8);
          const isOutside = nps < (point?.low ?? NaN) - 1e-9 || nps > (point?.high ?? NaN) + 1e-9;
          // Limits are cut at the ends of the scale, where nothing can lie beyond.
          if (isOutside) expect(Math.abs(point?.z ?? NaN)).toBeGreaterThan(3 - 1e-9);
        });
      }),
      { numRuns: 1000 },
    );
  });
});

describe("single values", () => {
  const values = [32, 35, 30, 38, 33, 36, 31, 34, 12, 33];

  test("have limits 9.2 to 53.6 by the mean, 17.3 to 48.7 by the median", () => {
    const [mean, median] = [individuals(values, "mean"), individuals(values, "median")];
    expect([mean?.low, mean?.high].map((x) => x?.toFixed(1))).toEqual(["9.2", "53.6"]);
    expect([median?.low, median?.high].map((x) => x?.toFixed(1))).toEqual(["17.3", "48.7"]);
    expect(median?.upperRange).toBeUndefined();
  });

  test("with gaps move only between neighbours", () => {
    expect(movingSpread([1, undefined, 5, 8], "mean")?.range).toBe(3);
    expect(individuals([1, undefined, 5], "mean")).toBeUndefined();
    expect(medianOf([3, 1, 2])).toBe(2);
    expect(medianOf([4, 1, 2, 3])).toBe(2.5);
    expect(medianOf([])).toBeUndefined();
  });
});
