import { expect, it } from "vitest";
import { changesOfMeans } from "./mean-change";

const sums = (...values: number[]) => ({
  n: values.length,
  sum: values.reduce((total, value) => total + value, 0),
  squares: values.reduce((total, value) => total + value * value, 0),
});

it("is Welch's test: 27.5 against 22.4 of ten each, t = −7.965 by SciPy", () => {
  const [change] = changesOfMeans([
    {
      before: sums(27, 28, 29, 26, 25, 30, 28, 27, 29, 26),
      after: sums(22, 23, 21, 24, 22, 23, 20, 22, 24, 23),
    },
  ]);
  expect(change?.state).toBe("fall");
  expect(change?.difference).toBeCloseTo(-5.1, 9);
  expect(change?.p).toBeCloseTo(3.614566897250384e-7, 15);
});

it("is not comparable under ten values, and not clear where the spread explains it", () => {
  const one = sums(1, 0, -1, 2, 0, 1, -2, 0, 1, 0);
  const other = sums(1, 1, -1, 2, 0, 1, -2, 0, 1, 0);
  expect(changesOfMeans([{ before: sums(1, 2), after: one }])[0]).toEqual({ state: "not comparable" });
  expect(changesOfMeans([{ before: one, after: other }])[0]?.state).toBe("unclear");
  const same = sums(...Array<number>(12).fill(1));
  expect(changesOfMeans([{ before: same, after: same }])[0]).toMatchObject({ state: "unclear", p: 1 });
});
