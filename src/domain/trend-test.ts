/** Is there a direction in a series at all? */

import { medianOf } from "./moving-range";
import { twoSidedP } from "./normal";

/** `s`: pairs that rise less pairs that fall; `tau` −1 to 1, corrected for ties; `p` two-sided. */
export type TrendTest = Readonly<{ s: number; tau: number; p: number }>;

const exactUnder = 50;

/**
 * Mann–Kendall: no assumption about shape or spread. Exact for fewer than 50 values without ties, otherwise (and with
 * `method` "normal" always) normal with the variance corrected for ties, without continuity correction. Undefined for
 * fewer than three values, or where all are equal.
 * Mann (1945), Econometrica 13:3; Kendall (1975), Rank Correlation Methods.
 */
export function mannKendall(
  values: readonly number[],
  { method = "exact" }: Readonly<{ method?: "exact" | "normal" }> = {},
): TrendTest | undefined {
  const n = values.length;
  const ties = tiesIn(values);
  if (n < 3 || ties[0] === n) return undefined;
  const pairs = (n * (n - 1)) / 2;
  const s = values.reduce(
    (sum, later, index) =>
      values.slice(0, index).reduce((rest, earlier) => rest + Math.sign(later - earlier), sum),
    0,
  );
  const tied = ties.reduce((sum, t) => sum + (t * (t - 1)) / 2, 0);
  const tau = s / Math.sqrt(pairs * (pairs - tied));
  if (method === "exact" && tied === 0 && n < exactUnder)
    return { s, tau, p: exactP(n, (pairs - Math.abs(s)) / 2) };
  const scatter = (m: number) => m * (m - 1) * (2 * m + 5);
  const variance = (scatter(n) - ties.reduce((sum, t) => sum + scatter(t), 0)) / 18;
  return { s, tau, p: twoSidedP(s / Math.sqrt(variance)) };
}

/** The median slope of all pairs, per period. Undefined for fewer than two values. Sen (1968), JASA 63:324. */
export function theilSenSlope(values: readonly number[]): number | undefined {
  return medianOf(
    values.flatMap((later, j) => values.slice(0, j).map((earlier, i) => (later - earlier) / (j - i))),
  );
}

/** The slope of the straight line with the least squared errors, per period. Undefined for fewer than two values. */
export function straightSlope(values: readonly number[]): number | undefined {
  const n = values.length;
  if (n < 2) return undefined;
  const middle = (n - 1) / 2;
  const along = values.reduce((sum, value, index) => sum + (index - middle) * value, 0);
  return along / ((n * (n * n - 1)) / 12);
}

/** How often each value occurs, most often first. */
function tiesIn(values: readonly number[]): number[] {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts.values()].toSorted((a, b) => b - a);
}

/** Two-sided: twice the share of all orders of n values with at most so many pairs out of order. */
function exactP(n: number, inversions: number): number {
  let share = [1];
  for (let size = 2; size <= n; size++) {
    const before = share;
    share = Array.from({ length: before.length + size - 1 }, (_, k) =>
      before.slice(Math.max(0, k - size + 1), k + 1).reduce((sum, part) => sum + part / size, 0),
    );
  }
  return Math.min(1, 2 * share.slice(0, inversions + 1).reduce((sum, part) => sum + part, 0));
}
