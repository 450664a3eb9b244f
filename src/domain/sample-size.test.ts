import { expect, test } from "vitest";
import { wald } from "./interval";
import { sampleSizeForMargin, sampleSizeToDetect } from "./sample-size";

test.each([
  [3, 2561],
  [5, 922],
  [10, 231],
  [15, 103],
])("a margin of ±%d takes %d answers", (margin, answers) => {
  expect(sampleSizeForMargin({ margin })).toBe(answers);
});

test("to see 10 points with 80 % power takes 942 answers a period", () => {
  expect(sampleSizeToDetect({ difference: 10 })).toBe(942);
});

test("the answers asked for give the margin asked for", () => {
  const n = sampleSizeForMargin({ margin: 4, variance: 1 });
  const { low, high } = wald({ promoters: n / 2, passives: 0, detractors: n / 2 }) ?? { low: NaN, high: NaN };
  expect((high - low) / 2).toBeLessThanOrEqual(4);
  expect((high - low) / 2).toBeGreaterThan(3.99);
});
