import { describe, expect, it } from "vitest";
import { analyseSeams } from "./analyse";

/** Customers with one matter each: an answer by `from`, and a day later one by `to` (or none), rated as easy as given. */
function customers(
  count: number,
  name: string,
  at: { from: number; to?: number; stage: number; ease: (i: number) => number },
) {
  return Array.from({ length: count }, (_, i) => {
    const first = { who: `${name} ${i}`, at: i * 30, stage: at.stage, channel: at.from, ease: at.ease(i) };
    return at.to === undefined
      ? [first]
      : [
          { ...first, ease: null },
          { ...first, at: first.at + 1, channel: at.to },
        ];
  }).flat();
}
const about = (mean: number) => (i: number) => mean + (i % 3) - 1;

describe("seams", () => {
  it("are clear where harder than the same stages without a change, of all pairs looked at together", () => {
    const found = analyseSeams([
      ...customers(200, "app", { from: 1, stage: 10, ease: about(5) }),
      ...customers(60, "app to phone", { from: 1, to: 2, stage: 10, ease: about(3) }),
      ...customers(60, "phone to app", { from: 2, to: 1, stage: 10, ease: about(5) }),
      ...customers(9, "letter to phone", { from: 3, to: 2, stage: 10, ease: about(1) }),
    ]);
    const pair = (stageId: number, from: number, to: number) =>
      found.seams.find(
        (seam) => seam.stageId === stageId && seam.fromChannel === from && seam.toChannel === to,
      );
    expect(pair(0, 1, 2)?.found).toMatchObject({ n: 60, compared: 200, isClear: true });
    expect(pair(0, 1, 2)?.found?.penalty).toBeCloseTo(2, 1);
    expect(pair(0, 2, 1)?.found).toMatchObject({ isClear: false });
    // Too few matters: the pair is there, nothing is said of it, and at its stage it is not even there.
    expect(pair(0, 3, 2)).toMatchObject({ found: undefined });
    expect(pair(10, 3, 2)).toBeUndefined();
    expect(pair(10, 1, 2)?.found?.isClear).toBe(true);
    expect(found.matters).toBe(329);
    expect(found.seamlessness).toBeCloseTo(1 - (60 * 2) / (120 * 6), 2);
  });

  it("are none without customers", () => {
    expect(analyseSeams([])).toEqual({ matters: 0, unknown: 0, seamlessness: undefined, seams: [] });
  });
});
