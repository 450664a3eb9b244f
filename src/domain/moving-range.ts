/** How much a series moves from one period to the next: the yardstick of control charts. */

/** A period without answers is undefined: a gap, not a zero. */
export type Series = readonly (number | undefined)[];

/** "mean" is the textbook form; "median" is not stretched by the very crash it should find (metrics A17). */
export type RangeForm = "mean" | "median";

/** Expected mean and median moving range of a standard normal series. Montgomery (2013), Statistical Quality Control. */
const rangePerSigma: Record<RangeForm, number> = { mean: 1.128, median: 0.954 };
const upperRangeFactor = 3.267;

/** `sigma` is the spread of one period; `upperRange` is defined for the mean form only. */
export type Individuals = Readonly<{
  centre: number;
  range: number;
  sigma: number;
  low: number;
  high: number;
  upperRange?: number;
}>;

/**
 * The XmR chart: limits for single values at centre ± 3 sigma, sigma from moving ranges. The median form is centred
 * on the median. Undefined with fewer than two neighbouring values.
 * https://jmp.com/support/help/en/16.0/jmp/control-limits-for-individual-measurement-and-moving-range-charts.shtml
 */
export function individuals(series: Series, form: RangeForm): Individuals | undefined {
  const spread = movingSpread(series, form);
  if (!spread) return undefined;
  const values = series.filter((value) => value !== undefined);
  const centre = averageOf(values, form);
  const margin = 3 * spread.sigma;
  return {
    centre,
    ...spread,
    low: centre - margin,
    high: centre + margin,
    upperRange: form === "mean" ? upperRangeFactor * spread.range : undefined,
  };
}

/** Mean or median moving range between neighbouring periods that both have a value, and the sigma it stands for. */
export function movingSpread(
  series: Series,
  form: RangeForm,
): Readonly<{ range: number; sigma: number }> | undefined {
  const ranges = series.flatMap((value, index) => {
    const before = index === 0 ? undefined : series[index - 1];
    return value === undefined || before === undefined ? [] : [Math.abs(value - before)];
  });
  if (ranges.length === 0) return undefined;
  const range = averageOf(ranges, form);
  return { range, sigma: range / rangePerSigma[form] };
}

function averageOf(values: readonly number[], form: RangeForm): number {
  if (form === "mean") return values.reduce((sum, value) => sum + value, 0) / values.length;
  return medianOf(values) ?? NaN;
}

/** The middle value, or the mean of the two middle ones. Undefined for none. */
export function medianOf(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const [below, above] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  return below === undefined || above === undefined ? undefined : (below + above) / 2;
}
