import { describe, expect, it } from "vitest";
import { whyTooMany } from "./row-limit";

describe("the rows of a file", () => {
  it("are ten million at most, as the wizard says", () => {
    expect(whyTooMany(10_000_000)).toBeUndefined();
    expect(whyTooMany(10_000_001)).toBe(
      "The file has more than 10,000,000 rows. Split it and import the parts.",
    );
  });
});
