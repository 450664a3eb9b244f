/** One line of the result: what was compared, and the limit it must keep. */
export type Line = {
  name: string;
  /** The ratio (or amount, with `unit`) that was measured. */
  value: number;
  unit?: string;
  /** Passed when value ≤ atMost, or value ≥ atLeast; a line without either only informs. */
  atMost?: number;
  atLeast?: number;
  /** The two measured things in words. */
  from: string;
};

export function keepsLimit({ value, atMost, atLeast }: Line): boolean {
  if (!Number.isFinite(value)) return false;
  return (atMost === undefined || value <= atMost) && (atLeast === undefined || value >= atLeast);
}

/** The value below which a share of the values lies (nearest rank). */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Three significant digits are as much as such a measurement can say. */
export const rounded = (value: number): number => Number(value.toPrecision(3));

export const milliseconds = (values: readonly number[]): string =>
  `p50 ${rounded(median(values))} ms, p99 ${rounded(quantile(values, 0.99))} ms`;
