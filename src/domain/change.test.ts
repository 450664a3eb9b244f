import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { benjaminiHochberg, changeOf, changesOf } from "./change";
import type { NpsCounts } from "./nps";

const of = (promoters: number, passives: number, detractors: number): NpsCounts => ({
  promoters,
  passives,
  detractors,
});

describe("a change", () => {
  test("beyond chance is a rise or a fall, told in headline points", () => {
    expect(changeOf(of(500, 300, 200), of(560, 280, 160))).toMatchObject({ state: "rise", difference: 10 });
    expect(changeOf(of(560, 280, 160), of(500, 300, 200))).toMatchObject({ state: "fall", difference: -10 });
  });

  test("within chance is unclear, and keeps its difference", () => {
    const change = changeOf(of(50, 30, 20), of(60, 25, 15));
    expect(change).toMatchObject({ state: "unclear", difference: 15 });
    expect(change.p).toBeCloseTo(0.17, 3);
  });

  test("with under ten answers on either side is not comparable and gives no figure away", () => {
    expect(changeOf(of(0, 0, 9), of(500, 0, 0))).toEqual({ state: "not comparable" });
    expect(changeOf(of(500, 0, 0), of(0, 0, 9))).toEqual({ state: "not comparable" });
    expect(changeOf(of(0, 0, 10), of(500, 0, 0)).state).toBe("rise");
    expect(changeOf(of(0, 0, 5), of(500, 0, 0), { fewest: 5 }).state).toBe("rise");
    expect(changeOf(of(0, 0, 0), of(0, 0, 0), { fewest: 0 })).toEqual({ state: "not comparable" });
  });

  test("shows earlier among the same customers", () => {
    const [before, after] = [of(120, 40, 40), of(132, 40, 28)];
    expect(changeOf(before, after).state).toBe("unclear");
    expect(changeOf(before, after, { overlap: { n: 200, covariance: 0.5 } }).state).toBe("rise");
  });
});

describe("changes in one list", () => {
  const steady = { before: of(50, 30, 20), after: of(51, 30, 19) };
  const borderline = { before: of(500, 300, 200), after: of(535, 300, 165) };

  test("must show more than a change alone", () => {
    expect(changeOf(borderline.before, borderline.after).state).toBe("rise");
    const list = changesOf([borderline, ...Array.from({ length: 9 }, () => steady)]);
    expect(list[0]?.state).toBe("unclear");
  });

  test("keep their order, and incomparable ones do not count as tests", () => {
    const few = { before: of(1, 1, 1), after: of(1, 1, 1) };
    const states = changesOf([few, borderline, few]).map((change) => change.state);
    expect(states).toEqual(["not comparable", "rise", "not comparable"]);
  });
});

describe("Benjamini and Hochberg", () => {
  test("find the first four of the fifteen tests of their paper", () => {
    const p = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
      0.759, 1,
    ];
    expect(benjaminiHochberg(p).filter(Boolean)).toHaveLength(4);
    expect(benjaminiHochberg(p.toReversed()).slice(-4)).toEqual([true, true, true, true]);
  });

  test("carry a test that misses its own step when a later one passes", () => {
    expect(benjaminiHochberg([0.04, 0.045])).toEqual([true, true]);
    expect(benjaminiHochberg([])).toEqual([]);
  });

  test("find at least what Bonferroni finds and at most what no correction finds", () => {
    const p = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(fc.oneof(p, fc.double({ min: 0, max: 0.1, noNaN: true })), { maxLength: 30 }),
        (ps) => {
          benjaminiHochberg(ps).forEach((isFound, index) => {
            const value = ps[index] ?? NaN;
            if (value <= 0.05 / ps.length) expect(isFound).toBe(true);
            if (value > 0.05) expect(isFound).toBe(false);
          });
        },
      ),
    );
  });
});
