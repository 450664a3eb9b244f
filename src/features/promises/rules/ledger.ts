import {
  answersTally,
  brokenRate,
  evidenceOf,
  isOverPromised,
  perceptionSplit,
  stageGap,
  type Evidence,
} from "@/domain/promise";
import type { View } from "@/features/responses/schema";
import type { Ledger, PromiseLine } from "../schema";

export type PromiseRow = Pick<
  PromiseLine,
  "slug" | "publishedIn" | "touchpointId" | "stage" | "madeBy" | "deliveredBy"
> & {
  id: number;
  weight: number;
  validTo: string | null;
  versions: (PromiseLine["versions"][number] & {
    id: number;
    comparator: PromiseLine["clause"]["comparator"];
    threshold: number;
    unit: string;
  })[];
};
/** Decided events of a version in a range, and those nobody has decided. */
export type EventCounts = { versionId: number; kept: number; broken: number; pending: number };
/** What customers of a place answered, and whether it may be shown. */
export type AnswerCounts = { yes: number; partly: number; no: number; isShown: boolean };

export type LedgerInput = {
  view: View;
  stages: readonly number[];
  promises: readonly PromiseRow[];
  now: readonly EventCounts[];
  before: readonly EventCounts[];
  answersOf: (promise: PromiseRow) => AnswerCounts;
  fewestAnswers: number;
};

/** Counts → the ledger: each promise in the wording in force at the period's end, with the evidence for that wording. */
export function ledgerOf(input: LedgerInput): Ledger {
  const { view, stages, promises } = input;
  const weighed = promises.flatMap((promise) => {
    const line = lineOf(promise, input);
    return line ? [{ line, weight: promise.weight }] : [];
  });
  return {
    view,
    promises: weighed.map(({ line }) => line),
    gaps: stages.map((stage) => ({
      stage,
      gap: stageGap(
        weighed
          .filter(({ line }) => line.stage.id === stage)
          .map(({ line, weight }) => ({ weight, target: line.target, kept: line.operations })),
      ),
    })),
    brokenRate: brokenRate(
      input.now
        .filter(({ versionId }) =>
          promises.some(({ versions }) => versions.some(({ id }) => id === versionId)),
        )
        .map(({ kept, broken }) => ({ successes: kept, n: kept + broken })),
    ),
  };
}

function lineOf(
  promise: PromiseRow,
  { view, now, before, answersOf, fewestAnswers: k }: LedgerInput,
): PromiseLine | undefined {
  const current = promise.versions.find(({ validFrom }) => validFrom < view.range.to);
  if (!current) return undefined;
  const evidence = (counts: readonly EventCounts[]): Evidence => {
    const found = counts.find(({ versionId }) => versionId === current.id);
    return evidenceOf({ successes: found?.kept ?? 0, n: (found?.kept ?? 0) + (found?.broken ?? 0) }, k);
  };
  const operations = evidence(now);
  const { isShown, ...answers } = answersOf(promise);
  const customers: Evidence = isShown ? evidenceOf(answersTally(answers), k) : { state: "suppressed" };
  return {
    slug: promise.slug,
    text: current.text,
    publishedIn: promise.publishedIn,
    touchpointId: promise.touchpointId,
    stage: promise.stage,
    madeBy: promise.madeBy,
    deliveredBy: promise.deliveredBy,
    clause: { comparator: current.comparator, threshold: current.threshold, unit: current.unit },
    target: current.target,
    validFrom: current.validFrom,
    validTo: promise.validTo ?? undefined,
    versions: promise.versions
      .filter(({ number }) => number < current.number)
      .map(({ number, text, validFrom, target }) => ({ number, text, validFrom, target })),
    operations,
    pending: now.find(({ versionId }) => versionId === current.id)?.pending ?? 0,
    customers,
    split: perceptionSplit(operations, customers),
    isOverPromised: isOverPromised(operations, evidence(before), current.target),
  };
}
