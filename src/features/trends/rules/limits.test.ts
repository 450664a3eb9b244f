import { describe, expect, it } from "vitest";
import { bucketsIn } from "@/domain/bucket";
import { addMonths, type Range } from "@/domain/period";
import type { KeyedCounts } from "@/features/responses/rules/disclosure";
import { disclosedLine, reachedLine } from "@/features/responses/rules/disclosed-line";
import { baselineMonths, limitsOf } from "./limits";

const today = "2026-11-25";
const monthly = (range: Range) => bucketsIn(range, "month").map((bucket) => bucket.range);

/** 60 promoters, 30 passives, 20 detractors a month and a little up and down, unless told. */
function countsOf(range: Range, told: Record<string, [number, number, number]> = {}): KeyedCounts[] {
  return monthly(range).map(({ from }, index) => {
    const [promoters, passives, detractors] = told[from] ?? [60 + (index % 3), 30, 20 + (index % 2)];
    return { bucket: from, key: "1", promoters, passives, detractors };
  });
}

function limitsFor(baselineRange: Range, lineRange: Range, told: Parameters<typeof countsOf>[1] = {}) {
  const period = { from: "2026-07-01", to: "2026-10-01" };
  const common = { period, k: 5, reach: "all" as const };
  const buckets = monthly(lineRange);
  const line = reachedLine(
    disclosedLine({ counts: countsOf(lineRange, told), left: [] }, { buckets, ...common }),
    "all",
  );
  return limitsOf({
    ...common,
    line,
    measure: "nps",
    today,
    baseline: {
      range: baselineRange,
      slice: { counts: countsOf(baselineRange, told), left: [] },
      buckets: monthly(baselineRange),
    },
  });
}

describe("the months that fix limits", () => {
  it("are the first twenty with answers, at least twelve that are over, unless somebody decided", () => {
    expect(baselineMonths(undefined, { first: "2024-11-01", today })).toEqual({
      range: { from: "2024-11-01", to: "2026-07-01" },
    });
    expect(baselineMonths(undefined, { first: "2025-11-01", today })).toMatchObject({
      range: { from: "2025-11-01", to: "2026-11-01" },
    });
    expect(baselineMonths(undefined, { first: "2026-02-01", today })).toEqual({ needed: 3 });
    expect(baselineMonths(undefined, { first: undefined, today })).toEqual({ needed: 12 });
    const decision = { from: "2025-01", to: "2025-12", reason: "Quiet", decidedBy: "", decidedOn: today };
    expect(baselineMonths(decision, { first: "2024-11-01", today })).toEqual({
      range: { from: "2025-01-01", to: "2026-01-01" },
      decision,
    });
  });
});

describe("control limits of a line", () => {
  const baseline = { from: "2025-01-01", to: "2026-01-01" };
  const line = { from: "2026-01-01", to: "2026-12-01" };

  it("mark a crash outside them, and never the month that is not over", () => {
    const found = limitsFor(baseline, line, { "2026-04-01": [30, 35, 45], "2026-11-01": [0, 0, 9] });
    if (found?.state !== "shown") throw new Error("no limits");
    expect(found.points.map((point) => point?.signal)).toEqual([
      ...[undefined, undefined, undefined, "outside"],
      ...Array.from({ length: 7 }, () => undefined),
    ]);
    expect(found.baseline).toEqual({ from: "2025-01", to: "2025-12", decided: undefined });
  });

  it("are wider where there are fewer answers", () => {
    const found = limitsFor(baseline, line, { "2026-03-01": [6, 3, 2] });
    if (found?.state !== "shown") throw new Error("no limits");
    const width = (index: number) => (found.points[index]?.high ?? 0) - (found.points[index]?.low ?? 0);
    expect(width(2)).toBeGreaterThan(2.5 * width(1));
  });

  it("are not fixed by months that must stay hidden", () => {
    const few = Object.fromEntries(
      monthly(baseline).map(({ from }, index) => [from, index < 2 ? [1, 1, 0] : [60, 30, 20]] as const),
    ) as Record<string, [number, number, number]>;
    expect(limitsFor(baseline, line, few)).toEqual({ state: "too few", needed: 2 });
    expect(limitsFor({ ...baseline, to: addMonths(baseline.to, 2) }, line, few)?.state).toBe("shown");
  });
});
