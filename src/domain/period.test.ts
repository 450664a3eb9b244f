import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  addMonths,
  compareRange,
  daysIn,
  isDay,
  isoWeekOf,
  isWholeMonths,
  lengthOf,
  mondayOf,
  monthsIn,
  namedPeriods,
  parsePeriod,
  quarterOf,
  quarterRange,
  widenToMonths,
  type Period,
} from "./period";

const today = "2026-11-21";
const aDay = fc.integer({ min: 0, max: 50_000 }).map((days) => addDays("1950-01-01", days));
const aRange = fc
  .tuple(aDay, fc.integer({ min: 1, max: 1500 }))
  .map(([from, days]) => ({ from, to: addDays(from, days) }));
const aMonthNumber = fc.integer({ min: 1, max: 12 });

function periodOf(text: string, now = today, fiscalYearStartMonth = 1): Period {
  const period = parsePeriod(text, { today: now, fiscalYearStartMonth });
  if (!period) throw new Error(`${text} is no period`);
  return period;
}
const days = (from: string, to: string) => ({ from, to });

describe("a day", () => {
  test("must exist", () => {
    expect(["2026-11-21", "2024-02-29", "2000-02-29"].every(isDay)).toBe(true);
    for (const text of [
      "2026-02-29",
      "2026-13-01",
      "2026-00-10",
      "2026-1-1",
      "0226-01-01",
      "2026-11-21T00:00",
      "",
    ]) {
      expect(isDay(text), text).toBe(false);
    }
  });

  test("moved by months keeps its date where it can", () => {
    expect(addMonths("2026-01-31", 1)).toBe("2026-02-28");
    expect(addMonths("2024-02-29", -12)).toBe("2023-02-28");
    expect(addMonths("2026-01-15", -1)).toBe("2025-12-15");
    expect(addMonths("2026-11-30", 3)).toBe("2027-02-28");
  });

  test("moved there and back is the same day", () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: -9000, max: 9000 }), (day, move) => {
        expect(addDays(addDays(day, move), -move)).toBe(day);
      }),
    );
  });

  // Examples of ISO 8601: the last days of December and the first of January may belong to the other year.
  test.each([
    ["2026-11-21", "2026-W47"],
    ["2026-01-01", "2026-W01"],
    ["2027-01-01", "2026-W53"],
    ["2024-12-30", "2025-W01"],
    ["2021-01-03", "2020-W53"],
    ["1969-12-28", "1969-W52"],
  ])("%s lies in the ISO week %s", (day, week) => {
    expect(isoWeekOf(day)).toBe(week);
  });

  test("shares its ISO week with the six others since Monday, and no more", () => {
    fc.assert(
      fc.property(aDay, (day) => {
        const monday = mondayOf(day);
        const week = daysIn({ from: monday, to: addDays(monday, 7) });
        expect(week).toContain(day);
        expect(new Set(week.map(isoWeekOf))).toEqual(new Set([isoWeekOf(day)]));
        expect(isoWeekOf(addDays(monday, 7)) > isoWeekOf(day)).toBe(true);
      }),
    );
  });
});

describe("months", () => {
  test("of a range are all it touches", () => {
    expect(monthsIn(days("2026-09-30", "2026-11-02"))).toEqual(["2026-09", "2026-10", "2026-11"]);
    expect(monthsIn(days("2026-09-01", "2026-10-01"))).toEqual(["2026-09"]);
  });

  test("cover the range without a gap, and widening adds less than a month on each side", () => {
    fc.assert(
      fc.property(aRange, (range) => {
        const wide = widenToMonths(range);
        const months = monthsIn(range);
        expect(new Set(daysIn(range).map((day) => day.slice(0, 7)))).toEqual(new Set(months));
        expect(isWholeMonths(wide)).toBe(true);
        expect(monthsIn(wide)).toEqual(months);
        expect(wide.from <= range.from && range.to <= wide.to).toBe(true);
        expect(isWholeMonths(range)).toBe(wide.from === range.from && wide.to === range.to);
      }),
    );
  });
});

describe("a fiscal quarter", () => {
  test("is named by the year its fiscal year ends in", () => {
    expect(quarterOf("2026-11-21")).toBe("2026-Q4");
    expect(quarterOf("2026-11-21", 4)).toBe("2027-Q3");
    expect(quarterOf("2026-03-31", 4)).toBe("2026-Q4");
    expect(quarterRange("2027-Q3", 4)).toEqual(days("2026-10-01", "2027-01-01"));
    expect(quarterRange("2026-Q1", 12)).toEqual(days("2025-12-01", "2026-03-01"));
  });

  test("holds the days named after it, for every fiscal year", () => {
    fc.assert(
      fc.property(aDay, aMonthNumber, (day, start) => {
        const range = quarterRange(quarterOf(day, start), start) ?? days("", "");
        expect(range.from <= day && day < range.to).toBe(true);
        expect(monthsIn(range)).toHaveLength(3);
        expect((Number(range.from.slice(5, 7)) - start + 12) % 3).toBe(0);
        expect(quarterOf(range.to, start) > quarterOf(day, start)).toBe(true);
      }),
    );
  });
});

describe("a period from the URL", () => {
  test.each([
    ["last-30d", "days", "2026-10-22", "2026-11-21", false],
    ["last-quarter", "quarter", "2026-07-01", "2026-10-01", false],
    ["this-quarter", "quarter", "2026-10-01", "2026-11-22", true],
    ["last-12m", "months", "2025-11-21", "2026-11-21", false],
    ["2026-Q3", "quarter", "2026-07-01", "2026-10-01", false],
    ["2026-Q4", "quarter", "2026-10-01", "2026-11-22", true],
    ["2026-09", "month", "2026-09-01", "2026-10-01", false],
    ["2026-11", "month", "2026-11-01", "2026-11-22", true],
    ["2026-09-01..2026-11-20", "custom", "2026-09-01", "2026-11-21", false],
    ["2026-09-01..2026-12-24", "custom", "2026-09-01", "2026-11-22", true],
    ["2026-11-21..2026-11-21", "custom", "2026-11-21", "2026-11-22", true],
    ["2027-Q1", "quarter", "2027-01-01", "2027-04-01", false],
  ])("%s is %s from %s until before %s", (text, kind, from, to, isSoFar) => {
    expect(periodOf(text)).toEqual({ key: text, kind, range: { from, to }, isSoFar });
  });

  test("follows the fiscal year", () => {
    expect(periodOf("last-quarter", today, 2).range).toEqual(days("2026-08-01", "2026-11-01"));
    expect(periodOf("this-quarter", today, 2).range).toEqual(days("2026-11-01", "2026-11-22"));
    expect(periodOf("2026-Q1", today, 4).range).toEqual(days("2025-04-01", "2025-07-01"));
  });

  test.each([
    "",
    "last-week",
    "2026",
    "2026-Q5",
    "2026-Q0",
    "2026-Q33",
    "Q3",
    "1026-Q3",
    "2026-13",
    "2026-00",
    "2026-9x",
    "2026-11-21",
    "2026-11-21..2026-09-01",
    "2026-02-30..2026-03-01",
    "2026-01-01..2026-02-30",
    "2026-01-01..",
    "..2026-01-01",
    "2026-01-01..2026-02-01..2026-03-01",
    "2001-01-01..2021-01-01",
    "last-30d ",
    "constructor",
  ])("%j names no period", (text) => {
    expect(parsePeriod(text, { today })).toBeUndefined();
  });

  test("may last exactly twenty years", () => {
    expect(lengthOf(periodOf("2001-01-01..2020-12-31").range)).toBe(7305);
  });

  test("never breaks on what people type", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9Q.-]{4,24}$/)), (text) => {
        const period = parsePeriod(text, { today });
        if (period) expect(period.range.from < period.range.to).toBe(true);
      }),
    );
  });

  test("by name ends yesterday, today, or with the last complete quarter", () => {
    fc.assert(
      fc.property(aDay, aMonthNumber, (now, start) => {
        expect(periodOf("last-30d", now, start).range.to).toBe(now);
        expect(periodOf("last-12m", now, start).range.to).toBe(now);
        expect(periodOf("this-quarter", now, start).range.to).toBe(addDays(now, 1));
        const last = periodOf("last-quarter", now, start);
        expect(last.range.to).toBe(periodOf("this-quarter", now, start).range.from);
        expect(last.isSoFar).toBe(false);
      }),
    );
  });
});

describe("the range a period is compared with", () => {
  test.each([
    ["last-30d", "2026-09-22", "2026-10-22"],
    ["last-quarter", "2026-04-01", "2026-07-01"],
    ["last-12m", "2024-11-21", "2025-11-21"],
    ["2026-Q1", "2025-10-01", "2026-01-01"],
    ["2026-03", "2026-02-01", "2026-03-01"],
    ["2026-09-10..2026-09-19", "2026-08-31", "2026-09-10"],
    ["2026-01-01..2026-03-31", "2025-10-01", "2026-01-01"],
  ])("before %s runs from %s until before %s", (text, from, to) => {
    expect(compareRange(periodOf(text), "previous")).toEqual({ from, to });
  });

  test("takes of the period before only as many days as have passed", () => {
    expect(compareRange(periodOf("this-quarter"), "previous")).toEqual(days("2026-07-01", "2026-08-22"));
    expect(compareRange(periodOf("2026-11"), "previous")).toEqual(days("2026-10-01", "2026-10-22"));
  });

  test("never reaches into the period itself when the one before is shorter", () => {
    expect(compareRange(periodOf("2026-03", "2026-03-30"), "previous")).toEqual(
      days("2026-02-01", "2026-03-01"),
    );
  });

  test("of thirty days is thirty days, even where they happen to fill a month", () => {
    expect(compareRange(periodOf("last-30d", "2026-05-01"), "previous")).toEqual(
      days("2026-03-02", "2026-04-01"),
    );
  });

  test("a year earlier has the same dates", () => {
    expect(compareRange(periodOf("last-quarter"), "year")).toEqual(days("2025-07-01", "2025-10-01"));
    expect(compareRange(periodOf("this-quarter"), "year")).toEqual(days("2025-10-01", "2025-11-22"));
    expect(compareRange(periodOf("2024-02"), "year")).toEqual(days("2023-02-01", "2023-03-01"));
    expect(compareRange(periodOf("2025-02"), "year")).toEqual(days("2024-02-01", "2024-03-01"));
    expect(compareRange(periodOf("2024-02-28..2024-02-28"), "year")).toEqual(
      days("2023-02-28", "2023-03-01"),
    );
  });

  test("is none when none is asked for", () => {
    expect(compareRange(periodOf("last-30d"), "none")).toBeUndefined();
  });

  test("is never empty, never overlaps, and leaves no gap before a finished period", () => {
    const typed = aRange.map(({ from, to }) => `${from}..${addDays(to, -1)}`);
    const quarters = aDay.map((day) => quarterOf(day));
    const months = aDay.map((day) => day.slice(0, 7));
    const texts = fc.oneof(fc.constantFrom(...namedPeriods), typed, quarters, months);
    fc.assert(
      fc.property(texts, aDay, aMonthNumber, (text, now, start) => {
        const period = periodOf(text, now, start);
        const previous = compareRange(period, "previous") ?? days("", "");
        expect(previous.from < previous.to).toBe(true);
        expect(previous.to <= period.range.from).toBe(true);
        if (!period.isSoFar) expect(previous.to).toBe(period.range.from);
        if (period.isSoFar) expect(lengthOf(previous)).toBeLessThanOrEqual(lengthOf(period.range));
        const yearBefore = compareRange(period, "year") ?? days("", "");
        expect(yearBefore.from < yearBefore.to).toBe(true);
        expect(Math.abs(lengthOf(yearBefore) - lengthOf(period.range))).toBeLessThanOrEqual(1);
      }),
    );
  });
});
