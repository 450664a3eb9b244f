import { describe, expect, it } from "vitest";
import type { PlaceCounts } from "@/features/responses/rules/places";
import { journeyFiguresOf, type JourneyInput } from "./journey";
import {
  noChoices as choices,
  noRatings as none,
  quarterView as view,
} from "../../../../scripts/testing/journey-view";

function place(
  touchpoint: number,
  owner: number,
  [promoters, passives, detractors]: [number, number, number],
): PlaceCounts {
  return { touchpoint, owner, promoters, passives, detractors, ...none };
}

/** Stage 1 has touchpoints 11 and 12, stage 2 has 21; touchpoint 31 is on no stage of this map. */
function figures(counts: PlaceCounts[], more: Partial<JourneyInput> = {}) {
  return journeyFiguresOf({
    view,
    choices,
    stages: [
      { id: 1, designed: 1 },
      { id: 2, designed: undefined },
    ],
    placements: [
      { touchpoint: 11, stage: 1 },
      { touchpoint: 12, stage: 1 },
      { touchpoint: 21, stage: 2 },
      { touchpoint: 31, stage: null },
    ],
    now: { counts, left: [] },
    before: undefined,
    impressions: [],
    contested: [],
    reach: "all",
    fewestAnswers: 5,
    ...more,
  });
}
const plain = [
  place(11, 1, [30, 10, 10]),
  place(12, 2, [10, 5, 5]),
  place(21, 0, [2, 10, 28]),
  place(31, 1, [6, 0, 0]),
  place(0, 0, [5, 2, 1]),
];
const n = (figure: { state: string; score?: { n: number } }) => figure.score?.n ?? 0;

describe("the figures of a map", () => {
  it("add up: touchpoints to their stage, stages with what is elsewhere and unmapped to the whole", () => {
    const { total, stages, touchpoints, elsewhere, unmapped } = figures(plain);
    const [first, second, third] = touchpoints.map(({ figure }) => n(figure));
    expect(n(stages[0]?.figure ?? { state: "none" })).toBe((first ?? 0) + (second ?? 0));
    expect(n(stages[1]?.figure ?? { state: "none" })).toBe(third);
    const sum = stages.reduce((all, { figure }) => all + n(figure), 0) + n(elsewhere) + n(unmapped);
    expect(sum).toBe(n(total));
    expect(sum).toBe(124);
  });

  it("hides a touchpoint with few answers, and the sibling that would give it away, but keeps the stage", () => {
    const { stages, touchpoints } = figures([...plain.slice(1), place(11, 1, [3, 0, 0])]);
    expect(stages[0]?.figure.state).toBe("shown");
    expect(touchpoints.map(({ figure }) => figure)).toMatchObject([
      { state: "hidden", why: "few" },
      { state: "hidden", why: "complement" },
      { state: "shown" },
    ]);
  });

  it("names the weakest stage only if even the high end of its range is below the whole's", () => {
    expect(figures(plain).weakest).toBe(2);
    expect(figures([place(11, 1, [3, 3, 3]), place(21, 1, [3, 2, 4])]).weakest).toBeUndefined();
  });

  it("splits answers at touchpoints into owned, orphaned and contested, which add up to 1", () => {
    const contested = [{ touchpoint: 12, owner: 2, promoters: 5, passives: 2, detractors: 3 }];
    const { ownership } = figures(plain, { contested });
    const { owned = 0, orphan = 0, contested: disputed = 0 } = ownership?.coverage ?? {};
    expect(owned + orphan + disputed).toBeCloseTo(1, 12);
    expect(orphan).toBeCloseTo(40 / 116, 12);
    expect(disputed).toBeCloseTo(10 / 116, 12);
    expect(ownership?.orphans.map(({ touchpoint }) => touchpoint)).toEqual([21]);
  });

  it("hides a further question that few answered at a touchpoint, and the sibling from which it would follow", () => {
    const asked = { ...none, promiseYes: 20 };
    const few = { ...none, promiseYes: 3 };
    const { stages, touchpoints } = figures([
      { ...place(11, 1, [30, 10, 10]), ...asked },
      { ...place(12, 2, [10, 5, 5]), ...few },
    ]);
    expect(stages[0]?.promise).toMatchObject({ state: "shown", n: 23 });
    expect(touchpoints.slice(0, 2)).toMatchObject([
      { figure: { state: "shown" }, promise: { state: "hidden" } },
      { figure: { state: "shown" }, promise: { state: "hidden" } },
    ]);
  });

  it("shows somebody who sees own departments only theirs, and nothing that gives the rest away", () => {
    const own = figures(plain, { reach: [2] });
    expect(own.total).toEqual({ state: "hidden", why: "complement" });
    expect(n(own.stages[0]?.figure ?? { state: "none" })).toBe(20);
    expect(own.stages[1]?.figure.state).toBe("none");
    expect(own.ownership).toBeUndefined();
    const few = figures([place(11, 1, [2, 1, 1]), place(12, 2, [10, 5, 5]), ...plain.slice(2)], {
      reach: [2],
    });
    expect(few.stages[0]?.figure).toEqual({ state: "hidden", why: "complement" });
  });
});
