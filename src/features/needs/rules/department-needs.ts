import type { ScorecardKey } from "@/domain/metrics";
import { addDays, type Day } from "@/domain/period";
import type { CasesAtDepartment } from "@/features/cases/schema";
import type { CommitmentsOf } from "@/features/commitments/schema";
import type { JourneyMap } from "@/features/journeys/schema";
import type { OpenTransfer } from "@/features/journeys/schema/transfer";
import type { PromiseLine } from "@/features/promises/schema";
import type { DepartmentCard, Proposal } from "@/features/scorecards/schema";
import type { Band } from "@/features/signoff/schema";

/** A commitment is close when it is due within so many days. */
const CLOSE_DAYS = 14;

/**
 * What the page of a department shows already, each with what its reader may see and do. Everything needed follows
 * from it, so that nothing is told here that is not told there.
 */
export type DepartmentFacts = Readonly<{
  band: Band;
  commitments: CommitmentsOf;
  offers: readonly OpenTransfer[];
  /** Empty for readers who do not decide about targets. */
  proposals: readonly Proposal[];
  card: DepartmentCard;
  /** Absent for readers who do not see cases; `mayHandle`: they answer customers themselves. */
  cases?: CasesAtDepartment & { mayHandle: boolean };
  promises: readonly PromiseLine[];
  map: Pick<JourneyMap, "slug" | "stages"> | undefined;
  /** Is there a vision its head, the reader, has not acknowledged? */
  hasUnreadVision: boolean;
}>;

/** One thing that waits for somebody. `isYours`: the reader may do it. `due` null: nobody has set a day. */
export type Need = Readonly<{ due: Day | null; isYours: boolean }> &
  (
    | { kind: "sign-off"; step: Step; period: string; missing: readonly ScorecardKey[] }
    | { kind: "commitment"; id: number; words: string }
    | { kind: "release"; id: number; words: string; askedBy: string }
    | { kind: "transfer"; id: number; touchpoint: string; from: string | null; to: string }
    | { kind: "proposal"; id: number; metric: ScorecardKey; value: number; askedBy: string }
    | { kind: "missed"; metrics: readonly ScorecardKey[]; period: string }
    | { kind: "promise"; slug: string; words: string; kept: number; n: number; target: number }
    | { kind: "cases"; count: number }
    | { kind: "vision" }
    | { kind: "emotion"; map: string; stage: string; name: string }
  );
type Step = Exclude<Band["step"], "owns nothing" | "done">;

/** Everything that waits at a department: by its day, the most overdue first; what has no day comes last. */
export function departmentNeeds(facts: DepartmentFacts): Need[] {
  return [
    ...signOffNeeds(facts),
    ...caseNeeds(facts),
    ...commitmentNeeds(facts),
    ...transferNeeds(facts),
    ...facts.proposals.map(({ id, metric, value, proposedBy, from, isOwn }): Need => ({
      kind: "proposal",
      ...{ id, metric, value, askedBy: proposedBy },
      due: `${from}-01`,
      isYours: !isOwn,
    })),
    ...missedNeeds(facts),
    ...promiseNeeds(facts),
    ...emotionNeeds(facts),
    ...(facts.hasUnreadVision ? [{ kind: "vision" as const, due: null, isYours: true }] : []),
  ].toSorted(soonestFirst);
}

function soonestFirst(a: Need, b: Need): number {
  if (a.due === b.due) return 0;
  if (a.due === null || b.due === null) return a.due === null ? 1 : -1;
  return a.due < b.due ? -1 : 1;
}

function signOffNeeds({ band }: DepartmentFacts): Need[] {
  const { step, period, toForecast, missed, may, card } = band;
  const needs: Need[] = [];
  if (toForecast)
    needs.push({
      kind: "sign-off",
      ...{ step: "forecast", period: toForecast.key, missing: [] },
      due: toForecast.due,
      isYours: may.sign,
    });
  if (step === "owns nothing" || step === "done" || step === "forecast") return needs;
  const isWanting = { review: "note", commit: "commitments" } as const;
  const wanted = step === "review" || step === "commit" ? isWanting[step] : undefined;
  const isMissing = (one: Band["missed"][number]) =>
    wanted === "note" ? one.note === null : wanted !== undefined && one.commitments === 0;
  needs.push({
    kind: "sign-off",
    ...{ step, period: period.key, missing: missed.filter(isMissing).map(({ metric }) => metric) },
    due: period.due,
    isYours: step === "countersign" ? may.countersign && card?.isSignedByReader === false : may.sign,
  });
  return needs;
}

/** Customers who wait longer than was promised, as one line: the list of cases has each. */
function caseNeeds({ cases }: DepartmentFacts): Need[] {
  if (!cases || cases.late === 0) return [];
  return [{ kind: "cases", count: cases.late, due: cases.since, isYours: cases.mayHandle }];
}

function commitmentNeeds({
  commitments: { commitments, today, mayWrite, mayRelease },
}: DepartmentFacts): Need[] {
  const until = addDays(today, CLOSE_DAYS);
  return commitments.flatMap(({ id, words, due, state, release }): Need[] => [
    ...(state === "missed" || (state === "open" && due <= until)
      ? [{ kind: "commitment" as const, id, words, due, isYours: mayWrite }]
      : []),
    ...(release !== null && state !== "released"
      ? [
          {
            kind: "release" as const,
            ...{ id, words, due, askedBy: release.askedBy },
            isYours: mayRelease && !release.isOwn,
          },
        ]
      : []),
  ]);
}

function transferNeeds({ offers }: DepartmentFacts): Need[] {
  return offers.map(({ id, touchpoint, from, to, startsOn, maySettle }) => ({
    kind: "transfer",
    ...{ id, touchpoint: touchpoint.name, from: from?.name ?? null, to: to.name },
    due: startsOn,
    isYours: maySettle.includes("accepted"),
  }));
}

/** Missed measures that nothing open is to mend. What the sign-off asks for is asked for there. */
function missedNeeds({ card, commitments, band }: DepartmentFacts): Need[] {
  const asked = band.missed.map(({ metric }) => metric);
  const metrics = card.measures.filter((metric, at) => {
    const cell = card.row?.cells[at];
    const isMissed = cell?.state === "shown" && cell.verdict?.state === "missed";
    return isMissed && !asked.includes(metric) && !isMended(commitments, metric);
  });
  if (metrics.length === 0) return [];
  return [{ kind: "missed", metrics, period: card.period.key, due: null, isYours: commitments.mayWrite }];
}

/** Promises that are clearly kept less often than promised, and that nothing open is to mend. */
function promiseNeeds({ promises, band, commitments }: DepartmentFacts): Need[] {
  if (isMended(commitments, "promises-kept")) return [];
  return promises.flatMap(({ slug, text, target, operations, deliveredBy, validTo }): Need[] =>
    deliveredBy.slug === band.department.slug &&
    validTo === undefined &&
    operations.state === "measured" &&
    operations.high < target
      ? [
          {
            kind: "promise",
            ...{ slug, words: text, kept: operations.value, n: operations.n, target },
            due: null,
            isYours: commitments.mayWrite,
          },
        ]
      : [],
  );
}

function isMended({ commitments }: CommitmentsOf, metric: ScorecardKey): boolean {
  return commitments.some(({ state, effect }) => state === "open" && effect?.metric === metric);
}

/** Stages the department answers for without a feeling they are meant to leave. */
function emotionNeeds({ map, band, commitments }: DepartmentFacts): Need[] {
  if (!map) return [];
  return map.stages
    .filter(
      ({ isRetired, designed, owners }) =>
        !isRetired && designed === null && owners.some(({ slug }) => slug === band.department.slug),
    )
    .map(({ slug, name }) => ({
      kind: "emotion",
      map: map.slug,
      stage: slug,
      name,
      due: null,
      isYours: commitments.mayWrite,
    }));
}
