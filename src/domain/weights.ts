/** Answers that count more or less than one, so that who answered stands for who was asked. */

import { adjustedEstimate, usualConfidence, type Interval } from "./interval";
import { criticalValue } from "./normal";
import { npsClasses, type NpsClass } from "./nps";

/** Of one class: how many answers, the sum of their weights, and the sum of the squared weights. */
export type WeightSums = Readonly<{ n: number; weight: number; squares: number }>;
export type WeightedCounts = Readonly<Record<NpsClass, WeightSums>>;

const scoreOf: Record<NpsClass, number> = { promoter: 1, passive: 0, detractor: -1 };

/**
 * Points, all of them; `se` is the design error (weights as sampling weights with replacement, linearised), and the
 * interval is the adjusted-Wald one over `effectiveN` answers (metrics A6).
 */
export type WeightedNps = Interval & Readonly<{ value: number; se: number; n: number; effectiveN: number }>;

/**
 * The weighted NPS: a second figure beside the plain one, never instead of it. Undefined without positive weights.
 * Lumley (2010), Complex Surveys, chapter 2 (the error); Kish (1965), Survey Sampling, section 11.7 (effective n).
 */
export function weightedNps(counts: WeightedCounts, confidence = usualConfidence): WeightedNps | undefined {
  const sum = (part: (sums: WeightSums, name: NpsClass) => number) =>
    npsClasses.reduce((total, name) => total + part(counts[name], name), 0);
  const weight = sum((sums) => sums.weight);
  const squares = sum((sums) => sums.squares);
  if (!(weight > 0)) return undefined;
  const n = sum((sums) => sums.n);
  const mean = sum((sums, name) => sums.weight * scoreOf[name]) / weight;
  const scatter = sum((sums, name) => sums.squares * (scoreOf[name] - mean) ** 2);
  const effectiveN = (weight * weight) / squares;
  const effective = (name: NpsClass) => (effectiveN * counts[name].weight) / weight;
  const estimate = adjustedEstimate({
    promoters: effective("promoter"),
    passives: effective("passive"),
    detractors: effective("detractor"),
  });
  const margin = estimate ? criticalValue(confidence) * Math.sqrt(estimate.variance / estimate.n) : NaN;
  return {
    value: 100 * mean,
    se: n < 2 ? NaN : 100 * Math.sqrt(((n / (n - 1)) * scatter) / (weight * weight)),
    low: 100 * Math.max(-1, (estimate?.mean ?? NaN) - margin),
    high: 100 * Math.min(1, (estimate?.mean ?? NaN) + margin),
    n,
    effectiveN,
  };
}

/** Answers of equal weight that would tell as much: (Σw)² ÷ Σw². 0 without weights. Kish (1965), section 11.7. */
export function effectiveAnswers(weights: readonly number[]): number {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const squares = weights.reduce((total, weight) => total + weight * weight, 0);
  return squares === 0 ? 0 : (sum * sum) / squares;
}

/** A group of customers: how many there are, and how many of them answered. Neighbours stand side by side. */
export type Cell = Readonly<{ key: string; population: number; answered: number }>;

/** `keys` holds more than one where a group without answers was merged with its neighbour: say so beside the figure. */
export type CellWeight = Readonly<{ keys: readonly string[]; weight: number }>;

const [lightest, heaviest] = [0.2, 5] as const;

/**
 * The weight of each answer of a group: its share of the customers ÷ its share of the answers, kept within 0.2 and 5
 * (metrics A6). A group nobody answered in joins the group after it, the last one the group before. Empty without
 * answers.
 */
export function cellWeights(cells: readonly Cell[]): CellWeight[] {
  const merged = mergeEmpty(cells);
  const population = cells.reduce((sum, cell) => sum + cell.population, 0);
  const answered = cells.reduce((sum, cell) => sum + cell.answered, 0);
  return merged.map((group) => ({
    keys: group.keys,
    weight: Math.min(
      heaviest,
      Math.max(lightest, group.population / population / (group.answered / answered)),
    ),
  }));
}

type Group = Readonly<{ keys: readonly string[]; population: number; answered: number }>;

function mergeEmpty(cells: readonly Cell[]): Group[] {
  const groups: Group[] = [];
  let waiting: Group | undefined;
  for (const { key, ...counts } of cells) {
    const group = join(waiting, { keys: [key], ...counts });
    waiting = group.answered === 0 ? group : undefined;
    if (!waiting) groups.push(group);
  }
  const last = groups.pop();
  return last ? [...groups, waiting ? join(last, waiting) : last] : [];
}

function join(first: Group | undefined, second: Group): Group {
  if (!first) return second;
  return {
    keys: [...first.keys, ...second.keys],
    population: first.population + second.population,
    answered: first.answered + second.answered,
  };
}
