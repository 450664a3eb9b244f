import { changeOf } from "@/domain/change";
import { addCounts, answersIn, noAnswers, type NpsCounts } from "@/domain/nps";
import { addDays, monthOf, monthsIn, type Day, type Range } from "@/domain/period";
import type { Choices, DepartmentPage, TouchpointLine, View } from "../schema";
import { partVisibility, sumBy, totalFigure } from "./figures";
import { trendOf } from "./overview";
import { scorecardLines, verdictAgainst, type TargetInForce } from "./scorecard";

/** A touchpoint the department answers for, with its stage. */
export type OwnedTouchpoint = { id: number; name: string; slug: string; stage: string | null };

export type TouchpointCounts = NpsCounts & { bucket: Day; touchpointId: number };

/** Everything a department's page is computed from: counts by touchpoint and month, dated targets. */
export type DepartmentInput = {
  view: View;
  choices: Choices;
  department: DepartmentPage["department"];
  touchpoints: readonly OwnedTouchpoint[];
  now: readonly TouchpointCounts[];
  before: readonly TouchpointCounts[] | undefined;
  months: readonly TouchpointCounts[];
  trendRange: Range;
  /** Answers of this department that each active filter leaves out. */
  complements: { now: readonly number[]; before: readonly number[]; month(month: Day): readonly number[] };
  targetOn(day: Day): TargetInForce | undefined;
  fewestAnswers: number;
};

/** Counts → what a head reads. Suppression happens here, so a hidden figure is in no payload. */
export function departmentOf(input: DepartmentInput): Omit<DepartmentPage, "comments"> {
  const { view, choices, department, trendRange, complements, fewestAnswers } = input;
  const total = addCounts(...input.now);
  const score = totalFigure(total, complements.now, fewestAnswers);
  const target = input.targetOn(addDays(view.range.to, -1));
  const isShown = score.state === "shown";
  return {
    view,
    choices,
    department,
    score,
    target,
    verdict: isShown ? verdictAgainst(total, target) : undefined,
    change: isShown ? changeOfTotal(input, total) : { state: "not comparable" },
    trend: trendOf({
      ...input,
      trendRange,
      targetFor: (_, day) => input.targetOn(day),
      months: input.months.map((row) => ({ ...row, owner: "" })),
    }),
    touchpoints: touchpointLines(
      input,
      partVisibility(touchpointCounts(input), score, fewestAnswers),
      target,
    ),
  };
}

/** How many answers each touchpoint has in the period. */
export function touchpointCounts({
  touchpoints,
  now,
}: Pick<DepartmentInput, "touchpoints" | "now">): Map<string, NpsCounts> {
  const sums = sumBy(now, ({ touchpointId }) => String(touchpointId));
  return new Map(touchpoints.map(({ id }) => [String(id), sums.get(String(id)) ?? noAnswers]));
}

function changeOfTotal({ before, complements, fewestAnswers }: DepartmentInput, total: NpsCounts) {
  if (!before) return { state: "not comparable" as const };
  const earlier = addCounts(...before);
  const isHidden = totalFigure(earlier, complements.before, fewestAnswers).state === "hidden";
  return isHidden ? { state: "not comparable" as const } : changeOf(earlier, total);
}

function touchpointLines(
  input: DepartmentInput,
  visibility: ReturnType<typeof partVisibility>,
  target: TargetInForce | undefined,
): TouchpointLine[] {
  const now = touchpointCounts(input);
  const before = input.before && sumBy(input.before, ({ touchpointId }) => String(touchpointId));
  const byMonth = sumBy(input.months, ({ touchpointId, bucket }) => `${touchpointId} ${monthOf(bucket)}`);
  const lastSix = monthsIn(input.trendRange).slice(-6);
  const lines = scorecardLines(
    input.touchpoints.map(({ id, name, slug }) => ({
      key: String(id),
      name,
      slug,
      now: now.get(String(id)) ?? noAnswers,
      before: before && (before.get(String(id)) ?? noAnswers),
      months: lastSix.map((month) => byMonth.get(`${id} ${month}`) ?? noAnswers),
      target,
      visibility: visibility.get(String(id)) ?? "shown",
    })),
    input.fewestAnswers,
  );
  const stageOf = new Map(input.touchpoints.map(({ id, stage }) => [String(id), stage ?? undefined]));
  return lines.map((line) => ({ ...line, stage: stageOf.get(line.key) }));
}

/** How many answers each touchpoint has, by id; decides whose comments somebody outside may read. */
export function answersByTouchpoint(
  input: Pick<DepartmentInput, "touchpoints" | "now">,
): Map<number, number> {
  return new Map([...touchpointCounts(input)].map(([id, counts]) => [Number(id), answersIn(counts)]));
}
