import { describe, expect, it } from "vitest";
import { monthsAndDays } from "./months-and-days";

describe("a range as months and days", () => {
  it("is whole months alone where it starts and ends with one", () => {
    const range = { from: "2026-07-01", to: "2026-10-01" };
    expect(monthsAndDays(range)).toEqual({ months: range, days: [] });
  });

  it("has days before and after the whole months in it", () => {
    expect(monthsAndDays({ from: "2025-12-25", to: "2026-03-02" })).toEqual({
      months: { from: "2026-01-01", to: "2026-03-01" },
      days: [
        { from: "2025-12-25", to: "2026-01-01" },
        { from: "2026-03-01", to: "2026-03-02" },
      ],
    });
  });

  it("is days alone where no whole month is in it", () => {
    for (const range of [
      { from: "2026-01-15", to: "2026-02-10" },
      { from: "2026-01-01", to: "2026-01-31" },
    ])
      expect(monthsAndDays(range)).toEqual({ days: [range] });
  });
});
