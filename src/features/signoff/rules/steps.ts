import { metricByKey } from "@/domain/metrics";
import type { Band, Figure, Missed } from "../schema";

/** The measures whose verdict is settled on the wrong side: each wants a note and a commitment. */
export function missedIn(figures: readonly Figure[]): { metric: Figure["metric"]; value: number }[] {
  return figures.flatMap(({ metric, cell }) =>
    cell.state === "shown" && cell.verdict?.state === "missed" ? [{ metric, value: cell.value }] : [],
  );
}

export type SignProblem = Readonly<{ message: string; fieldId: string }>;

/** Everything that keeps a card from being signed, each with the field that mends it. Empty: it can be. */
export function signProblems(missed: readonly Missed[]): SignProblem[] {
  return missed.flatMap(({ metric, note, commitments }) => {
    const { label } = metricByKey[metric];
    return [
      ...(note === null ? [{ message: `Say why ${label} was missed.`, fieldId: `note-${metric}` }] : []),
      ...(commitments === 0
        ? [{ message: `Commit to something for ${label}.`, fieldId: `commit-${metric}` }]
        : []),
    ];
  });
}

type Standing = Readonly<{
  ownsSomething: boolean;
  isBlind: boolean;
  hasReview: boolean;
  missed: readonly Missed[];
  card: { isCountersigned: boolean } | undefined;
}>;

/** forecast → review → commit → sign → countersign → done; what is signed is past the steps before. */
export function stepOf({ ownsSomething, isBlind, hasReview, missed, card }: Standing): Band["step"] {
  if (card) return card.isCountersigned ? "done" : "countersign";
  if (!ownsSomething && !hasReview) return "owns nothing";
  if (isBlind) return "forecast";
  if (!hasReview || missed.some(({ note }) => note === null)) return "review";
  return missed.some(({ commitments }) => commitments === 0) ? "commit" : "sign";
}
