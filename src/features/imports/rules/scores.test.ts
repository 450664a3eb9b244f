import { describe, expect, it } from "vitest";
import { isLabelledZeroToTen, readAmount, readRating, readScore, writesDecimalComma } from "./scores";

const trimmed = (cell: string, labels = false) => readScore(cell.trim(), labels);

describe("scores", () => {
  it("are the eleven whole numbers, with or without blanks around them", () => {
    const whole = Array.from({ length: 11 }, (_, n) => n);
    expect(whole.map((n) => trimmed(` ${n} `))).toEqual(whole);
    expect(trimmed("0")).toBe(0);
    expect(trimmed("\u00a010\u00a0")).toBe(10);
  });

  it.each([
    "11",
    "-1",
    "9.5",
    "9.0",
    "9,0",
    "９",
    "1e1",
    "NaN",
    "+7",
    "07",
    "010",
    "ten",
    "10/10",
    "2^53",
    "٣",
    "Infinity",
    "0x5",
  ])("refuse %s", (text) => {
    expect(trimmed(text)).toBeUndefined();
    expect(trimmed(text, true)).toBeUndefined();
  });

  it("count a label as its number only where labels were allowed", () => {
    expect(trimmed("10 - Extremely likely")).toBeUndefined();
    expect(trimmed("10 - Extremely likely", true)).toBe(10);
    expect(trimmed("0 - < Very Unlikely", true)).toBe(0);
    expect(trimmed("11 - No answer", true)).toBeUndefined();
    expect(trimmed("9.5 - Good", true)).toBeUndefined();
  });
});

describe("a labelled scale", () => {
  const plain = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];
  it("is 0 to 10 where all its values say so", () => {
    expect(isLabelledZeroToTen([...plain, "0 - Not at all likely", "10 - Extremely likely"], false)).toBe(
      true,
    );
    expect(isLabelledZeroToTen([...plain, "10 - Extremely likely"], true)).toBe(true);
  });
  it("is not, where 0 is never seen, it ends at 5, a value is prose or a number has two labels", () => {
    expect(isLabelledZeroToTen([...plain, "10 - Extremely likely"], false)).toBe(false);
    expect(isLabelledZeroToTen(["1 - <Not Satisfied", "2", "3", "4", "5 - Very Satisfied >"], false)).toBe(
      false,
    );
    expect(isLabelledZeroToTen([...plain, "0", "10 - Extremely likely", "no idea"], false)).toBe(false);
    expect(isLabelledZeroToTen(["0", "10 - Likely", "10 - Very likely"], false)).toBe(false);
  });
});

describe("ratings and amounts", () => {
  it("keep to their scale", () => {
    expect([
      readRating("5", 5, false),
      readRating("6", 5, true),
      readRating("0", 5, true),
      readRating("7", 7, false),
    ]).toEqual([5, undefined, undefined, 7]);
  });
  it("are read with the decimal mark of their column", () => {
    expect(readAmount("1,234.56", false)).toBe(1234.56);
    expect(readAmount("€ 1.234,56", true)).toBe(1234.56);
    expect(readAmount("1 234", false)).toBe(1234);
    expect(readAmount("1e3", false)).toBeUndefined();
    expect(readAmount("n/a", false)).toBeUndefined();
    expect(["12,5", "1.234,56", "1,234.56", "1234.5", "1,234"].map(writesDecimalComma)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
