import { describe, expect, it } from "vitest";
import type { View } from "../schema";
import { askedFrom, queryFor, withoutFilters } from "./url";

describe("a page's URL", () => {
  it("is read as far as it can be; the rest is dropped with a notice", () => {
    expect(askedFrom({ period: "2026-Q3", compare: "year", channel: "1,2,2", survey: "7" })).toEqual({
      period: "2026-Q3",
      compare: "year",
      survey: 7,
      channels: [1, 2],
      segments: [],
      persona: undefined,
      departments: [],
      stages: [],
      touchpoints: [],
      classes: [],
      notices: [],
    });
    expect(askedFrom({ stage: "3", class: "detractor,promoter,angry" })).toMatchObject({
      stages: [3],
      classes: ["promoter", "detractor"],
    });
    const odd = askedFrom({
      compare: "sideways",
      channel: "1,'; drop table--",
      segment: "-4",
      period: ["2026-09", "x"],
    });
    expect(odd).toMatchObject({ compare: "previous", channels: [1], segments: [], period: "2026-09" });
    expect(odd.notices).toHaveLength(2);
  });

  it("says only what is not usual, and comes back the same", () => {
    const view: View = {
      periodKey: "2026-09",
      compare: "none",
      range: { from: "2026-09-01", to: "2026-10-01" },
      isSoFar: false,
      filters: {
        survey: { id: 7, name: "S" },
        channels: [
          { id: 1, name: "Phone" },
          { id: 2, name: "Web" },
        ],
        segments: [],
        departments: [],
        stages: [],
        touchpoints: [{ id: 4, name: "Call" }],
        classes: ["detractor"],
      },
      notices: [],
    };
    const query = queryFor(view);
    expect(query).toEqual({
      period: "2026-09",
      compare: "none",
      survey: "7",
      channel: "1,2",
      segment: undefined,
      persona: undefined,
      department: undefined,
      stage: undefined,
      touchpoint: "4",
      class: "detractor",
    });
    expect(askedFrom(query)).toMatchObject({
      period: "2026-09",
      compare: "none",
      survey: 7,
      channels: [1, 2],
    });
    expect(
      Object.values(queryFor(view, { ...withoutFilters, period: "last-quarter", compare: "previous" })),
    ).toEqual(Array<undefined>(10).fill(undefined));
  });
});
