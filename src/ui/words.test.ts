import { describe, expect, it } from "vitest";
import { verdictStates } from "@/domain/verdict";
import { changeWords, hiddenReason, verdictReason, verdictWords } from "@/ui/words";

describe("change", () => {
  it("uses one of four phrases", () => {
    expect(changeWords({ state: "rise", difference: 6.2 })).toBe("Clear rise of 6");
    expect(changeWords({ state: "fall", difference: -7 })).toBe("Clear fall of 7");
    expect(changeWords({ state: "unclear", difference: 2 })).toBe("No clear change (+2)");
    expect(changeWords({ state: "unclear", difference: -0.2 })).toBe("No clear change (0)");
    expect(changeWords({ state: "not comparable", difference: undefined })).toBe("Not comparable");
  });

  it("never claims a clear change of zero", () => {
    expect(changeWords({ state: "rise", difference: 0.4 })).toBe("Clear rise of under 1");
  });
});

describe("a verdict", () => {
  it("says how far below target when it fell short", () => {
    expect(verdictWords("at risk", { value: 31.3, target: 35 })).toBe("At risk: 4 below target");
    expect(verdictWords("missed", { value: 23, target: 15 })).toBe("Missed: 8 above target");
    expect(verdictWords("at risk", { value: 34.6, target: 35 })).toBe("At risk: less than 1 from target");
  });

  it("keeps the distance to itself when met or undecided", () => {
    expect(verdictWords("met", { value: 40, target: 35 })).toBe("Met");
    expect(verdictWords("open", { value: 30, target: 35 })).toBe("Open");
  });

  it("has a reason of its own for each state", () => {
    expect(new Set(verdictStates.map((state) => verdictReason({ state, answersNeeded: 40 }))).size).toBe(
      verdictStates.length,
    );
  });

  it("that is open says how many answers would settle it", () => {
    expect(verdictReason({ state: "open", answersNeeded: 838 })).toBe(
      "Too wide to tell: about 838 more answers would settle this.",
    );
    expect(verdictReason({ state: "open", answersNeeded: "never" })).toBe(
      "Too wide to tell: more answers alone will not settle this.",
    );
  });

  it("mirrors its words when lower is better", () => {
    expect(verdictReason({ state: "missed", answersNeeded: undefined }, { direction: "lower" })).toBe(
      "Even the low end of the range is above the band.",
    );
  });
});

it("a hidden figure gives its reason with the organisation's own threshold", () => {
  expect(hiddenReason("few", 7)).toBe("Fewer than 7 answers: hidden to protect customers.");
  expect(hiddenReason("complement")).toBe("Hidden so that others cannot be worked out.");
});
