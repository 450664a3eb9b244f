import { describe, expect, test } from "vitest";
import { changeOf, changesOf } from "./change";
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
