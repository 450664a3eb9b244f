import { describe, expect, it } from "vitest";
import { calendarKinds, calendarPeriod, calendarPeriodOn, parseCalendarPeriod } from "./calendar-period";
import { quarterOf, quarterRange } from "./period";

describe("calendar periods", () => {
  it("know months, quarters and years by their keys", () => {
    expect(parseCalendarPeriod("2026-09")?.range).toEqual({ from: "2026-09-01", to: "2026-10-01" });
    expect(parseCalendarPeriod("2026-Q3")?.range).toEqual({ from: "2026-07-01", to: "2026-10-01" });
    expect(parseCalendarPeriod("2026")?.range).toEqual({ from: "2026-01-01", to: "2027-01-01" });
    expect(parseCalendarPeriod("2026", 4)?.range).toEqual({ from: "2025-04-01", to: "2026-04-01" });
  });

  it.each(["", "2026-13", "2026-Q5", "26", "2026-9", "1802", "2026-Q", "last-quarter"])(
    "does not know “%s”",
    (key) => expect(parseCalendarPeriod(key)).toBeUndefined(),
  );

  it("agree with the quarters of every other page, whatever month a fiscal year starts in", () => {
    for (let start = 1; start <= 12; start++)
      for (const day of ["2025-01-31", "2025-12-01", "2026-04-15", "2026-11-25"]) {
        const quarter = calendarPeriodOn("quarter", day, start);
        expect(quarter.key).toBe(quarterOf(day, start));
        expect(quarter.range).toEqual(quarterRange(quarter.key, start));
        for (const kind of calendarKinds) {
          const period = calendarPeriodOn(kind, day, start);
          expect(period.range.from <= day && day < period.range.to).toBe(true);
          expect(parseCalendarPeriod(period.key, start)).toEqual(period);
          expect(calendarPeriod(kind, period.number + 1, start).range.from).toBe(period.range.to);
        }
      }
  });
});
