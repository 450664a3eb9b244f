import { changesOf, type Change } from "@/domain/change";
import type { MetricKey } from "@/domain/metrics";
import { answersIn, varianceOf, type NpsCounts } from "@/domain/nps";
import { detractorTally, measuredShare, shareVariance, type Tally } from "@/domain/rates";
import { changesOfShares } from "@/domain/share-change";
import { measuredNps, type Direction, type Measured } from "@/domain/verdict";
import type { ScorecardMeasure } from "../schema";

/** What the cells of one department and month, or of several, add up to. */
export type MeasureSums = NpsCounts &
  Readonly<{ csatTop: number; csatN: number; cesEasy: number; cesN: number }>;

/** How one measure comes out of sums. A later measure adds a line to `measures` and changes nothing else. */
export type Measure = Readonly<{
  key: MetricKey & ScorecardMeasure;
  unit: "nps" | "percent";
  direction: Direction;
  /** How many answers the figure rests on. */
  n(sums: MeasureSums): number;
  measured(sums: MeasureSums): Measured | undefined;
  /** The variance of one answer, for the number of answers that would settle a verdict. */
  variance(sums: MeasureSums): number | undefined;
  changes(pairs: readonly Readonly<{ before: MeasureSums; after: MeasureSums }>[]): Change[];
}>;

const nps: Measure = {
  key: "nps",
  unit: "nps",
  direction: "higher",
  n: answersIn,
  measured: (sums) => measuredNps(sums),
  variance: varianceOf,
  changes: (pairs) => changesOf(pairs),
};

function share(key: Measure["key"], direction: Direction, tally: (sums: MeasureSums) => Tally): Measure {
  return {
    key,
    unit: "percent",
    direction,
    n: (sums) => tally(sums).n,
    measured: (sums) => measuredShare(tally(sums)),
    variance: (sums) => shareVariance(tally(sums)),
    changes: (pairs) =>
      changesOfShares(pairs.map(({ before, after }) => ({ before: tally(before), after: tally(after) }))),
  };
}

/** Every measure of a scorecard, in the order of its columns. */
export const measures: readonly Measure[] = [
  nps,
  share("detractor-share", "lower", detractorTally),
  share("csat", "higher", ({ csatTop, csatN }) => ({ successes: csatTop, n: csatN })),
  share("ces", "higher", ({ cesEasy, cesN }) => ({ successes: cesEasy, n: cesN })),
];

export const noSums: MeasureSums = {
  promoters: 0,
  passives: 0,
  detractors: 0,
  csatTop: 0,
  csatN: 0,
  cesEasy: 0,
  cesN: 0,
};

/** Sums are added up as counts; a figure of a whole is computed from its parts' counts, never averaged. */
export function addSums(all: readonly MeasureSums[]): MeasureSums {
  const keys = Object.keys(noSums) as (keyof MeasureSums)[];
  return Object.fromEntries(
    keys.map((key) => [key, all.reduce((total, sums) => total + sums[key], 0)]),
  ) as MeasureSums;
}
