/** How well those who own a place know how customers feel there, before they are told. Metrics B7. */

import type { Interval } from "./interval";

/** An expected value with the range that holds it four times out of five, in the unit of the measure. */
export type Forecast = Interval & Readonly<{ value: number }>;

/** Forecast − actual, sign kept: above 0 they thought better of themselves than customers did. */
export function blindness(forecast: Forecast, actual: number): number {
  return forecast.value - actual;
}

/** Over time, four of five ranges should hold. */
export function isRangeHit({ low, high }: Interval, actual: number): boolean {
  return actual >= low && actual <= high;
}

/** The median size of blindness over periods, whichever way it went. Undefined without any. */
export function typicalBlindness(values: readonly number[]): number | undefined {
  const sizes = values.map(Math.abs).toSorted((a, b) => a - b);
  const [low, high] = [sizes[Math.ceil(sizes.length / 2) - 1], sizes[Math.floor(sizes.length / 2)]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}
