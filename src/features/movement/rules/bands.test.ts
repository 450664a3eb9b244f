import { describe, expect, it } from "vitest";
import { bandReading, bands, customersOf } from "./bands";

const fewest = { answers: 5, comments: 10 };
const rowsOf = (matrix: readonly (readonly [number, number, number])[]) =>
  (["promoter", "passive", "detractor"] as const).map((one, index) => {
    const [promoters, passives, detractors] = matrix[index] ?? [0, 0, 0];
    return { class: one, to: { promoters, passives, detractors } };
  });

describe("a band's answers", () => {
  const rows = rowsOf([
    [40, 20, 12],
    [15, 30, 9],
    [8, 11, 25],
  ]);
  it("are read where the band and what each of its two filters leaves out hold enough", () => {
    expect(customersOf(rows, { from: "promoter", to: "detractor" })).toBe(12);
    expect(bandReading(rows, { from: "promoter", to: "detractor" }, fewest)).toBe("open");
    expect(bands.filter((band) => bandReading(rows, band, fewest) === "few")).toEqual([
      { from: "passive", to: "detractor" },
      { from: "detractor", to: "promoter" },
    ]);
  });

  it("stay closed where the band is small, or where what a filter leaves out is", () => {
    expect(bandReading(rowsOf([[40, 20, 3]]), { from: "promoter", to: "detractor" }, fewest)).toBe("closed");
    const onlyPromoters = rowsOf([
      [40, 2, 1],
      [20, 20, 20],
    ]);
    expect(bandReading(onlyPromoters, { from: "promoter", to: "promoter" }, fewest)).toBe("closed");
    const alone = rowsOf([[0, 0, 12]]);
    expect(bandReading(alone, { from: "promoter", to: "detractor" }, fewest)).toBe("open");
  });
});
