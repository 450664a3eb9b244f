import { describe, expect, it } from "vitest";
import { rankedThemes } from "./themes";

const theme = (id: number, name: string, [promoters, passives, detractors]: [number, number, number]) => ({
  id,
  name,
  promoters,
  passives,
  detractors,
});

describe("themes by how many unhappy customers speak of them", () => {
  const now = [
    theme(1, "Speed", [300, 100, 200]),
    theme(2, "Price", [20, 30, 350]),
    theme(3, "App", [2, 1, 1]),
    theme(4, "Staff", [40, 5, 5]),
  ];

  it("stand most first, and change with the others of the list in mind", () => {
    const before = [theme(1, "Speed", [300, 100, 195]), theme(2, "Price", [120, 130, 150])];
    const ranked = rankedThemes({ now, before, everywhere: undefined }, 5);
    expect(ranked.map(({ name, change }) => [name, change.state])).toEqual([
      ["Price", "rise"],
      ["Speed", "unclear"],
      ["Staff", "not comparable"],
    ]);
    expect(ranked[0]?.share).toMatchObject({ state: "shown", detractors: 350, n: 400, value: 87.5 });
  });

  it("are not named where few speak of them, here or beyond the filters", () => {
    const everywhere = [
      theme(1, "Speed", [301, 101, 201]),
      theme(2, "Price", [20, 30, 350]),
      theme(4, "Staff", [60, 5, 5]),
    ];
    const ranked = rankedThemes({ now, before: undefined, everywhere }, 5);
    expect(ranked.map(({ name }) => name)).toEqual(["Price", "Staff"]);
  });
});
