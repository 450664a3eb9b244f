import { roundWhole } from "@/ui/format";

/**
 * Values rounded to tenths so that they add up to the rounded total as printed: largest remainders first, so none is
 * off by a whole tenth or more. The values must add up to the total before rounding.
 */
export function tenthsThatSum(values: readonly number[], total: number): number[] {
  const floors = values.map((value) => Math.floor(value * 10 + 1e-9));
  const wanted = roundWhole(total * 10);
  const missing = wanted - floors.reduce((sum, value) => sum + value, 0);
  const raised = new Set(
    values
      .map((value, index) => ({ index, remainder: value * 10 - (floors[index] ?? 0) }))
      .toSorted((a, b) => b.remainder - a.remainder)
      .slice(0, Math.max(0, missing))
      .map(({ index }) => index),
  );
  return floors.map((value, index) => (value + (raised.has(index) ? 1 : 0)) / 10);
}
