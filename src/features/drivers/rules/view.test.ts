import { expect, test } from "vitest";
import { analysisView, type StoredAnalysis } from "./view";

const stored: StoredAnalysis = {
  asOf: new Date("2026-11-01T06:00:00Z"),
  from: "2025-11-01",
  to: "2026-11-01",
  looked: 1,
  n: 11,
  lost: 0,
  needed: 89,
  explained: null,
  low: null,
  high: null,
  drivers: [],
};

test("how many answers are missing tells no number that is hidden", () => {
  expect(analysisView(stored, 5)).toMatchObject({ state: "too few", needed: 89 });
  expect(analysisView({ ...stored, n: 4, needed: 96 }, 5)).toMatchObject({ needed: 100 });
  expect(analysisView({ ...stored, n: 0, needed: 100 }, 5)).toMatchObject({ needed: 100 });
  expect(analysisView(undefined, 5)).toEqual({ state: "not yet" });
});
