import { describe, expect, it } from "vitest";
import { changesOfShares } from "./share-change";

const of = (successes: number, n: number) => ({ successes, n });

describe("changes of shares", () => {
  it("is clear or not by figures worked out on paper: 0 of 10 against 7 of 10 is clear, 1 of 10 against 4 of 10 is not", () => {
    const [clear, unclear] = changesOfShares([
      { before: of(0, 10), after: of(7, 10) },
      { before: of(1, 10), after: of(4, 10) },
    ]);
    expect(clear).toMatchObject({ state: "rise", difference: 70 });
    // By hand: 1/12 against 8/12, SE 0.15773, z 3.698, p 0.00022; 2/12 against 5/12, SE 0.17847, z 1.401, p 0.161.
    expect(clear?.p).toBeCloseTo(0.000217, 5);
    expect(unclear).toMatchObject({ state: "unclear" });
    expect(unclear?.p).toBeCloseTo(0.1613, 3);
  });

  it("says nothing about fewer than ten answers, and asks more of a long list", () => {
    expect(changesOfShares([{ before: of(1, 9), after: of(9, 90) }])).toEqual([{ state: "not comparable" }]);
    const close = { before: of(20, 100), after: of(33, 100) };
    const still = { before: of(20, 100), after: of(20, 100) };
    expect(changesOfShares([close])[0]?.state).toBe("rise");
    expect(changesOfShares([close, ...Array<typeof still>(9).fill(still)])[0]?.state).toBe("unclear");
  });
});
