import { describe, expect, it } from "vitest";
import { orphanShares, type Placed } from "./orphans";

const placed = (accountability: Placed["accountability"], answers: number, detractors: number): Placed => ({
  accountability,
  answers,
  detractors,
});

describe("who answers for what customers meet", () => {
  it("is owned, orphaned or contested, and the three add up to 1", () => {
    const { coverage, detractors } = orphanShares([
      placed("owned", 70, 10),
      placed("orphan", 20, 6),
      placed("contested", 10, 4),
    ]);
    expect(coverage).toEqual({ owned: 0.7, orphan: 0.2, contested: 0.1 });
    expect(detractors).toEqual({ owned: 0.5, orphan: 0.3, contested: 0.2, unmapped: 0 });
  });

  it("leaves answers without a touchpoint out of coverage, and keeps them a bucket of their own among detractors", () => {
    const { coverage, detractors } = orphanShares([placed("owned", 5, 1), placed("unmapped", 95, 3)]);
    expect(coverage).toEqual({ owned: 1, orphan: 0, contested: 0 });
    expect(detractors).toEqual({ owned: 0.25, orphan: 0, contested: 0, unmapped: 0.75 });
  });

  it("says nothing where there is nothing to share", () => {
    expect(orphanShares([])).toEqual({ coverage: undefined, detractors: undefined });
    expect(orphanShares([placed("unmapped", 9, 0)])).toEqual({ coverage: undefined, detractors: undefined });
  });
});
