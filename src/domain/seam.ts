/** What it costs customers to change channel on the way (metrics B10). Ease is rated 1 (hard) to 7 (easy). */

import { usualConfidence } from "./interval";
import { studentCriticalValue, studentTwoSidedP } from "./student";

/** One answer of a customer. `at` in days; channel or ease are null where nobody knows. */
export type Contact = Readonly<{
  at: number;
  stage: number;
  channel: number | null;
  ease: number | null;
}>;

/** The same matter: contacts of one customer, each fewer than 14 days after the one before. */
export const daysOfOneMatter = 14;

/** A customer's contacts, oldest first, parted into matters. */
export function mattersIn(contacts: readonly Contact[]): Contact[][] {
  const matters: Contact[][] = [];
  for (const contact of contacts) {
    const current = matters.at(-1);
    const last = current?.at(-1);
    if (current && last && contact.at - last.at < daysOfOneMatter) current.push(contact);
    else matters.push([contact]);
  }
  return matters;
}

/** Ease as sums of values that count `weight` each: n and Σw, Σw², Σwx, Σwx². */
export type EaseSums = { n: number; weight: number; squares: number; sum: number; sumOfSquares: number };

export const noEase = (): EaseSums => ({ n: 0, weight: 0, squares: 0, sum: 0, sumOfSquares: 0 });

/** How easy matters were that went from one channel to another, by the stage at which they arrived. */
export type Seam = { from: number; to: number; stages: Map<number, EaseSums> };

export type SeamCounts = {
  /** Matters without a change of channel, by stage. */
  unchanged: Map<number, EaseSums>;
  seams: Map<string, Seam>;
  matters: number;
  /** Contacts whose channel nobody knows: they are left out. */
  unknown: number;
};

export const noSeams = (): SeamCounts => ({ unchanged: new Map(), seams: new Map(), matters: 0, unknown: 0 });

/** Counts one matter. With several seams each gets weight 1 ÷ their number. */
export function countMatter(counts: SeamCounts, matter: readonly Contact[]): void {
  const known = matter.filter(({ channel }) => channel !== null);
  counts.unknown += matter.length - known.length;
  if (known.length === 0) return;
  counts.matters++;
  const ease = easeByStage(known);
  const changes = known.flatMap((contact, index) => {
    const before = known[index - 1];
    return before && before.channel !== contact.channel ? [{ from: before.channel ?? 0, to: contact }] : [];
  });
  if (changes.length === 0)
    for (const [stage, value] of ease) addEase(entryOf(counts.unchanged, stage, noEase), value, 1);
  for (const { from, to } of changes) {
    const value = ease.get(to.stage);
    if (value === undefined) continue;
    const channel = to.channel ?? 0;
    const seam = entryOf(counts.seams, `${from} ${channel}`, () => ({
      from,
      to: channel,
      stages: new Map<number, EaseSums>(),
    }));
    addEase(entryOf(seam.stages, to.stage, noEase), value, 1 / changes.length);
  }
}

/** A matter's mean ease at each of its stages that has one. */
function easeByStage(matter: readonly Contact[]): Map<number, number> {
  const sums = new Map<number, { n: number; sum: number }>();
  for (const { stage, ease } of matter) {
    if (ease === null) continue;
    const { n, sum } = sums.get(stage) ?? { n: 0, sum: 0 };
    sums.set(stage, { n: n + 1, sum: sum + ease });
  }
  return new Map([...sums].map(([stage, { n, sum }]) => [stage, sum / n]));
}

function entryOf<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

function addEase(sums: EaseSums, value: number, weight: number): void {
  sums.n++;
  sums.weight += weight;
  sums.squares += weight * weight;
  sums.sum += weight * value;
  sums.sumOfSquares += weight * value * value;
}

/** Fewer matters than this on either side, and nothing is said. */
export const fewestMatters = 30;

/** Points of ease that a change costs; above 0 it is harder. `n` with the change, `compared` without. */
export type SeamPenalty = Readonly<{
  penalty: number;
  low: number;
  high: number;
  n: number;
  compared: number;
  /** Two-sided, of no difference. */
  p: number;
}>;

/**
 * Ease without a change less ease with it, without a change standardised to the stages at which the change was made, with
 * Welch's interval. Stages that only one side has are left out. Undefined with fewer than 30 matters on either side.
 * Welch (1947), Biometrika 34:28; the degrees of freedom by Satterthwaite.
 */
export function seamPenalty(
  stages: ReadonlyMap<number, EaseSums>,
  unchanged: ReadonlyMap<number, EaseSums>,
  confidence = usualConfidence,
): SeamPenalty | undefined {
  const shared = [...stages].flatMap(([stage, changed]) => {
    const same = unchanged.get(stage);
    return same && same.n > 1 && changed.weight > 0 ? [{ changed, same }] : [];
  });
  const all = shared.reduce((sum, { changed }) => mergedEase(sum, changed), noEase());
  const compared = shared.reduce((sum, { same }) => sum + same.n, 0);
  if (all.n < fewestMatters || compared < fewestMatters) return undefined;
  const parts = [varianceOfMean(all)];
  let standard = 0;
  for (const { changed, same } of shared) {
    const share = changed.weight / all.weight;
    const { variance, freedom } = varianceOfMean(same);
    standard += (share * same.sum) / same.weight;
    parts.push({ variance: share * share * variance, freedom });
  }
  const variance = parts.reduce((sum, part) => sum + part.variance, 0);
  const spread = parts.reduce((sum, part) => sum + part.variance ** 2 / part.freedom, 0);
  const penalty = standard - all.sum / all.weight;
  const error = Math.sqrt(variance);
  const freedom = variance ** 2 / spread;
  const margin = error === 0 ? 0 : studentCriticalValue(confidence, freedom) * error;
  const p = error === 0 ? Number(penalty === 0) : studentTwoSidedP(penalty / error, freedom);
  return { penalty, low: penalty - margin, high: penalty + margin, n: all.n, compared, p };
}

function mergedEase(a: EaseSums, b: EaseSums): EaseSums {
  return {
    n: a.n + b.n,
    weight: a.weight + b.weight,
    squares: a.squares + b.squares,
    sum: a.sum + b.sum,
    sumOfSquares: a.sumOfSquares + b.sumOfSquares,
  };
}

/** The variance of a weighted mean, by Kish's effective number, and its degrees of freedom. */
function varianceOfMean({ weight, squares, sum, sumOfSquares }: EaseSums): {
  variance: number;
  freedom: number;
} {
  const effective = (weight * weight) / squares;
  const mean = sum / weight;
  const variance = Math.max(0, (sumOfSquares / weight - mean * mean) * (effective / (effective - 1)));
  return { variance: variance / effective, freedom: effective - 1 };
}

/** Points between the ends of the scale of ease. */
const scaleRange = 6;

/** 1 less the harm of all changes, as a part of the scale: 1 is a way without seams. Undefined without one measured. */
export function seamlessness(penalties: readonly SeamPenalty[]): number | undefined {
  const all = penalties.reduce((sum, { n }) => sum + n, 0);
  const harm = penalties.reduce((sum, { n, penalty }) => sum + n * Math.max(0, penalty), 0);
  return all === 0 ? undefined : 1 - harm / (all * scaleRange);
}
