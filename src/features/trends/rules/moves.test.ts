import { expect, it } from "vitest";
import { movesIn } from "./moves";

it("counts who moved up and who moved down, whoever stayed in neither", () => {
  const rows = [
    { class: "promoter" as const, to: { promoters: 100, passives: 3, detractors: 2 } },
    { class: "passive" as const, to: { promoters: 7, passives: 50, detractors: 4 } },
    { class: "detractor" as const, to: { promoters: 1, passives: 5, detractors: 30 } },
  ];
  expect(movesIn(rows)).toEqual({ up: 13, down: 9 });
});
