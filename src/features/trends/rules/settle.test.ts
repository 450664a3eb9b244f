import { describe, expect, it } from "vitest";
import { Asked, type Choices } from "@/features/responses/schema";
import { settle } from "@/features/responses/rules/view";
import { TrendsAsked } from "../schema";
import { lineBuckets, partBuckets, settleDrawn } from "./settle";

const calendar = { today: "2026-11-25", fiscalYearStartMonth: 1 };
const one = [{ id: 1, name: "One" }];
const choices: Choices = {
  surveys: one,
  channels: one,
  segments: one,
  personas: one,
  departments: one,
  stages: one,
  touchpoints: one,
};

function drawn(given: object) {
  const asked = TrendsAsked.parse(given);
  return settleDrawn(asked, settle(asked, choices, calendar), choices);
}

describe("what a line can be drawn by", () => {
  it("goes by week for a month of days, by month for a quarter, and as the reader wants", () => {
    expect(drawn({ period: "last-30d" }).step).toBe("week");
    expect(drawn({}).step).toBe("month");
    expect(drawn({ step: "quarter" })).toMatchObject({ step: "quarter", notices: [] });
  });

  it("knows channels, segments and personas by month only, and says so where weeks were asked for", () => {
    const narrowed = drawn({ channels: [1], step: "week" });
    expect(narrowed).toMatchObject({ step: "month", steps: ["month", "quarter"] });
    expect(narrowed.notices).toEqual([
      "Channels, segments and personas are known by month, so the line is drawn by month.",
    ]);
    expect(drawn({ channels: [1], period: "last-30d" }).notices).toEqual([]);
  });

  it("offers no breakdown that the cubes cannot answer", () => {
    expect(drawn({}).breakdowns).toEqual(["departments", "stages", "segments", "channels", "personas"]);
    expect(drawn({ persona: 1 }).breakdowns).toEqual(["departments", "stages", "personas"]);
    expect(drawn({ segments: [1] }).breakdowns).toEqual(["departments", "stages", "segments", "channels"]);
    const byDay = drawn({ period: "last-30d", by: "channels" });
    expect(byDay).toMatchObject({ by: "departments", breakdowns: ["departments", "stages"] });
    expect(byDay.notices).toEqual(["Lines by channel need whole months and no filter of another kind."]);
  });
});

describe("how far a line goes", () => {
  const view = (period: string) => settle(Asked.parse({ period }), choices, calendar);

  it("reaches the step under way, and back two years of months", () => {
    const buckets = lineBuckets("month", view("last-quarter"), calendar);
    expect([buckets.length, buckets[0]?.key, buckets.at(-1)?.key]).toEqual([24, "2024-12", "2026-11"]);
  });

  it("ends with a period that lies further back than the line is long", () => {
    expect(lineBuckets("month", view("2023-Q1"), calendar).at(-1)?.key).toBe("2023-03");
    expect(lineBuckets("week", view("2025-03"), calendar).at(-1)?.key).toBe("2025-03-31..2025-04-06");
  });

  it("small multiples have twelve steps at most, months where the line goes by week", () => {
    const weeks = lineBuckets("week", view("last-30d"), calendar);
    expect(partBuckets("week", weeks, calendar).map(({ key }) => key)).toHaveLength(12);
    expect(partBuckets("week", weeks, calendar).at(-1)?.key).toBe("2026-11");
    const old = lineBuckets("week", view("2025-03"), calendar);
    expect(partBuckets("week", old, calendar).at(-1)?.key).toBe("2025-04");
  });
});
