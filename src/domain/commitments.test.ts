import { describe, expect, it } from "vitest";
import { calibration, commitmentState, isEffectHit, sayDo, type Said } from "./commitments";

const TODAY = "2026-11-26";
const window = { from: "2026-01-01", to: "2026-12-01" };
const said = (due: string, doneOn: string | null, more: Partial<Said> = {}): Said => ({
  due,
  firstDue: due,
  doneOn,
  size: 1,
  confidence: 80,
  ...more,
});

describe("the state of a commitment", () => {
  it.each([
    ["2026-10-31", "2026-10-29", "kept"],
    ["2026-10-31", "2026-10-31", "kept"],
    ["2026-10-31", "2026-11-01", "late"],
    ["2026-11-25", null, "missed"],
    [TODAY, null, "open"],
    ["2026-11-27", null, "open"],
    ["2026-12-24", "2026-11-01", "kept"],
  ])("due %s, done %s: %s", (due, doneOn, state) => {
    expect(commitmentState({ due, doneOn }, TODAY)).toBe(state);
  });
});

describe("say–do", () => {
  it("by hand: two kept, one kept on its second date, one late, one missed are 2.5 of 5", () => {
    const index = sayDo(
      [
        said("2026-03-01", "2026-02-20"),
        said("2026-04-01", "2026-04-01"),
        said("2026-06-01", "2026-05-30", { firstDue: "2026-05-01" }),
        said("2026-07-01", "2026-07-09"),
        said("2026-08-01", null),
      ],
      window,
      TODAY,
    );
    expect(index).toMatchObject({ value: 50, n: 5, kept: 3, keptRedated: 1, late: 1, missed: 1 });
    // Wilson's interval of 2.5 of 5: centre (0.5 + 0.38415) ÷ 1.76829 = 0.5, half-width 0.32941.
    expect([index?.low, index?.high].map((end) => Math.round((end ?? 0) * 10))).toEqual([170, 830]);
  });

  it("weighs by size: a large one missed outweighs a small one kept", () => {
    const index = sayDo(
      [said("2026-03-01", "2026-02-20", { size: 1 }), said("2026-04-01", null, { size: 3 })],
      window,
      TODAY,
    );
    expect(index?.value).toBe(50);
    expect(index?.weighted.value).toBe(25);
  });

  it("counts what fell due in the window only, and nothing that is still open", () => {
    expect(sayDo([], window, TODAY)).toBeUndefined();
    expect(
      sayDo(
        [said("2026-12-24", null), said("2025-12-31", null), said("2026-12-01", "2026-11-01")],
        window,
        TODAY,
      ),
    ).toBeUndefined();
  });

  it("stays within 0 and 100, its value within its range, whatever is committed", () => {
    for (let kept = 0; kept <= 12; kept++)
      for (let missed = 0; missed <= 12; missed++) {
        const all = [
          ...Array.from({ length: kept }, (_, at) =>
            said("2026-03-01", "2026-02-01", { size: 1 + (at % 3) }),
          ),
          ...Array.from({ length: missed }, (_, at) => said("2026-03-01", null, { size: 1 + (at % 3) })),
        ];
        const index = sayDo(all, window, TODAY);
        if (!index) continue;
        for (const { low, value, high } of [index, index.weighted]) {
          expect(low).toBeGreaterThanOrEqual(0);
          expect(high).toBeLessThanOrEqual(100);
          expect(value).toBeGreaterThanOrEqual(low - 1e-9);
          expect(value).toBeLessThanOrEqual(high + 1e-9);
        }
      }
  });
});

describe("calibration", () => {
  it("by hand: 90 % sure and done is 0.01 off, 70 % sure and missed is 0.49 off; on average 0.25", () => {
    const score = calibration(
      [said("2026-03-01", "2026-02-20", { confidence: 90 }), said("2026-04-01", null, { confidence: 70 })],
      window,
      TODAY,
    );
    expect(score?.n).toBe(2);
    expect(score?.score).toBeCloseTo(0.25, 12);
  });

  it("is about the first date: kept on the second one, it did not happen as was said", () => {
    const moved = said("2026-06-01", "2026-05-30", { firstDue: "2026-05-01", confidence: 100 });
    expect(calibration([moved], window, TODAY)?.score).toBe(1);
    expect(calibration([], window, TODAY)).toBeUndefined();
  });
});

describe("the effect", () => {
  it("is hit within the measured range and beyond it, whichever way is good", () => {
    expect(isEffectHit(20, { low: 12, high: 24 }, "higher")).toBe(true);
    expect(isEffectHit(20, { low: 22, high: 30 }, "higher")).toBe(true);
    expect(isEffectHit(20, { low: 8, high: 19 }, "higher")).toBe(false);
    expect(isEffectHit(15, { low: 12, high: 24 }, "lower")).toBe(true);
    expect(isEffectHit(15, { low: 4, high: 9 }, "lower")).toBe(true);
    expect(isEffectHit(15, { low: 16, high: 24 }, "lower")).toBe(false);
  });
});
