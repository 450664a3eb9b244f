/** What moods are worth: revenue of unhappy customers, revenue at risk, and who came back. Amounts in the currency given. */

import { betaQuantile } from "./beta";
import { usualConfidence, wilson, type Interval } from "./interval";
import { npsClasses, type NpsClass } from "./nps";
import { normalDraw, percentileInterval, seededRandom, type Random } from "./random";

const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0);
const DRAWS = 1_000;

/** Customers by the class of their latest answer, with what they bring in a year. */
export type Revenue = Readonly<{ customers: number; revenue: number }>;
export type RevenueByClass = Readonly<Record<NpsClass, Revenue>>;

/** A handful of customers of one class who bring about the same: enough to resample customers without naming them. */
export type RevenueBucket = Readonly<{ class: NpsClass; customers: number; revenue: number }>;

/**
 * Revenue of customers whose latest answer is a detractor's, of the revenue of all who answered (metrics B13). The
 * revenue of customers without an answer is `silent`: it is never assumed, but bounds what the share may be. All are 0
 * to 1. Undefined where nobody who answered brings revenue.
 */
export type BadProfit = Readonly<{ share: number; interval: Interval; lowest: number; highest: number }>;

export function badProfitOf(
  buckets: readonly RevenueBucket[],
  silent: number,
  seed = 1,
): BadProfit | undefined {
  const bad = sum(buckets.filter(isDetractors).map(({ revenue }) => revenue));
  const all = sum(buckets.map(({ revenue }) => revenue));
  if (all <= 0) return undefined;
  const random = seededRandom(seed);
  const shares = Array.from({ length: DRAWS }, () => {
    const drawn = buckets.map((bucket) => ({ ...bucket, revenue: resampled(bucket, random) }));
    const total = sum(drawn.map(({ revenue }) => revenue));
    return total === 0 ? 0 : sum(drawn.filter(isDetractors).map(({ revenue }) => revenue)) / total;
  });
  return {
    share: bad / all,
    interval: percentileInterval(shares, usualConfidence),
    lowest: bad / (all + silent),
    highest: (bad + silent) / (all + silent),
  };
}

const isDetractors = (bucket: { class: NpsClass }) => bucket.class === "detractor";

/**
 * A bucket's revenue when customers are drawn again: as many as a Poisson number says (the Poisson bootstrap; Hanley &
 * MacGibbon 2006, Computer Methods and Programs in Biomedicine 83:57), each bringing the bucket's mean.
 */
function resampled({ customers, revenue }: RevenueBucket, random: Random): number {
  return customers === 0 ? 0 : (revenue / customers) * poisson(customers, random);
}

const largeMean = 50;

/** A Poisson number: by multiplying (Knuth 1969) for few, by the normal law for many. */
function poisson(mean: number, random: Random): number {
  if (mean > largeMean) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normalDraw(random)));
  const limit = Math.exp(-mean);
  let events = 0;
  for (let product = random(); product > limit; product *= random()) events++;
  return events;
}

/**
 * The rule of thumb of survey vendors (metrics A14): half of the detractors leave soon, three in ten passives later, and
 * promoters may bring three tenths more. Nobody's own data stands behind the constants; say so wherever it is shown.
 * https://help.promoter.io/en/articles/5687825-dashboard-overview
 */
export type RuleOfThumb = Readonly<{ shortTerm: number; longTerm: number; upside: number }>;

export function ruleOfThumbOf({ promoter, passive, detractor }: RevenueByClass): RuleOfThumb {
  return {
    shortTerm: 0.5 * detractor.revenue,
    longTerm: 0.3 * passive.revenue,
    upside: 0.3 * promoter.revenue,
  };
}

/** Customers of a class who could be watched for twelve months after an answer, and how many of them left within. */
export type Watched = Readonly<{ customers: number; losses: number }>;
export type WatchedByClass = Readonly<Record<NpsClass, Watched>>;

const fewestWatched = 30;
const fewestLosses = 5;

/** The share lost within twelve months, 0 to 1, with the 95 % interval of a Beta(½, ½) prior (Jeffreys). */
export type ChurnRate = Readonly<{ rate: number; interval: Interval } & Watched>;

export function churnRateOf({ customers, losses }: Watched): ChurnRate | undefined {
  if (customers === 0) return undefined;
  const at = (probability: number) => betaQuantile(probability, losses + 0.5, customers - losses + 0.5);
  const tail = (1 - usualConfidence) / 2;
  return { rate: losses / customers, interval: { low: at(tail), high: at(1 - tail) }, customers, losses };
}

/** Do the organisation's own losses say enough? Every class needs 30 customers and 5 losses. */
export function hasOwnRates(watched: WatchedByClass): boolean {
  return npsClasses.every(
    (one) => watched[one].customers >= fewestWatched && watched[one].losses >= fewestLosses,
  );
}

/** Revenue at risk by own churn rates: what each class loses beyond promoters. Never added to a rule of thumb. */
export type OwnRisk = Readonly<{
  total: number;
  interval: Interval;
  rates: Readonly<Record<NpsClass, ChurnRate>>;
}>;

/** Σ revenue · max(0, h of the class − h of promoters); both revenue and rates are drawn again for the interval. */
export function ownRiskOf(
  buckets: readonly RevenueBucket[],
  watched: WatchedByClass,
  seed = 2,
): OwnRisk | undefined {
  const [promoter, passive, detractor] = npsClasses.map((one) => churnRateOf(watched[one]));
  if (!promoter || !passive || !detractor || !hasOwnRates(watched)) return undefined;
  const riskWith = (revenueOf: (one: NpsClass) => number, rateOf: (one: NpsClass) => number) =>
    sum(npsClasses.map((one) => revenueOf(one) * Math.max(0, rateOf(one) - rateOf("promoter"))));
  const rates = { promoter, passive, detractor };
  const random = seededRandom(seed);
  const draws = Array.from({ length: DRAWS }, () => {
    const drawn = drawnByClass((one) => drawnRate(watched[one], random));
    const revenue = drawnByClass((one) =>
      sum(ofClass(buckets, one).map((bucket) => resampled(bucket, random))),
    );
    return riskWith(
      (one) => revenue[one],
      (one) => drawn[one],
    );
  });
  return {
    total: riskWith(
      (one) => sum(ofClass(buckets, one).map(({ revenue }) => revenue)),
      (one) => rates[one].rate,
    ),
    interval: percentileInterval(draws, usualConfidence),
    rates,
  };
}

const ofClass = (buckets: readonly RevenueBucket[], one: NpsClass) =>
  buckets.filter((bucket) => bucket.class === one);

function drawnByClass(draw: (one: NpsClass) => number): Record<NpsClass, number> {
  return { promoter: draw("promoter"), passive: draw("passive"), detractor: draw("detractor") };
}

function drawnRate({ customers, losses }: Watched, random: Random): number {
  return betaQuantile(random(), losses + 0.5, customers - losses + 0.5);
}

/** Days within which a detractor's next answer counts as recovery (metrics A11). */
export const recoveryWindowDays = 180;

/** Detractor answers whose window has passed; those with a next answer in it; of these, 7 or more; and 9 or more. */
export type Recovery = Readonly<{
  cohort: number;
  remeasured: number;
  recovered: number;
  toPromoter: number;
}>;

/**
 * `measured` of those asked again, `conservative` of all; `remeasuredShare` links the two. Each 0 to 1 with Wilson's
 * interval. Undefined where there is nobody to count.
 */
export function recoveryRatesOf({ cohort, remeasured, recovered, toPromoter }: Recovery) {
  return {
    measured: shareOf(recovered, remeasured),
    conservative: shareOf(recovered, cohort),
    toPromoter: shareOf(toPromoter, remeasured),
    remeasuredShare: shareOf(remeasured, cohort),
  };
}

function shareOf(part: number, n: number) {
  const interval = wilson(part, n);
  return interval && { share: part / n, ...interval, n };
}
