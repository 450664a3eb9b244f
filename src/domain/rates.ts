/** Shares of answers: satisfaction, effort, response. Pooled by adding up, never by averaging rates. */

import { usualConfidence, wilson } from "./interval";
import type { Measured } from "./verdict";
import type { NpsCounts } from "./nps";

/** So many of so many; 0 ≤ successes ≤ n. */
export type Tally = Readonly<{ successes: number; n: number }>;

/** The pooled tally of several: 20 of 20 and 21 of 30 are 41 of 50. */
export function addTallies(...tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (total, each) => ({ successes: total.successes + each.successes, n: total.n + each.n }),
    {
      successes: 0,
      n: 0,
    },
  );
}

/** The share in per cent with its Wilson interval. Undefined for n = 0. */
export function measuredShare(tally: Tally, confidence = usualConfidence): Measured | undefined {
  const interval = wilson(tally.successes, tally.n, confidence);
  if (!interval) return undefined;
  return {
    value: (100 * tally.successes) / tally.n,
    low: 100 * interval.low,
    high: 100 * interval.high,
    n: tally.n,
  };
}

/** p(1 − p), the variance of one answer as `verdictFrom` takes it. Undefined for n = 0. */
export function shareVariance({ successes, n }: Tally): number | undefined {
  return n === 0 ? undefined : (successes / n) * (1 - successes / n);
}

/** Detractors of all scored answers. */
export function detractorTally(counts: NpsCounts): Tally {
  return { successes: counts.detractors, n: counts.promoters + counts.passives + counts.detractors };
}

/**
 * CSAT, top-2-box: answers on the two best points of the scale, of all answers. One counter per scale point, worst
 * first, at least three. https://en.pisano.co/glossary/top-2-box
 */
export function csatTally(histogram: readonly number[]): Tally {
  if (histogram.length < 3) throw new RangeError(`A scale of ${histogram.length} points has no top two`);
  return { successes: sum(histogram.slice(-2)), n: sum(histogram) };
}

/**
 * CES, share of answers 5–7 on the scale of 1 (hard) to 7 (easy): seven counters, hardest first.
 * https://help.simplesat.io/en/articles/5626051-what-is-ces-customer-effort-score
 */
export function cesTally(histogram: readonly number[]): Tally {
  if (histogram.length !== 7) throw new RangeError(`Expected 7 effort counters, got ${histogram.length}`);
  return { successes: sum(histogram.slice(4)), n: sum(histogram) };
}

/** What became of the people asked in a period. `completed` and `partial` do not overlap. */
export type AskedCounts = Readonly<{
  sent: number;
  bounced: number;
  ineligible: number;
  completed: number;
  partial: number;
}>;

/**
 * Response rate: completed of delivered and eligible (AAPOR RR1; `withPartial` RR2), for those asked in the period.
 * Undefined for open links, QR codes and kiosks: nobody was asked, so there is no rate.
 */
export function responseTally(
  asked: AskedCounts | undefined,
  { withPartial = false }: Readonly<{ withPartial?: boolean }> = {},
): Tally | undefined {
  if (!asked) return undefined;
  const answered = asked.completed + asked.partial;
  return {
    successes: withPartial ? answered : asked.completed,
    // Who answered was reached, whatever the mail server said: a false bounce must not push the rate over 100.
    n: Math.max(answered, asked.sent - asked.bounced - asked.ineligible),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}
