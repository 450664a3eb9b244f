import { expect, test } from "vitest";
import { penaltyRewards } from "@/domain/penalty-reward";
import { scaleOf, touchpointTable, type Rating } from "@/features/drivers/rules/driver-table";
import { touchpoints } from "./journey";
import { generateWorld } from "./world";

test(
  "over a year the sample has basics, differentiators and places that work both ways",
  { timeout: 30_000 },
  () => {
    const year = generateWorld({ end: "2026-11-21" }).answers.filter(
      ({ answeredAt }) => answeredAt >= "2025-11-01",
    );
    const ratings = year.map((answer): Rating => {
      const at = new Date(answer.answeredAt);
      return {
        ...answer,
        who: String(answer.customer),
        quarter: Math.floor((at.getUTCFullYear() * 12 + at.getUTCMonth()) / 3),
        touchpoint: touchpoints.findIndex(({ slug }) => slug === answer.touchpoint),
        department: null,
      };
    });
    const table = touchpointTable(ratings);
    const found = penaltyRewards(
      table.keys.map((key, j) => ({ ratings: table.columns[j] ?? [], ...scaleOf(key) })),
      table.outcome,
    );
    const placesOf = (name: string) =>
      table.keys.filter((_, j) => found[j]?.class === name).map((key) => touchpoints[Number(key)]?.slug);
    expect(placesOf("basic")).toEqual(expect.arrayContaining(["claim-payment", "payment", "help-line"]));
    expect(placesOf("differentiator")).toEqual(
      expect.arrayContaining(["adviser-meeting", "call-back", "app"]),
    );
    expect(placesOf("both").length).toBeGreaterThan(3);
  },
);
