import { describe, expect, it } from "vitest";
import {
  formatDataStamp,
  formatDay,
  formatDeadline,
  formatMonth,
  formatMonthShort,
  formatPeriod,
  formatRange,
} from "@/ui/dates";

describe("days and ranges", () => {
  it("name a day without leading zeros", () => expect(formatDay("2026-09-01")).toBe("1 Sep 2026"));

  it.each([
    ["2026-09-01", "2026-12-01", "1 Sep to 30 Nov 2026"],
    ["2026-11-01", "2026-12-01", "1 to 30 Nov 2026"],
    ["2026-11-21", "2026-11-22", "21 Nov 2026"],
    ["2025-12-01", "2026-12-01", "1 Dec 2025 to 30 Nov 2026"],
    ["2024-02-01", "2024-03-01", "1 to 29 Feb 2024"],
    ["2026-12-01", "2027-01-01", "1 to 31 Dec 2026"],
  ])("from %s up to but not on %s reads %s", (from, to, text) =>
    expect(formatRange({ from, to })).toBe(text),
  );

  it("name months in full and for an axis", () => {
    expect([formatMonth("2026-09"), formatMonthShort("2026-09")]).toEqual(["September 2026", "Sep"]);
  });
});

describe("period labels", () => {
  it.each([
    ["last-quarter", "Last quarter"],
    ["this-quarter", "This quarter so far"],
    ["last-12m", "Last 12 months"],
    ["2026-Q3", "Q3 2026"],
    ["2026-09", "September 2026"],
    ["2026-09-01..2026-11-21", "1 Sep to 21 Nov 2026"],
  ])("%s reads %s", (period, label) => expect(formatPeriod(period)).toBe(label));
});

describe("moments", () => {
  it("are told on the organisation's clock", () => {
    expect(formatDataStamp("2026-11-21T05:00:00Z", "Europe/Berlin")).toBe("Data to 21 Nov 2026, 06:00");
    expect(formatDataStamp(new Date("2026-09-30T23:30:00Z"), "Asia/Tokyo")).toBe("Data to 1 Oct 2026, 08:30");
  });

  it("spell September with three letters and midnight as 00", () => {
    expect(formatDataStamp("2026-09-05T00:00:00Z", "UTC")).toBe("Data to 5 Sep 2026, 00:00");
  });

  it("measure deadlines in the largest whole unit", () => {
    expect([180, 40, 2 * 1440, -5, -2 * 1440 - 60].map(formatDeadline)).toEqual([
      "in 3 h",
      "in 40 min",
      "in 2 d",
      "5 min late",
      "2 d late",
    ]);
  });
});
