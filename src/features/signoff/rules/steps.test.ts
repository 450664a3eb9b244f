import { describe, expect, it } from "vitest";
import type { Figure, Missed } from "../schema";
import { missedIn, signProblems, stepOf } from "./steps";

const figure = (metric: Figure["metric"], state: "missed" | "likely missed" | "met"): Figure => ({
  metric,
  cell: {
    state: "shown",
    value: 12,
    low: 7,
    high: 17,
    n: 100,
    verdict: { state, answersNeeded: undefined },
    change: { state: "unclear" },
    trend: [],
  },
});
const missed = (more: Partial<Missed> = {}): Missed => ({
  metric: "nps",
  value: 12,
  note: "Garages were full",
  commitments: 1,
  ...more,
});

describe("a period to sign", () => {
  it("asks for a note and a commitment where a target is clearly missed, and nowhere else", () => {
    expect(
      missedIn([
        figure("nps", "missed"),
        figure("csat", "likely missed"),
        figure("ces", "met"),
        { metric: "detractor-share", cell: { state: "hidden", why: "few" } },
      ]),
    ).toEqual([{ metric: "nps", value: 12 }]);
    expect(signProblems([missed({ note: null, commitments: 0 }), missed({ metric: "ces" })])).toEqual([
      { message: "Say why NPS was missed.", fieldId: "note-nps" },
      { message: "Commit to something for NPS.", fieldId: "commit-nps" },
    ]);
  });

  it("goes forecast, review, commit, sign, countersign, done", () => {
    const at = (more: Partial<Parameters<typeof stepOf>[0]>) =>
      stepOf({ ownsSomething: true, isBlind: false, hasReview: true, missed: [], card: undefined, ...more });
    expect(at({ ownsSomething: false, hasReview: false })).toBe("owns nothing");
    expect(at({ isBlind: true })).toBe("forecast");
    expect(at({ hasReview: false })).toBe("review");
    expect(at({ missed: [missed({ note: null })] })).toBe("review");
    expect(at({ missed: [missed({ commitments: 0 })] })).toBe("commit");
    expect(at({ missed: [missed()] })).toBe("sign");
    expect(at({ card: { isCountersigned: false } })).toBe("countersign");
    expect(at({ card: { isCountersigned: true }, isBlind: true })).toBe("done");
  });
});
