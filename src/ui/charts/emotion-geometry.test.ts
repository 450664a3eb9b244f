import { describe, expect, it } from "vitest";
import { curveIn, emotionScale, emotionY, pointSize } from "./emotion-geometry";

const scale = { low: -1, high: 2 };
const curve = (values: (number | undefined)[], column: number) =>
  curveIn(
    values.map((felt) => ({ felt })),
    column,
    { of: "felt", scale },
  );

describe("an emotion curve", () => {
  it("breaks where nothing is known", () => {
    expect(curve([1, undefined, 0], 1)).toBeUndefined();
    expect(curve([undefined, 1, undefined], 1)).toBeUndefined();
    expect(curve([0, 1, undefined], 2)).not.toMatch(/NaN/);
  });

  it("meets its other half at the border of two columns", () => {
    const values = [0.2, 1.4, -0.5, 0.9, 0.1];
    const here = curve(values, 1) ?? "";
    const there = curve(values, 2) ?? "";
    // The segment between the two is the same curve, a column apart.
    const shifted = there.replace(
      /(-?[\d.]+),(-?[\d.]+)/g,
      (_, x: string, y: string) => `${Number(x) + 100},${y}`,
    );
    const segments = (path: string) => path.split(/(?=C)/).slice(1);
    expect(segments(shifted).some((segment) => segments(here).includes(segment))).toBe(true);
  });

  it("is scaled to −2 only where somebody is upset", () => {
    expect(emotionScale([{ felt: -0.4 }, { designed: 2 }])).toEqual({ low: -1, high: 2 });
    expect(emotionScale([{ felt: -1.4 }])).toEqual({ low: -2, high: 2 });
    expect(emotionY(2, scale)).toBeLessThan(emotionY(0, scale));
  });

  it("draws more answers as a larger point", () => {
    expect(pointSize(0, 0)).toBe(8);
    expect(pointSize(25, 100)).toBe(13);
    expect(pointSize(100, 100)).toBe(18);
  });
});
