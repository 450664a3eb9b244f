import { describe, expect, test } from "vitest";
import { countMatter, mattersIn, noSeams, seamlessness, seamPenalty, type Contact } from "./seam";

const contact = (at: number, channel: number | null, ease: number | null, stage = 1): Contact => ({
  at,
  stage,
  channel,
  ease,
});
function counted(matters: readonly (readonly Contact[])[]) {
  const counts = noSeams();
  for (const matter of matters) countMatter(counts, matter);
  return counts;
}
const times = <T>(count: number, make: (at: number) => T) =>
  Array.from({ length: count }, (_, at) => make(at));
const seamOf = (counts: ReturnType<typeof noSeams>, key: string) =>
  counts.seams.get(key)?.stages ?? new Map();

describe("matters", () => {
  test("are contacts fewer than 14 days apart", () => {
    const parts = mattersIn([0, 5, 18.9, 32.9, 33].map((at) => contact(at, 1, 5)));
    expect(parts.map((matter) => matter.map(({ at }) => at))).toEqual([
      [0, 5, 18.9],
      [32.9, 33],
    ]);
    expect(mattersIn([])).toEqual([]);
  });

  test("with several changes give each its part, and leave contacts of unknown channel out, counted", () => {
    const counts = counted([[contact(0, 1, 6), contact(1, null, 1), contact(2, 2, 4), contact(3, 1, 2)]]);
    expect(counts.unknown).toBe(1);
    expect([...counts.seams.keys()]).toEqual(["1 2", "2 1"]);
    // The stage's ease is the mean of 6, 4 and 2.
    expect(seamOf(counts, "1 2").get(1)).toMatchObject({ n: 1, weight: 0.5, sum: 2 });
    expect(counts.unchanged.size).toBe(0);
  });

  test("without any known channel or rating say nothing", () => {
    expect(counted([[contact(0, null, 5)]])).toMatchObject({ matters: 0, unknown: 1 });
    expect(counted([[contact(0, 1, null), contact(1, 2, null)]]).seams.size).toBe(0);
  });
});

describe("the penalty of a seam", () => {
  test("is Welch's difference of means: worked by hand", () => {
    // 30 unchanged of ease 4 and 6 by turns: mean 5, s² = 30/29; 30 changed of 2 and 4 by turns: mean 3, the same s².
    const counts = counted([
      ...times(30, (at) => [contact(0, 1, at % 2 === 0 ? 4 : 6)]),
      ...times(30, (at) => [contact(0, 1, null), contact(1, 2, at % 2 === 0 ? 2 : 4)]),
    ]);
    const found = seamPenalty(seamOf(counts, "1 2"), counts.unchanged);
    // √(2 · (30/29) / 30) = 0.262613; t(0.975; 58) = 2.001717.
    expect(found).toMatchObject({ penalty: 2, n: 30, compared: 30 });
    expect(found?.low).toBeCloseTo(2 - 2.001717 * 0.262613, 5);
    expect(found?.high).toBeCloseTo(2 + 2.001717 * 0.262613, 5);
  });

  test("is standardised by stage: harder stages are no seam", () => {
    const noise = (at: number) => (at % 2 === 0 ? 0.5 : -0.5);
    // Stage 2 is two points harder for everybody; changes happen mostly there, and cost nothing.
    const counts = counted([
      ...times(80, (at) => [contact(0, 1, 6 + noise(at), 1)]),
      ...times(40, (at) => [contact(0, 1, 4 + noise(at), 2)]),
      ...times(6, (at) => [contact(0, 1, null), contact(1, 2, 6 + noise(at), 1)]),
      ...times(54, (at) => [contact(0, 1, null, 2), contact(1, 2, 4 + noise(at), 2)]),
    ]);
    const found = seamPenalty(seamOf(counts, "1 2"), counts.unchanged);
    expect(found?.penalty).toBeCloseTo(0, 10);
    expect(found?.n).toBe(60);
  });

  test("is not told with fewer than 30 matters on either side, or where no stage can be compared", () => {
    const seams = times(30, () => [contact(0, 1, null), contact(1, 2, 3)]);
    const same = times(30, () => [contact(0, 1, 5)]);
    const few = counted([...seams.slice(1), ...same]);
    expect(seamPenalty(seamOf(few, "1 2"), few.unchanged)).toBeUndefined();
    const alone = counted([...seams, ...same.slice(1)]);
    expect(seamPenalty(seamOf(alone, "1 2"), alone.unchanged)).toBeUndefined();
    const exact = counted([...seams, ...same]);
    expect(seamPenalty(seamOf(exact, "1 2"), exact.unchanged)).toMatchObject({ penalty: 2, low: 2, high: 2 });
  });
});

test("seamlessness is 1 less the harm as a part of the scale; ease gained makes up for nothing", () => {
  const seam = (penalty: number, n: number) => ({ penalty, low: 0, high: 0, n, compared: 30, p: 1 });
  expect(seamlessness([seam(3, 40), seam(-2, 60)])).toBeCloseTo(1 - (40 * 3) / (100 * 6), 12);
  expect(seamlessness([])).toBeUndefined();
});
