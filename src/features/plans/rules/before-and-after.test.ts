import { describe, expect, it } from "vitest";
import { changeBetween, monthsAfter } from "./before-and-after";

const nps = (promoters: number, passives: number, detractors: number) => ({
  promoters,
  passives,
  detractors,
});
const share = (successes: number, n: number) => ({ successes, n });

/**
 * Worked beside the product: adjusted-Wald z of the NPS (¾, 1½ and ¾ answers added), Agresti–Caffo z of a share (one of
 * each added to each side); clear from |z| ≥ 1.96. The pairs stand on both sides of that border.
 */
describe("a plan's change in words, against cases worked out independently", () => {
  it.each([
    [nps(50, 30, 20), nps(64, 24, 12), "rise", 22], // z = 2.060
    [nps(50, 30, 20), nps(63, 24, 13), "unclear", 20], // z = 1.857
    [nps(50, 30, 20), nps(40, 26, 34), "fall", -24], // z = −2.044
    [nps(50, 30, 20), nps(41, 27, 32), "unclear", -21], // z = −1.798
    [nps(50, 30, 20), nps(50, 30, 20), "unclear", 0],
    [nps(5, 2, 2), nps(60, 20, 20), "not comparable", undefined], // nine answers
    [nps(60, 20, 20), nps(0, 0, 9), "not comparable", undefined],
  ])("NPS from %o to %o", (before, after, state, difference) => {
    const change = changeBetween("nps", before, after);
    expect(change.state).toBe(state);
    expect(change.difference === undefined ? undefined : Math.round(change.difference)).toBe(difference);
  });

  it.each([
    [share(20, 100), share(33, 100), "rise"], // z = 2.073
    [share(20, 100), share(32, 100), "unclear"], // z = 1.922
    [share(60, 100), share(46, 100), "fall"], // z = −1.983
    [share(60, 100), share(47, 100), "unclear"], // z = −1.840
    [share(9, 9), share(0, 100), "not comparable"],
  ])("a share from %o to %o", (before, after, state) => {
    expect(changeBetween("ces", before, after).state).toBe(state);
  });

  it("the detractor share is compared as a share, whatever became of the promoters", () => {
    expect(changeBetween("detractor-share", nps(50, 30, 20), nps(10, 57, 33)).state).toBe("rise");
    expect(changeBetween("detractor-share", nps(50, 30, 20), nps(78, 2, 20)).state).toBe("unclear");
  });

  it("counts of another kind are not compared", () => {
    expect(changeBetween("nps", nps(50, 30, 20), share(20, 100)).state).toBe("not comparable");
  });
});

describe("the months a plan is judged by", () => {
  const quarter = { from: "2026-04-01", to: "2026-07-01" };
  it.each([
    ["2026-08-20", "2026-08-31", { range: undefined, until: "2026-10-01" }],
    ["2026-08-20", "2026-09-30", { range: undefined, until: "2026-10-01" }],
    ["2026-08-20", "2026-10-01", { range: { from: "2026-09-01", to: "2026-10-01" }, isSoFar: true }],
    ["2026-08-01", "2026-11-30", { range: { from: "2026-09-01", to: "2026-11-01" }, isSoFar: true }],
    ["2026-08-31", "2026-12-01", { range: { from: "2026-09-01", to: "2026-12-01" }, isSoFar: false }],
    ["2026-08-31", "2028-02-01", { range: { from: "2026-09-01", to: "2026-12-01" }, isSoFar: false }],
  ])("done %s, seen %s", (doneOn, today, expected) => {
    expect(monthsAfter(doneOn, quarter, today)).toEqual(expected);
  });
});
