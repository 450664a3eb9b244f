/** How customers went from one period to another, and how much of a change of the score that explains. */

import type { Interval } from "./interval";
import { usualConfidence } from "./interval";
import { criticalValue } from "./normal";
import { answersIn, npsClasses, npsOf, type NpsClass, type NpsCounts } from "./nps";

/** Customers who answered in both periods, by class: rows are the first period, columns the second. */
export type Transitions = Readonly<Record<NpsClass, NpsCounts>>;

/**
 * One answer per customer and period, the newest. `both` are customers of both periods; `first` and `second` everybody
 * of each, so that who left and who joined is what `both` does not hold.
 */
export type Flow = Readonly<{ both: Transitions; first: NpsCounts; second: NpsCounts }>;

/** The counter of a class within counts. */
export const countOf = (counts: NpsCounts, one: NpsClass): number =>
  counts[({ promoter: "promoters", passive: "passives", detractor: "detractors" } as const)[one]];

const valueOf: Readonly<Record<NpsClass, number>> = { promoter: 1, passive: 0, detractor: -1 };

/** Every pair of classes with its number of customers, promoters first. */
function pairsOf(both: Transitions): { from: NpsClass; to: NpsClass; customers: number; step: number }[] {
  return npsClasses.flatMap((from) =>
    npsClasses.map((to) => ({
      from,
      to,
      customers: countOf(both[from], to),
      step: valueOf[to] - valueOf[from],
    })),
  );
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0);
const totalOf = (counts: NpsCounts) => counts.promoters - counts.detractors;
const meanOf = (counts: NpsCounts) => (answersIn(counts) === 0 ? 0 : totalOf(counts) / answersIn(counts));
const minus = (all: NpsCounts, part: NpsCounts): NpsCounts => ({
  promoters: all.promoters - part.promoters,
  passives: all.passives - part.passives,
  detractors: all.detractors - part.detractors,
});

/** The four margins of the matrix: repeat customers as they were and as they are, who left, and who joined. */
export type Margins = Readonly<{
  before: NpsCounts;
  after: NpsCounts;
  left: NpsCounts;
  joined: NpsCounts;
  /** How many answered in both periods. */
  repeat: number;
}>;

export function marginsOf({ both, first, second }: Flow): Margins {
  const before = {
    promoters: answersIn(both.promoter),
    passives: answersIn(both.passive),
    detractors: answersIn(both.detractor),
  };
  const columnOf = (to: NpsClass) => sum(npsClasses.map((from) => countOf(both[from], to)));
  const after = {
    promoters: columnOf("promoter"),
    passives: columnOf("passive"),
    detractors: columnOf("detractor"),
  };
  return {
    before,
    after,
    left: minus(first, before),
    joined: minus(second, after),
    repeat: answersIn(before),
  };
}

/**
 * The change of the score in points, split without a rest: what repeat customers did (migration, with its interval) and
 * who answered (mix). metrics B3; the standard error is that of a paired mean with divisor n, as for overlapping
 * periods (A7).
 */
export type Split = Readonly<{
  before: number;
  after: number;
  change: number;
  migration: number;
  mix: number;
  migrationSe: number;
  migrationInterval: Interval;
}>;

/** Undefined when nobody answered in one of the periods: there is no change then. */
export function splitOf(flow: Flow): Split | undefined {
  const before = npsOf(flow.first);
  const after = npsOf(flow.second);
  if (before === undefined || after === undefined) return undefined;
  const first = answersIn(flow.first);
  const second = answersIn(flow.second);
  const margins = marginsOf(flow);
  const { repeat } = margins;
  const mix =
    100 *
    ((repeat / second - repeat / first) * meanOf(margins.before) +
      ((second - repeat) / second) * meanOf(margins.joined) -
      ((first - repeat) / first) * meanOf(margins.left));
  const { net, se, interval } = netFlowOf(flow.both, second, repeat);
  return {
    before,
    after,
    change: after - before,
    migration: net,
    mix,
    migrationSe: se,
    migrationInterval: interval,
  };
}

/** What some repeat customers moved the score by, in points, with the interval of the customers resampled. */
export type NetFlow = Readonly<{ net: number; se: number; interval: Interval; customers: number }>;

/**
 * The part of the migration that comes from the customers in `both`: 100/n₂ · Σ (s₂ − s₁), n₂ being everybody who
 * answered in the second period. It is the mean of one number a customer, 0 for whoever is not among them, so its
 * bootstrap error has a closed form (Efron & Tibshirani, An Introduction to the Bootstrap, 1993, section 5.2) and needs
 * no random draws. `among` is how many customers that mean is over: all of n₂, or, for the migration as a whole, the
 * repeat customers only (B3: 100 · √m · sd(Δ) / n₂).
 */
export function netFlowOf(both: Transitions, second: number, among = second): NetFlow {
  const pairs = pairsOf(both);
  const steps = sum(pairs.map(({ customers, step }) => customers * step));
  const squares = sum(pairs.map(({ customers, step }) => customers * step * step));
  const net = second === 0 ? 0 : (100 * steps) / second;
  const variance = among === 0 ? 0 : Math.max(0, squares / among - (steps / among) ** 2);
  const se = second === 0 ? 0 : (100 * Math.sqrt(among * variance)) / second;
  const margin = criticalValue(usualConfidence) * se;
  return {
    net,
    se,
    interval: { low: net - margin, high: net + margin },
    customers: sum(pairs.map(({ customers }) => customers)),
  };
}

/**
 * Promoters who became detractors without a stop between, and their share of all promoters who came down; undefined
 * where none did.
 */
export function extremeDropsOf({ promoter }: Transitions): { customers: number; share: number | undefined } {
  const { passives, detractors } = promoter;
  return {
    customers: detractors,
    share: passives + detractors === 0 ? undefined : detractors / (passives + detractors),
  };
}

/** Detractors who are none any more, and how many of them became promoters. */
export function wonBackOf({ detractor }: Transitions): { customers: number; toPromoter: number } {
  return { customers: detractor.promoters + detractor.passives, toPromoter: detractor.promoters };
}

/** Below this share of the second period's customers the movement of the repeat ones says little of the rest. */
export const fewestRepeat = 0.2;

/** The share of the second period's customers who had answered in the first too; undefined without any. */
export function repeatShareOf(flow: Flow): number | undefined {
  const second = answersIn(flow.second);
  return second === 0 ? undefined : marginsOf(flow).repeat / second;
}
