import { describe, expect, it } from "vitest";
import { expectationOf, impressionSums, traitsOf } from "./impressions";

const said = {
  touchpoint: 1,
  owner: 1,
  felt: [0, 0, 0, 0, 0],
  expected: [2, 3, 5],
  asked: [10, 8, 0, 3],
  agreed: [6, 8, 0, 3],
};

describe("optional questions about a place", () => {
  it("say how much better than expected it was, in points with the interval of a score, and three shares", () => {
    // 5 better, 3 as expected, 2 worse: the published vector of (5, 3, 2) scaled as a score, 30 points.
    const expectation = expectationOf([20, 30, 50], "shown", 5);
    expect(expectation).toMatchObject({
      state: "shown",
      n: 100,
      net: { value: 30, low: expect.closeTo(14.051, 3) as number, high: expect.closeTo(44.201, 3) as number },
      better: { value: 50 },
      as: { value: 30 },
      worse: {
        value: 20,
        low: expect.closeTo(13.337, 2) as number,
        high: expect.closeTo(28.883, 2) as number,
      },
    });
  });

  it("are silent where nobody was asked, and hidden where too few answered or a sibling would follow", () => {
    expect(expectationOf([0, 0, 0], "shown", 5)).toEqual({ state: "none" });
    expect(expectationOf([1, 1, 2], "shown", 5)).toEqual({ state: "hidden" });
    expect(expectationOf([20, 30, 50], "complement", 5)).toEqual({ state: "hidden" });
  });

  it("say who agrees with each of the four traits, each on its own answers", () => {
    const sums = impressionSums([said, said]);
    expect(sums.expected).toEqual([4, 6, 10]);
    const traits = traitsOf(sums, () => "shown", 7);
    expect(traits.reliable).toMatchObject({ state: "shown", value: 60, n: 20 });
    expect(traits.relevant).toMatchObject({ state: "shown", value: 100, n: 16 });
    expect(traits.valuable).toEqual({ state: "none" });
    expect(traits.honest).toEqual({ state: "hidden" });
  });
});
