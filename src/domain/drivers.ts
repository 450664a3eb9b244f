/** What moves the score: relative weights with bootstrap intervals, and whether there is evidence at all (A16). */

import { completeCases, pearson, type Column } from "./correlation";
import type { Matrix } from "./eigen";
import { percentileInterval, normalDraw, type Random } from "./random";
import { driverCorrelations, duplicateDrivers, relativeWeights, varianceInflation } from "./relative-weights";

/**
 * `weight`: the driver's part of R². `share`: of the explained, 0 to 1. `low`, `high`: 95 % interval of the weight.
 * `ofExplained`: 95 % interval of the share. `r` and `ratings` over all customers who rated it (pairwise). `hasEvidence`: outweighs pure noise in 97.5 % of draws.
 */
export type Driver = Readonly<{
  weight: number;
  share: number;
  low: number;
  high: number;
  ofExplained: Readonly<{ low: number; high: number }>;
  r: number | undefined;
  ratings: number;
  inflation: number;
  hasEvidence: boolean;
}>;

/** `n`: complete cases; `lost`: cases given up for a missing rating; `duplicates`: drivers that repeat each other. */
export type DriverAnalysis = Readonly<{
  n: number;
  lost: number;
  explained: number;
  low: number;
  high: number;
  drivers: readonly Driver[];
  duplicates: readonly (readonly number[])[];
}>;

/** So many complete cases an analysis needs. */
export function fewestCases(drivers: number): number {
  return Math.max(100, 10 * drivers);
}

/**
 * What to do with a driver a customer did not rate. "drop": only customers who rated all. "centre": ratings count as
 * distance from their driver's mean and a missing one as 0, for drivers that few customers meet all of (touchpoints);
 * a weight then holds both how much a driver matters and how many meet it.
 */
export type Missing = "drop" | "centre";

export type DriverOptions = Readonly<{ random: Random; draws?: number; missing?: Missing }>;

/**
 * The analysis of `outcome` by `drivers` (one column each, in order), or how many complete cases are missing.
 * A column of pure noise goes along, and a driver has evidence only where it outweighs the noise: relative weights
 * are never negative, so that their own interval cannot reach 0. Tonidandel, LeBreton & Johnson (2009),
 * Psychological Methods 14:4.
 */
export function driverAnalysis(
  drivers: readonly Column[],
  outcome: Column,
  { random, draws = 1000, missing = "drop" }: DriverOptions,
): DriverAnalysis | Readonly<{ needed: number }> {
  const used = missing === "drop" ? drivers : drivers.map(centred);
  const { columns, lost } = completeCases([...used, outcome]);
  const n = columns[0]?.length ?? 0;
  if (drivers.length === 0 || n < fewestCases(drivers.length)) {
    return { needed: fewestCases(drivers.length) - n };
  }
  const y = columns[drivers.length] ?? [];
  const noise = y.map(() => normalDraw(random));
  const blocks = blocksOf([...columns.slice(0, -1), noise, y]);
  const parts = correlationIn(total(blocks), drivers.length);
  const exact = weightsOf(parts);
  const drawn = Array.from({ length: draws }, () =>
    weightsWithNoise(resampled(blocks, random), drivers.length),
  );
  const explained = percentileInterval(
    drawn.map((draw) => draw.explained),
    0.95,
  );
  const inflation = varianceInflation(parts.among);
  return {
    n,
    lost,
    explained: exact.explained,
    ...explained,
    drivers: exact.weights.map((weight, j) => {
      const own = drawn.map((draw) => draw.weights[j] ?? 0);
      const lead = percentileInterval(
        drawn.map((draw) => (draw.weights[j] ?? 0) - draw.noise),
        0.95,
      );
      return {
        weight,
        share: exact.explained > 0 ? weight / exact.explained : 0,
        ...percentileInterval(own, 0.95),
        ofExplained: percentileInterval(
          drawn.map((draw) => (draw.explained > 0 ? (draw.weights[j] ?? 0) / draw.explained : 0)),
          0.95,
        ),
        r: pearson(drivers[j] ?? [], outcome)?.r,
        ratings: (drivers[j] ?? []).filter((rating) => rating !== undefined).length,
        inflation: inflation[j] ?? NaN,
        hasEvidence: lead.low > 0,
      };
    }),
    duplicates: duplicateDrivers(parts.among),
  };
}

/** Distances from the mean of those who rated; 0 for those who did not. */
function centred(column: Column): number[] {
  const rated = column.filter((rating) => rating !== undefined);
  const mean = rated.reduce((sum, rating) => sum + rating, 0) / rated.length;
  return column.map((rating) => (rating === undefined ? 0 : rating - mean));
}

/** Sums of cross products of (1, columns …), upper triangle row by row. */
type Block = Float64Array;
const mostBlocks = 1000;

/**
 * Rows dealt out to at most 1,000 blocks. Rows are customers, independent of each other, so resampling blocks spreads
 * as resampling rows does, and a draw costs the same for a million customers as for a thousand.
 * Politis, Romano & Wolf (1999), Subsampling, chapter 2.
 */
function blocksOf(columns: readonly (readonly number[])[]): Block[] {
  const rows = columns[0]?.length ?? 0;
  const width = columns.length + 1;
  const means = columns.map((column) => column.reduce((sum, value) => sum + value, 0) / rows);
  const blocks = Array.from(
    { length: Math.min(rows, mostBlocks) },
    () => new Float64Array((width * (width + 1)) / 2),
  );
  const row = new Float64Array(width).fill(1);
  for (let index = 0; index < rows; index++) {
    columns.forEach((column, j) => (row[j + 1] = (column[index] ?? 0) - (means[j] ?? 0)));
    addProducts(blocks[index % blocks.length] ?? row, row);
  }
  return blocks;
}

function addProducts(block: Block, row: Float64Array): void {
  let place = 0;
  for (let i = 0; i < row.length; i++) {
    for (let j = i; j < row.length; j++) {
      block[place] = (block[place] ?? 0) + (row[i] ?? 0) * (row[j] ?? 0);
      place += 1;
    }
  }
}

function resampled(blocks: readonly Block[], random: Random): Block {
  const times = new Float64Array(blocks.length);
  for (let draw = 0; draw < blocks.length; draw++) {
    const chosen = Math.floor(random() * blocks.length);
    times[chosen] = (times[chosen] ?? 0) + 1;
  }
  return total(blocks, times);
}

function total(blocks: readonly Block[], times?: Float64Array): Block {
  const sum = new Float64Array(blocks[0]?.length ?? 0);
  blocks.forEach((block, index) => {
    const weight = times ? (times[index] ?? 0) : 1;
    if (weight === 0) return;
    for (let place = 0; place < sum.length; place++)
      sum[place] = (sum[place] ?? 0) + weight * (block[place] ?? 0);
  });
  return sum;
}

type Parts = ReturnType<typeof driverCorrelations>;

/** Correlations of the drivers, of the noise behind them unless it is left out, and of the outcome. */
function correlationIn(sums: Block, drivers: number, withNoise = false): Parts {
  const width = drivers + 3;
  const at = (i: number, j: number) => sums[i * width - (i * (i - 1)) / 2 + (j - i)] ?? 0;
  const n = at(0, 0);
  const covariance = (i: number, j: number) => at(i, j) - (at(0, i) * at(0, j)) / n;
  const kept = Array.from({ length: drivers + 2 }, (_, j) => j + 1).filter(
    (column) => withNoise || column !== drivers + 1,
  );
  const spreads = kept.map((i) => Math.sqrt(Math.max(0, covariance(i, i))));
  const correlation: Matrix = kept.map((i, a) =>
    kept.map((j, b) => {
      if (i === j) return 1;
      const spread = (spreads[a] ?? 0) * (spreads[b] ?? 0);
      return spread > 0 ? covariance(Math.min(i, j), Math.max(i, j)) / spread : 0;
    }),
  );
  return driverCorrelations(correlation);
}

type Weights = Readonly<{ weights: number[]; explained: number }>;

function weightsOf(parts: Parts): Weights {
  const weights = relativeWeights(parts);
  return { weights, explained: weights.reduce((sum, weight) => sum + weight, 0) };
}

/** The weights of one draw beside noise, the noise's own weight apart: it takes one part in n from the others. */
function weightsWithNoise(sums: Block, drivers: number): Weights & Readonly<{ noise: number }> {
  const { weights, explained } = weightsOf(correlationIn(sums, drivers, true));
  const noise = weights[drivers] ?? 0;
  return { weights: weights.slice(0, drivers), explained: explained - noise, noise };
}
