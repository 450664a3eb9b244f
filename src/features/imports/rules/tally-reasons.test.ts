import { describe, expect, it } from "vitest";
import { SeenIds } from "./seen-ids";
import { ReasonTally } from "./tally-reasons";

describe("the tally of reasons", () => {
  it("counts each with its first rows, the most frequent first", () => {
    const tally = new ReasonTally();
    tally.add("no-score", "No score", 9);
    for (let row = 2; row < 9; row += 1) tally.add("score", "11 is not a score from 0 to 10", row);
    expect(tally.list()).toEqual([
      { reason: "11 is not a score from 0 to 10", count: 7, firstRows: [2, 3, 4, 5, 6] },
      { reason: "No score", count: 1, firstRows: [9] },
    ]);
  });
  it("stays small whatever the column holds", () => {
    const tally = new ReasonTally();
    for (let row = 1; row <= 5000; row += 1) tally.add("score", `“${row}x” is not a score from 0 to 10`, row);
    const list = tally.list();
    expect(list.length).toBeLessThan(30);
    expect(list[0]?.reason).toBe("Other values that are not a score from 0 to 10");
    expect(list.reduce((sum, { count }) => sum + count, 0)).toBe(5000);
  });
});

describe("seen ids", () => {
  it("tell the second of each id from the first, also after growing", () => {
    const ids = new SeenIds();
    for (let i = 0; i < 50_000; i += 1) expect(ids.add(`R_${i}`)).toBe(false);
    expect(ids.add("R_0") && ids.add("R_49999")).toBe(true);
    expect(ids.add("R_50000")).toBe(false);
  });
});
