import { describe, expect, it } from "vitest";
import type { MatrixCell, MatrixRow } from "../schema";
import { ariaSortOf, ordered, type Sort } from "./order";

const shown = (value: number): MatrixCell => ({
  ...{ state: "shown", value, low: value, high: value, n: 50, trend: [] },
  change: { state: "unclear" },
});
const row = (name: string, ...cells: MatrixCell[]): MatrixRow => ({
  ...{ id: 1, name, slug: name, head: null, ownerId: 1, where: null, cells, weights: [] },
});
const matrix = {
  measures: ["nps", "detractor-share"] as const,
  departments: [
    {
      ...row("Claims", shown(-5), shown(30)),
      place: { place: 2, isShared: false, low: 2, high: 2, score: 0 },
    },
    row("Legal", { state: "hidden", why: "few" }, { state: "hidden", why: "few" }),
    {
      ...row("Contact", shown(20), shown(10)),
      place: { place: 1, isShared: true, low: 1, high: 2, score: 9 },
    },
    row("IT", { state: "none" }, { state: "withheld" }),
    row("Billing", shown(20), shown(40)),
  ],
};
const names = (sort: Sort) =>
  ordered({ ...matrix, measures: [...matrix.measures] }, sort).map(({ name }) => name);

describe("the order of scorecards", () => {
  it("puts the worst of a measure first, whichever way is good, and what is not shown last by name", () => {
    expect(names({ by: "nps", end: "worst" })).toEqual(["Claims", "Billing", "Contact", "IT", "Legal"]);
    expect(names({ by: "detractor-share", end: "worst" })).toEqual([
      "Billing",
      "Claims",
      "Contact",
      "IT",
      "Legal",
    ]);
    expect(names({ by: "detractor-share", end: "best" })).toEqual([
      "Contact",
      "Claims",
      "Billing",
      "IT",
      "Legal",
    ]);
  });

  it("is the usual one, the fair one or by name", () => {
    expect(names({ by: "target" })).toEqual(matrix.departments.map(({ name }) => name));
    expect(names({ by: "fair" })).toEqual(["Contact", "Claims", "Billing", "IT", "Legal"]);
    expect(names({ by: "name" })).toEqual(["Billing", "Claims", "Contact", "IT", "Legal"]);
  });

  it("tells screen readers by value: the worst share of detractors is the largest", () => {
    expect(ariaSortOf({ by: "nps", end: "worst" }, "nps")).toBe("ascending");
    expect(ariaSortOf({ by: "detractor-share", end: "worst" }, "detractor-share")).toBe("descending");
    expect(ariaSortOf({ by: "detractor-share", end: "best" }, "detractor-share")).toBe("ascending");
    expect(ariaSortOf({ by: "nps", end: "worst" }, "csat")).toBeUndefined();
  });
});
