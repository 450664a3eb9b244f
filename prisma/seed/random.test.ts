import { describe, expect, test } from "vitest";
import { indexAt, randomOf } from "./random";

const draws = (n: number, draw: () => number) => Array.from({ length: n }, draw);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe("a stream of numbers", () => {
  test("is the same for the same seeds and another for a neighbour's", () => {
    const five = (...seeds: number[]) => draws(5, randomOf(...seeds).next);
    expect(five(1, 2)).toEqual(five(1, 2));
    expect(five(1, 2)).not.toEqual(five(1, 3));
    expect(five(1, 2)).not.toEqual(five(2, 1));
  });

  test("is even between 0 and 1, also across the first draws of neighbouring seeds", () => {
    const first = Array.from({ length: 20_000 }, (_, seed) => randomOf(7, seed).next());
    expect(mean(first)).toBeCloseTo(0.5, 2);
    expect(mean(first.map((value) => value ** 2))).toBeCloseTo(1 / 3, 2);
    expect(first.every((value) => value >= 0 && value < 1)).toBe(true);
  });

  test("has a normal form with mean 0 and variance 1", () => {
    const values = draws(50_000, randomOf(3).normal);
    expect(Math.abs(mean(values))).toBeLessThan(0.02);
    expect(Math.abs(mean(values.map((value) => value ** 2)) - 1)).toBeLessThan(0.03);
  });

  test("draws every whole number of a span, both ends included", () => {
    const random = randomOf(5);
    expect([...new Set(draws(200, () => random.whole(2, 4)))].sort()).toEqual([2, 3, 4]);
  });
});

test("a weight of nothing is never drawn", () => {
  expect(indexAt([0, 1, 0, 3], 0)).toBe(1);
  expect(indexAt([0, 1, 0, 3], 0.25)).toBe(3);
  expect(indexAt([0, 1, 0, 3], 0.999)).toBe(3);
});
