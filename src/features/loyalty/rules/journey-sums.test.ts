import fc from "fast-check";
import { describe, it } from "vitest";
import type { ContestedCounts, PlaceCounts } from "@/features/responses/rules/places";
import { journeyFiguresOf } from "./journey";
import {
  noChoices as choices,
  noRatings as none,
  quarterView as view,
} from "../../../../scripts/testing/journey-view";

const STAGES = 4;
const few = fc.integer({ min: 0, max: 40 });

/** Up to 30 cells at twelve touchpoints (0: none named; 10 and up: on no stage), of three departments or nobody. */
const cells = fc.uniqueArray(
  fc.record({
    touchpoint: fc.integer({ min: 0, max: 12 }),
    owner: fc.integer({ min: 0, max: 3 }),
    promoters: few,
    passives: few,
    detractors: few,
  }),
  { maxLength: 30, selector: ({ touchpoint, owner }) => `${touchpoint} ${owner}` },
);
const placements = Array.from({ length: 12 }, (_, at) => ({
  touchpoint: at + 1,
  stage: at < 9 ? 1 + (at % STAGES) : null,
}));
type Shown = { state: string; score?: { n: number } };
const n = (figure: Shown) => figure.score?.n ?? 0;

/** With nothing suppressed (k = 1), so that what must add up can be added. */
function figuresOf(counts: readonly PlaceCounts[], contested: readonly ContestedCounts[] = []) {
  return journeyFiguresOf({
    view,
    choices,
    stages: [1, 2, 3, 4].map((id) => ({ id, designed: undefined })),
    placements,
    now: { counts, left: [] },
    before: undefined,
    impressions: [],
    contested,
    reach: "all",
    fewestAnswers: 1,
  });
}

describe("whatever was answered wherever", () => {
  const placed = cells.map((rows): PlaceCounts[] =>
    // Nobody can own what names no touchpoint.
    rows.map((row) => ({ ...row, owner: row.touchpoint === 0 ? 0 : row.owner, ...none })),
  );

  it("answers at touchpoints add up to their stage, and stages with elsewhere and unmapped to the total", () => {
    fc.assert(
      fc.property(placed, (counts) => {
        const { stages, touchpoints, elsewhere, unmapped, total } = figuresOf(counts);
        for (const stage of stages) {
          const here = placements.filter((one) => one.stage === stage.id).map(({ touchpoint }) => touchpoint);
          const sum = touchpoints
            .filter(({ id }) => here.includes(id))
            .reduce((all, { figure }) => all + n(figure), 0);
          if (sum !== n(stage.figure)) return false;
        }
        const sum = stages.reduce((all, { figure }) => all + n(figure), 0) + n(elsewhere) + n(unmapped);
        return sum === n(total);
      }),
      { numRuns: 300 },
    );
  });

  it("owned, orphaned and contested shares add up to 1, of answers and, with unmapped, of detractors", () => {
    fc.assert(
      fc.property(
        placed,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 30, maxLength: 30 }),
        (counts, parts) => {
          const contested = counts.flatMap((row, at) => {
            const part = (of: number) => Math.floor(of * (parts[at] ?? 0));
            const { touchpoint, owner, promoters, passives, detractors } = row;
            if (touchpoint === 0 || at % 3 > 0) return [];
            return [
              {
                touchpoint,
                owner,
                promoters: part(promoters),
                passives: part(passives),
                detractors: part(detractors),
              },
            ];
          });
          const { ownership } = figuresOf(counts, contested);
          const sums = [ownership?.coverage, ownership?.detractors].filter((one) => one !== undefined);
          return sums.every(
            (shares) =>
              Object.values(shares).every((share) => share >= 0) &&
              Math.abs(Object.values(shares).reduce((all, share) => all + share, 0) - 1) < 1e-12,
          );
        },
      ),
      { numRuns: 300 },
    );
  });
});
