import { describe, expect, it } from "vitest";
import {
  formatCount,
  formatCountShort,
  formatMargin,
  formatMoney,
  formatMoneyExact,
  minorUnitsOf,
  formatNps,
  formatPoints,
  formatPointsInWords,
  formatShare,
} from "@/ui/format";

describe("a score", () => {
  it.each([
    [31, "+31"],
    [0, "0"],
    [-7, "\u22127"],
    [-0, "0"],
    [-0.4, "0"],
    [0.4, "0"],
    [100, "+100"],
    [-100, "\u2212100"],
  ])("of %s is written %s", (value, text) => expect(formatNps(value)).toBe(text));

  it("rounds halves away from zero on both sides", () => {
    expect([formatNps(14.5), formatNps(-14.5), formatPoints(-0.5)]).toEqual(["+15", "\u221215", "\u22121"]);
  });

  it("rounds a half that binary arithmetic put just under", () => {
    expect(formatNps(100 * (0.3 - 0.155))).toBe("+15");
  });
});

describe("the uncertainty of a score", () => {
  it("is a half-width when the range is nearly symmetric", () => {
    expect(formatMargin(30, { low: 25.077, high: 34.744 })).toBe("±5");
    expect(formatMargin(0, { low: -41.289, high: 41.289 })).toBe("±41");
  });

  it("is the range itself when one side is much longer", () => {
    expect(formatMargin(60, { low: 7.039, high: 85.268 })).toBe("7 to 85");
    expect(formatMargin(-60, { low: -85.268, high: -7.039 })).toBe("\u221285 to \u22127");
  });
});

describe("counts and shares", () => {
  it("are grouped, and shortened only for tiles", () => {
    expect([formatCount(2418), formatCountShort(2418), formatCountShort(12_400)]).toEqual([
      "2,418",
      "2,418",
      "12.4k",
    ]);
    expect([formatCountShort(1_240_000), formatCountShort(999_999)]).toEqual(["1.24m", "1m"]);
  });

  it("become per cent from 20 answers on, and say nothing about nothing", () => {
    expect([formatShare(7, 12), formatShare(7, 20), formatShare(0, 0)]).toEqual(["7 of 12", "35%", "–"]);
    expect(formatShare(2370, 9870)).toBe("24%");
  });

  it("name the unit of a plain difference", () => {
    expect([formatPointsInWords(-11), formatPointsInWords(1), formatPointsInWords(0)]).toEqual([
      "\u221211 points",
      "+1 point",
      "0 points",
    ]);
  });
});

describe("money", () => {
  it("has three digits in short form and a true minus sign", () => {
    expect(formatMoney(41_235_000, "GBP")).toBe("£412k");
    expect(formatMoney(123_600_000, "EUR")).toBe("€1.24m");
    expect(formatMoney(-41_235_000, "GBP")).toBe("\u2212£412k");
    expect(formatMoney(900, "GBP")).toBe("£9");
  });

  it("is exact in tables and knows currencies without minor units", () => {
    expect(formatMoneyExact(41_235_000, "GBP")).toBe("£412,350");
    expect(formatMoneyExact(412_350, "JPY")).toBe("JP¥412,350");
    expect(formatMoneyExact(minorUnitsOf(412_350.4, "EUR"), "EUR")).toBe("€412,350");
    expect(minorUnitsOf(412_350, "JPY")).toBe(412_350);
  });
});
