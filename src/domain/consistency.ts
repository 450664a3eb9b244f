/** Do units really differ, and in which order, once the chance of few answers is taken away? (metrics B17) */

import { adjustedEstimate } from "./interval";
import { answersIn, type NpsCounts } from "./nps";
import { normalDraw, type Random } from "./random";

/** A unit's adjusted score in points, and its variance in points². */
export type UnitEstimate = Readonly<{ mean: number; variance: number }>;

export function unitEstimate(counts: NpsCounts): UnitEstimate | undefined {
  const estimate = adjustedEstimate(counts);
  return estimate && { mean: 100 * estimate.mean, variance: (10_000 * estimate.variance) / estimate.n };
}

/**
 * `tau`: the real spread between units in points, after the noise of sampling is taken out. `index`: 1 − τ/100, not
 * under 0. `centre`: where a unit without answers would be expected.
 */
export type Consistency = Readonly<{ tau: number; index: number; centre: number }>;

const fewestUnits = 3;

/** Undefined for fewer than three units. DerSimonian & Laird (1986), Controlled Clinical Trials 7:3. */
export function consistencyOf(units: readonly UnitEstimate[]): Consistency | undefined {
  if (units.length < fewestUnits) return undefined;
  const weights = units.map((unit) => 1 / unit.variance);
  const total = sum(weights);
  const mean = sum(units.map((unit, u) => (weights[u] ?? 0) * unit.mean)) / total;
  const q = sum(units.map((unit, u) => (weights[u] ?? 0) * (unit.mean - mean) ** 2));
  const scale = total - sum(weights.map((weight) => weight * weight)) / total;
  const tau2 = Math.max(0, (q - (units.length - 1)) / scale);
  const shares = units.map((unit) => 1 / (unit.variance + tau2));
  const centre = sum(units.map((unit, u) => (shares[u] ?? 0) * unit.mean)) / sum(shares);
  const tau = Math.sqrt(tau2);
  return { tau, index: Math.max(0, 1 - tau / 100), centre };
}

/** `reliability` B = τ²/(τ² + v): how much of the unit's own score is believed; the rest is the centre's. */
export type Shrunken = Readonly<{ score: number; reliability: number; variance: number }>;

/** Efron & Morris (1975), Journal of the American Statistical Association 70:350. */
export function shrink(unit: UnitEstimate, { tau, centre }: Pick<Consistency, "tau" | "centre">): Shrunken {
  const tau2 = tau * tau;
  const reliability = tau2 / (tau2 + unit.variance);
  return {
    score: centre + reliability * (unit.mean - centre),
    reliability,
    variance: reliability * unit.variance,
  };
}

/** `place` is shared by units that cannot be told apart; `low` and `high` are ranks, 1 the best. */
export type Ranked = Shrunken & Readonly<{ key: string; place: number; low: number; high: number }>;

/** "no difference": nothing shows that units differ, so there is no order to print. */
export type FairOrder = Readonly<{ consistency: Consistency | undefined; unranked: readonly string[] }> &
  Readonly<{ state: "ranked" | "no difference" | "too few units"; ranked: readonly Ranked[] }>;

export type OrderOptions = Readonly<{ fewest: number; random: Random; draws?: number }>;

/** Units in a fair order, best first, with 90 % rank ranges; those under `fewest` answers are listed, not ranked. */
export function fairOrder(
  units: readonly Readonly<{ key: string; counts: NpsCounts }>[],
  { fewest, random, draws = 2000 }: OrderOptions,
): FairOrder {
  const isRanked = ({ counts }: { counts: NpsCounts }) => answersIn(counts) >= Math.max(1, fewest);
  const unranked = units.filter((unit) => !isRanked(unit)).map((unit) => unit.key);
  const measured = units.filter(isRanked).flatMap(({ key, counts }) => {
    const estimate = unitEstimate(counts);
    return estimate ? [{ key, estimate }] : [];
  });
  const consistency = consistencyOf(measured.map((unit) => unit.estimate));
  if (!consistency) return { state: "too few units", consistency, ranked: [], unranked };
  if (consistency.tau === 0) return { state: "no difference", consistency, ranked: [], unranked };
  const shrunken = measured
    .map(({ key, estimate }) => ({ key, ...shrink(estimate, consistency) }))
    .toSorted((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1));
  const ranges = rankRanges(shrunken, random, draws);
  return { state: "ranked", consistency, ranked: withPlaces(shrunken, ranges), unranked };
}

type Range = Readonly<{ low: number; high: number }>;

function rankRanges(units: readonly Shrunken[], random: Random, draws: number): Range[] {
  const spreads = units.map(({ variance }) => Math.sqrt(variance));
  const timesAt = units.map(() => new Uint32Array(units.length));
  const drawn = new Float64Array(units.length);
  const order = new Uint32Array(units.length);
  for (let draw = 0; draw < draws; draw++) {
    for (let u = 0; u < units.length; u++)
      drawn[u] = (units[u]?.score ?? NaN) + (spreads[u] ?? NaN) * normalDraw(random);
    sortInto(order, drawn);
    order.forEach((u, rank) => {
      const times = timesAt[u];
      if (times) times[rank] = (times[rank] ?? 0) + 1;
    });
  }
  return timesAt.map((times) => percentileIntervalOf(times, 0.9));
}

/** Units by their draw, best first. They come in the order of their scores, so few of them have to move. */
function sortInto(order: Uint32Array, drawn: Float64Array): void {
  for (let u = 0; u < drawn.length; u++) {
    const mine = drawn[u] ?? NaN;
    let at = u;
    for (; at > 0 && (drawn[order[at - 1] ?? 0] ?? NaN) < mine; at--) order[at] = order[at - 1] ?? 0;
    order[at] = u;
  }
}

/** Ranks, 1 the best, of which each came up so many times: the range of the middle `confidence` of them. */
function percentileIntervalOf(timesAt: Uint32Array, confidence: number): Range {
  const draws = timesAt.reduce((total, times) => total + times, 0);
  const at = (share: number) => {
    let left = Math.round(share * (draws - 1));
    return 1 + timesAt.findIndex((times) => (left -= times) < 0);
  };
  return { low: at((1 - confidence) / 2), high: at((1 + confidence) / 2) };
}

/** A unit shares the place of the first of its group as long as their rank ranges overlap. */
function withPlaces(units: readonly (Shrunken & { key: string })[], ranges: readonly Range[]): Ranked[] {
  let first = 0;
  return units.map((unit, u) => {
    const range = ranges[u] ?? { low: NaN, high: NaN };
    if (range.low > (ranges[first]?.high ?? NaN)) first = u;
    return { ...unit, ...range, place: first + 1 };
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
