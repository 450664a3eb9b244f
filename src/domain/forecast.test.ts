import { expect, it } from "vitest";
import { blindness, isRangeHit, typicalBlindness } from "./forecast";

it("by hand: +18 (12 to 24) where customers gave +11 is 7 too high, and outside the range", () => {
  const forecast = { value: 18, low: 12, high: 24 };
  expect(blindness(forecast, 11)).toBe(7);
  expect(blindness(forecast, 25)).toBe(-7);
  expect([11, 12, 24, 25].map((actual) => isRangeHit(forecast, actual))).toEqual([false, true, true, false]);
});

it("is typical whichever way it went: the median of 7, −3, 1 and −9 is 5", () => {
  expect(typicalBlindness([7, -3, 1, -9])).toBe(5);
  expect(typicalBlindness([7, -3, 1])).toBe(3);
  expect(typicalBlindness([])).toBeUndefined();
});
