/** Promised against delivered (metrics B2): was an event kept, how often, and does the organisation promise too much? */

import { measuredShare, type Tally } from "./rates";
import type { Measured } from "./verdict";

export const comparators = ["at most", "at least"] as const;
export type Comparator = (typeof comparators)[number];

/** What can be tested of a promise: "decided within 48 hours" is at most 48, and after 48 hours it is broken. */
export type Clause = Readonly<{ comparator: Comparator; threshold: number; limitHours: number | null }>;

/** One thing that happened, or is under way: `value` in the clause's unit once known; `kept` where a file says so itself. */
export type PromiseEvent = Readonly<{ startedAt: Date; value: number | null; kept: boolean | null }>;

export type EventState = "kept" | "broken" | "pending";

/** Kept, broken, or pending: an event still within its time limit is neither. */
export function eventState({ startedAt, value, kept }: PromiseEvent, clause: Clause, now: Date): EventState {
  if (kept !== null) return kept ? "kept" : "broken";
  if (value !== null) return isWithin(value, clause) ? "kept" : "broken";
  if (clause.limitHours === null) return "pending";
  return now.getTime() <= startedAt.getTime() + clause.limitHours * 3_600_000 ? "pending" : "broken";
}

function isWithin(value: number, { comparator, threshold }: Clause): boolean {
  return comparator === "at most" ? value <= threshold : value >= threshold;
}

/** Kept share in per cent with its Wilson interval, or why there is none. */
export type Evidence =
  | (Measured & Readonly<{ state: "measured" }>)
  | Readonly<{ state: "unproven" }>
  | Readonly<{ state: "suppressed" }>;

/** No evidence is unproven, not broken; too little is suppressed. */
export function evidenceOf(tally: Tally, k: number): Evidence {
  if (tally.n === 0) return { state: "unproven" };
  const measured = tally.n < k ? undefined : measuredShare(tally);
  return measured ? { state: "measured", ...measured } : { state: "suppressed" };
}

/** Customers' answers as a tally: yes counts 1, partly ½, no 0. */
export function answersTally({
  yes,
  partly,
  no,
}: Readonly<{ yes: number; partly: number; no: number }>): Tally {
  return { successes: yes + partly / 2, n: yes + partly + no };
}

/** One promise at a stage: its weight, the share promised in per cent, and what was kept of it. */
export type Weighed = Readonly<{ weight: number; target: number; kept: Evidence }>;

export type StageGap =
  | Readonly<{ state: "no promise stated" }>
  | Readonly<{ state: "unproven"; unproven: number }>
  /** Points by which delivery falls short of what was promised; below 0 more was delivered. */
  | Readonly<{ state: "measured"; gap: number; unproven: number }>;

/** G = Σ w (T − K) ÷ Σ w over promises with evidence, in points. All weights 0 count as equal ones. */
export function stageGap(promises: readonly Weighed[]): StageGap {
  if (promises.length === 0) return { state: "no promise stated" };
  const measured = promises.flatMap(({ weight, target, kept }) =>
    kept.state === "measured" ? [{ weight, short: target - kept.value }] : [],
  );
  const unproven = promises.filter(({ kept }) => kept.state === "unproven").length;
  if (measured.length === 0) return { state: "unproven", unproven };
  const isUnweighted = measured.every(({ weight }) => weight === 0);
  const weights = measured.map(({ weight }) => (isUnweighted ? 1 : weight));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const gap = measured.reduce((sum, { short }, at) => sum + (weights[at] ?? 0) * short, 0) / total;
  return { state: "measured", gap, unproven };
}

/** Kept by the organisation's books less kept in customers' eyes, in points: "we think we kept it, they do not". */
export function perceptionSplit(operations: Evidence, customers: Evidence): number | undefined {
  if (operations.state !== "measured" || customers.state !== "measured") return undefined;
  return operations.value - customers.value;
}

/** Two periods in a row in which even the high end of what was kept lies below what was promised. */
export function isOverPromised(now: Evidence, before: Evidence, target: number): boolean {
  return [now, before].every((evidence) => evidence.state === "measured" && evidence.high < target);
}

/** Broken of all events decided, over promises with evidence from operations, 0 to 1. */
export function brokenRate(tallies: readonly Tally[]): number | undefined {
  const n = tallies.reduce((sum, tally) => sum + tally.n, 0);
  const kept = tallies.reduce((sum, tally) => sum + tally.successes, 0);
  return n === 0 ? undefined : (n - kept) / n;
}
