import { describe, expect, it } from "vitest";
import { acrossPercent, apart, drawnPoints, isNamed, npsAxis } from "@/ui/charts/trend-geometry";
import type { TrendPoint } from "@/ui/charts/trend-geometry";

const axis = { min: 0, max: 40 };
const point = (value: number | undefined, n = 100): TrendPoint => ({
  label: "Sep",
  name: "September 2026",
  measured: value === undefined ? undefined : { value, low: value - 5, high: value + 5, n },
});

describe("a trend", () => {
  it("leaves a gap where there is no figure, not a zero", () => {
    const [, gap] = drawnPoints([point(10), point(undefined), point(20)], axis);
    expect(gap).toEqual({ index: 1, dot: "none" });
  });

  it("joins the dashed unfinished period to the last settled one", () => {
    const drawn = drawnPoints([point(10), point(12), { ...point(14), isUnfinished: true }], axis);
    expect(drawn.map(({ settled }) => settled)).toEqual([10, 12, undefined]);
    expect(drawn.map(({ soFar }) => soFar)).toEqual([undefined, 12, 14]);
  });

  it("draws points of 5 to 9 answers hollow, lone points as dots and the newest marked", () => {
    const drawn = drawnPoints([point(10, 7), point(undefined), point(12), point(undefined), point(9)], axis);
    expect(drawn.map(({ dot }) => dot)).toEqual(["few", "none", "lone", "none", "last"]);
  });

  it("keeps ranges inside the axis", () => {
    expect(drawnPoints([point(38)], axis)[0]?.range).toEqual([33, 40]);
  });
});

describe("the axis", () => {
  it("holds zero and rounds outwards in twenties, never past ±100", () => {
    expect(npsAxis([12, 37])).toEqual({ min: 0, max: 40 });
    expect(npsAxis([-7, 81, 35])).toEqual({ min: -20, max: 100 });
    expect(npsAxis([-100, 100])).toEqual({ min: -100, max: 100 });
    expect(npsAxis([])).toEqual({ min: 0, max: 20 });
  });

  it("spreads points over the whole width and centres a single one", () => {
    expect([acrossPercent(0, 3), acrossPercent(2, 3), acrossPercent(0, 1)]).toEqual([0, 100, 50]);
  });

  it("always names the newest period", () => {
    const named = Array.from({ length: 26 }, (_, index) => index).filter((index) => isNamed(index, 26, 6));
    expect(named).toEqual([0, 5, 10, 15, 20, 25]);
    expect(isNamed(11, 12, 5)).toBe(true);
  });
});

describe("labels at the right edge", () => {
  it("stay where they are when far apart and part when close", () => {
    expect(apart(100, 40, 200)).toEqual({ series: 100, target: 40 });
    expect(apart(100, 95, 200)).toEqual({ series: 100, target: 80 });
    expect(apart(100, 110, 200)).toEqual({ series: 100, target: 134 });
  });

  it("stay inside the plot", () => {
    expect(apart(5, 2, 200)).toEqual({ series: 20, target: 0 });
    expect(apart(195, 198, 200)).toEqual({ series: 166, target: 200 });
  });
});
