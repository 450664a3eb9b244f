import { describe, expect, it } from "vitest";
import { closedPeriods, periodAt } from "./signoff-calendar";

const monthly = { every: "month", days: 14, fiscalYearStartMonth: 1 } as const;

describe("the calendar of periods to sign", () => {
  it("October is due on 14 November, 14 days after its last day", () => {
    expect(periodAt("2026-10-31", monthly)).toEqual({
      key: "2026-10",
      from: "2026-10-01",
      to: "2026-11-01",
      due: "2026-11-14",
    });
  });

  it("the newest closed month is the one before today's, over a new year and on a first of a month", () => {
    expect(closedPeriods("2026-11-30", monthly, 2).map(({ key }) => key)).toEqual(["2026-10", "2026-09"]);
    expect(closedPeriods("2026-12-01", monthly, 1).map(({ key }) => key)).toEqual(["2026-11"]);
    expect(closedPeriods("2027-01-01", monthly, 2).map(({ key }) => key)).toEqual(["2026-12", "2026-11"]);
  });

  it("quarters follow the fiscal year: one that begins in April calls July to September its second", () => {
    const fiscal = { every: "quarter", days: 20, fiscalYearStartMonth: 4 } as const;
    expect(periodAt("2026-08-15", fiscal)).toEqual({
      key: "2027-Q2",
      from: "2026-07-01",
      to: "2026-10-01",
      due: "2026-10-20",
    });
    expect(closedPeriods("2026-08-15", fiscal, 3).map(({ key }) => key)).toEqual([
      "2027-Q1",
      "2026-Q4",
      "2026-Q3",
    ]);
  });

  it("periods follow each other without a gap, whatever the calendar", () => {
    for (const every of ["month", "quarter"] as const)
      for (let start = 1; start <= 12; start++) {
        const periods = closedPeriods("2026-11-26", { every, days: 14, fiscalYearStartMonth: start }, 12);
        for (const [at, { to }] of periods.entries()) if (at > 0) expect(to).toBe(periods[at - 1]?.from);
      }
  });
});
