import { describe, expect, it } from "vitest";
import { bucketOf, bucketsIn, bucketsUpTo, usualStep } from "./bucket";
import { parsePeriod } from "./period";

describe("steps of a line", () => {
  it("a bucket is named as a period of a URL, which reads it back", () => {
    for (const step of ["week", "month", "quarter"] as const) {
      const bucket = bucketOf("2026-09-10", step, 4);
      const read = parsePeriod(bucket.key, { today: "2027-01-01", fiscalYearStartMonth: 4 });
      expect(read?.range, step).toEqual(bucket.range);
    }
  });

  it("buckets of a range follow each other without gap or overlap and cover it", () => {
    for (const step of ["week", "month", "quarter"] as const) {
      const buckets = bucketsIn({ from: "2025-12-30", to: "2026-07-02" }, step);
      expect(buckets[0]?.range.from.localeCompare("2025-12-30")).toBeLessThanOrEqual(0);
      expect(buckets.at(-1)?.range.to.localeCompare("2026-07-02")).toBeGreaterThanOrEqual(0);
      buckets.slice(1).forEach(({ range }, index) => expect(range.from).toBe(buckets[index]?.range.to));
    }
  });

  it("counts back from the bucket that holds a day", () => {
    expect(bucketsUpTo("2026-11-25", "month", 3).map(({ key }) => key)).toEqual([
      "2026-09",
      "2026-10",
      "2026-11",
    ]);
    expect(bucketsUpTo("2026-11-25", "quarter", 2).map(({ key }) => key)).toEqual(["2026-Q3", "2026-Q4"]);
    expect(bucketsUpTo("2026-11-25", "week", 2).map(({ range }) => range.from)).toEqual([
      "2026-11-16",
      "2026-11-23",
    ]);
    expect(bucketsUpTo("2026-11-25", "quarter", 1, 4)[0]).toEqual({
      key: "2027-Q3",
      range: { from: "2026-10-01", to: "2027-01-01" },
    });
  });

  it("takes weeks for days, months for quarters and years, quarters for many years", () => {
    expect(usualStep({ from: "2026-10-26", to: "2026-11-25" })).toBe("week");
    expect(usualStep({ from: "2026-09-01", to: "2026-10-01" })).toBe("month");
    expect(usualStep({ from: "2026-07-01", to: "2026-10-01" })).toBe("month");
    expect(usualStep({ from: "2025-11-25", to: "2026-11-25" })).toBe("month");
    expect(usualStep({ from: "2020-01-01", to: "2026-11-25" })).toBe("quarter");
  });
});
