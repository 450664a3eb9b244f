import { usualConfidence, wilson } from "@/domain/interval";
import { varianceOf, type NpsCounts } from "@/domain/nps";
import type { Day } from "@/domain/period";
import { measuredNps, verdictFrom } from "@/domain/verdict";
import type { Decision, Place } from "../schema";

type At = { id: number; name: string; slug: string };
/** A department with who heads it; `owns`: it answers for a touchpoint today. */
export type Department = At & { head: string | null; owns: boolean };

export type DecisionFacts = Readonly<{
  today: Day;
  departments: readonly Department[];
  orphans: readonly (At & { map: string; stage: string })[];
  /** The newest closed period, and the departments that had to sign it and have not. */
  period: { key: string; due: Day };
  unsigned: readonly number[];
  cards: readonly { department: number; period: string; due: Day; isOwn: boolean }[];
  promises: readonly {
    department: number;
    slug: string;
    words: string;
    kept: number;
    n: number;
    target: number;
  }[];
  proposals: readonly { department: number; metric: string; count: number; from: Day }[];
  releases: readonly { department: number; words: string; due: Day }[];
  /** Open cases whose last deadline lies before today, and the first of these days. */
  cases: readonly { department: number; count: number; due: Day }[];
  /** The soonest open commitment of a department that is to change a measure. */
  mends: readonly { department: number; metric: string; due: Day }[];
  /** The NPS counts of the last two closed months, where both may be shown, with the target in force in each. */
  months: readonly {
    department: number;
    counts: readonly NpsCounts[];
    targets: readonly (Target | undefined)[];
  }[];
  riskAt: { department(id: number): number | null; touchpoint(id: number): number | null };
}>;
type Target = { value: number; band: number };
type Metric = Extract<Decision["reason"], { kind: "missed twice" }>["metric"];

/** What waits for a decision, by place: most at stake first, then the most overdue; within a place the most overdue first. */
export function placesOf(facts: DecisionFacts): Place[] {
  const { departments, orphans, riskAt } = facts;
  const ofDepartments = departments.map((department) => ({
    at: { name: department.name, slug: department.slug },
    owner: department.head,
    risk: riskAt.department(department.id),
    waits: waitsAt(facts, department).toSorted(soonestFirst),
  }));
  const ofTouchpoints = orphans.map(({ id, name, slug, map, stage }) => ({
    at: { name, slug },
    owner: null,
    risk: riskAt.touchpoint(id),
    waits: [{ reason: { kind: "orphan" as const, map, stage }, due: null }],
  }));
  return [...ofDepartments, ...ofTouchpoints]
    .filter(({ waits }) => waits.length > 0)
    .toSorted((a, b) => (b.risk ?? 0) - (a.risk ?? 0) || soonestFirst(a.waits[0], b.waits[0]));
}

type Wait = Place["waits"][number];

/** What has a day comes first, the earliest on top. */
function soonestFirst(a: Wait | undefined, b: Wait | undefined): number {
  const [one, other] = [a?.due ?? "9", b?.due ?? "9"];
  return one < other ? -1 : one > other ? 1 : 0;
}

function waitsAt(facts: DecisionFacts, { id, head, owns }: Department): Wait[] {
  const mine = <T extends { department: number }>(list: readonly T[]) =>
    list.filter(({ department }) => department === id);
  const mendedBy = (metric: string) => mine(facts.mends).find((one) => one.metric === metric)?.due ?? null;
  const isLate = facts.period.due < facts.today && facts.unsigned.includes(id);
  return [
    ...(owns && head === null ? [{ reason: { kind: "no head" as const }, due: null }] : []),
    ...(isLate
      ? [{ reason: { kind: "overdue" as const, period: facts.period.key }, due: facts.period.due }]
      : []),
    ...mine(facts.cards).map(({ period, due, isOwn }): Wait => ({
      reason: { kind: "countersign", period, isOwn },
      due,
    })),
    ...mine(facts.months).flatMap((months) => missedTwice(months, mendedBy("nps"))),
    ...mine(facts.promises)
      .filter(isBroken)
      .map(({ slug, words, kept, n, target }): Wait => ({
        reason: { kind: "promise", slug, words, kept: (100 * kept) / n, n, target },
        due: mendedBy("promises-kept"),
      })),
    ...mine(facts.cases).map(({ count, due }): Wait => ({ reason: { kind: "cases", count }, due })),
    ...mine(facts.proposals).map(({ metric, count, from }): Wait => ({
      reason: { kind: "proposal", metric: metric as Metric, count },
      due: from,
    })),
    ...mine(facts.releases).map(({ words, due }): Wait => ({ reason: { kind: "release", words }, due })),
  ];
}

/** Missed is settled: even the high end of the range lies below the band, in both months. */
function missedTwice({ counts, targets }: DecisionFacts["months"][number], due: Day | null): Wait[] {
  const verdicts = counts.map((month, at) => {
    const target = targets[at];
    const measured = measuredNps(month);
    if (!target || !measured) return undefined;
    const goal = { target: target.value, band: target.band, variance: varianceOf(month) };
    return { state: verdictFrom(measured, goal)?.state, value: measured.value, target: target.value };
  });
  const newest = verdicts.at(-1);
  if (verdicts.length < 2 || !newest || verdicts.some((verdict) => verdict?.state !== "missed")) return [];
  return [
    { reason: { kind: "missed twice", metric: "nps", value: newest.value, target: newest.target }, due },
  ];
}

/** Clearly kept less often than promised: even the high end of Wilson's range is below it. */
function isBroken({ kept, n, target }: DecisionFacts["promises"][number]): boolean {
  const range = wilson(kept, n, usualConfidence);
  return range !== undefined && 100 * range.high < target;
}
