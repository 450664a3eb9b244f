import { describe, expect, it } from "vitest";
import { holdsImpressions, readImpression } from "./impressions";

const read = (role: Parameters<typeof readImpression>[0], ...texts: string[]) =>
  texts.map((text) => readImpression(role, text, true));

describe("optional answers", () => {
  it("are felt emotions from −2 to 2, or a word for one", () => {
    expect(read("emotion", "-2", "−1", "0", "+1", "2")).toEqual([-2, -1, 0, 1, 2]);
    expect(read("emotion", "Relieved", "upset", "Zufrieden", "déçue")).toEqual([1, -2, 1, -1]);
    expect(read("emotion", "3", "5", "-3", "1.5", "", "meh")).toEqual(Array(6).fill(undefined));
  });

  it("are promises kept, and what was expected, as words or as −1 to 1", () => {
    expect(read("promise", "Yes", "zum Teil", "non", "-1")).toEqual([1, 0, -1, -1]);
    expect(read("expectation", "Better than expected", "as expected", "Much worse", "1")).toEqual([
      1, 0, -1, 1,
    ]);
    expect(read("promise", "2", "maybe")).toEqual([undefined, undefined]);
  });

  it("are traits rated from 1 to 5, with or without a label", () => {
    expect(read("honest", "1", "5", "4 - Agree", "0", "6")).toEqual([1, 5, 4, undefined, undefined]);
  });

  it("are recognised only where every value can be read, and codes of 0 and 1 are not words", () => {
    expect(holdsImpressions("emotion", ["-1", "0", "2"])).toBe(true);
    expect(holdsImpressions("emotion", ["calm", "relieved"])).toBe(true);
    expect(holdsImpressions("emotion", ["1", "2", "0"])).toBe(false);
    expect(holdsImpressions("emotion", ["calm", "purple"])).toBe(false);
    expect(holdsImpressions("promise", ["0", "1"])).toBe(false);
  });
});
