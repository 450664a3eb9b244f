import { describe, expect, it } from "vitest";
import type { View } from "../schema";
import { calendarPairOf } from "./calendar-pair";

const pairFor = (periodKey: string, from: string, to: string, compare: View["compare"] = "previous") =>
  calendarPairOf({ periodKey, range: { from, to }, compare }, 1).pair;

describe("between which periods customers moved", () => {
  it("holds a quarter or month against the one before, or a year ago", () => {
    expect(pairFor("last-quarter", "2026-07-01", "2026-10-01")).toEqual({ from: "2026-Q2", to: "2026-Q3" });
    expect(pairFor("this-quarter", "2026-10-01", "2026-11-26")).toEqual({ from: "2026-Q3", to: "2026-Q4" });
    expect(pairFor("2026-01", "2026-01-01", "2026-02-01")).toEqual({ from: "2025-12", to: "2026-01" });
    expect(pairFor("2026-Q3", "2026-07-01", "2026-10-01", "year")).toEqual({
      from: "2025-Q3",
      to: "2026-Q3",
    });
  });

  it("takes the usual pair for dates that are no calendar period, and says so", () => {
    const { pair, notice } = calendarPairOf(
      { periodKey: "last-30d", range: { from: "2026-10-26", to: "2026-11-25" }, compare: "previous" },
      1,
    );
    expect(pair).toEqual({});
    expect(notice).toContain("whole months or quarters");
  });
});
