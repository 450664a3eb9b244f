import { expect, test } from "vitest";
import { recoveryPeriod } from "./recovery-period";

const calendar = { today: "2026-11-25", fiscalYearStartMonth: 1 };
const view = (periodKey: string, from: string, to: string) => ({
  periodKey,
  range: { from, to },
  compare: "previous" as const,
});

test("recovery is told of a period whose 180 days have passed, of the same kind", () => {
  expect(recoveryPeriod(view("2026-Q1", "2026-01-01", "2026-04-01"), calendar)).toBe("2026-Q1");
  expect(recoveryPeriod(view("last-quarter", "2026-07-01", "2026-10-01"), calendar)).toBe("2026-Q1");
  expect(recoveryPeriod(view("2026-09", "2026-09-01", "2026-10-01"), calendar)).toBe("2026-04");
  expect(recoveryPeriod(view("last-30d", "2026-10-26", "2026-11-25"), calendar)).toBe("2026-Q1");
});
