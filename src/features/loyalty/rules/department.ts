import { changeOf, type Change } from "@/domain/change";
import { answersIn } from "@/domain/nps";
import { addDays, addMonths, type Day, type Range } from "@/domain/period";
import type { Visibility } from "@/domain/suppression";
import type { Choices, View } from "@/features/responses/schema";
import type { DepartmentPage, TouchpointLine } from "../schema";
import { disclosedMonths } from "@/features/responses/rules/disclosed-line";
import { countsOfPart, disclosureOf, type Slice } from "@/features/responses/rules/disclosure";
import { figureOf } from "@/features/responses/rules/figures";
import { trendPoints } from "./overview";
import { scorecardLines, verdictAgainst, type TargetInForce } from "./scorecard";

/** A touchpoint the department answers for, with its stage. */
export type OwnedTouchpoint = { id: number; name: string; slug: string; stage: string | null };

/** One period twice: the organisation by owner, which decides what may be shown, and the department by touchpoint. */
export type TwoSlices = { byOwner: Slice; byTouchpoint: Slice };

export type DepartmentInput = {
  view: View;
  choices: Choices;
  department: DepartmentPage["department"] & { id: number };
  touchpoints: readonly OwnedTouchpoint[];
  now: TwoSlices;
  before: TwoSlices | undefined;
  months: TwoSlices;
  trendRange: Range;
  targetOn(day: Day): TargetInForce | undefined;
  fewestAnswers: number;
};

/** Counts → what a head reads. What the overview hides of this department is hidden here too. */
export function departmentOf(input: DepartmentInput): Omit<DepartmentPage, "comments"> {
  const { view, choices, now, months, trendRange, fewestAnswers: k } = input;
  const { id, ...department } = input.department;
  const key = String(id);
  const visibility = disclosureOf(now.byOwner, k).of(key);
  const counts = countsOfPart(now.byOwner, key);
  const target = input.targetOn(addDays(view.range.to, -1));
  const isShown = visibility === "shown";
  const trend = disclosedMonths(months.byOwner, { trend: trendRange, period: view.range, k })(key);
  return {
    view,
    choices,
    department,
    score: figureOf(counts, visibility),
    target,
    verdict: isShown ? verdictAgainst(counts, target) : undefined,
    change: isShown ? changeOfDepartment(input) : { state: "not comparable" },
    trend: trendPoints(trend, view, (day) => input.targetOn(day)),
    touchpoints: touchpointLines(input, visibility, target),
  };
}

function changeOfDepartment({ before, now, department, fewestAnswers }: DepartmentInput): Change {
  const key = String(department.id);
  if (!before || disclosureOf(before.byOwner, fewestAnswers).of(key) !== "shown")
    return { state: "not comparable" };
  return changeOf(countsOfPart(before.byOwner, key), countsOfPart(now.byOwner, key));
}

function touchpointLines(
  input: DepartmentInput,
  whole: Visibility,
  target: TargetInForce | undefined,
): TouchpointLine[] {
  const { now, before, months, trendRange, view, fewestAnswers: k } = input;
  const disclosure = disclosureOf(now.byTouchpoint, k);
  const earlier = before && disclosureOf(before.byTouchpoint, k);
  const lastSix = { from: addMonths(trendRange.from, 6), to: trendRange.to };
  const monthsOf = disclosedMonths(months.byTouchpoint, { trend: lastSix, period: view.range, k });
  const lines = scorecardLines(
    input.touchpoints.map(({ id, name, slug }) => {
      const key = String(id);
      return {
        key,
        name,
        slug,
        now: countsOfPart(now.byTouchpoint, key),
        visibility: whole === "shown" ? disclosure.of(key) : whole,
        before: before && earlier?.of(key) === "shown" ? countsOfPart(before.byTouchpoint, key) : undefined,
        months: monthsOf(key),
        target,
      };
    }),
  );
  const stageOf = new Map(input.touchpoints.map(({ id, stage }) => [String(id), stage ?? undefined]));
  return lines.map((line) => ({ ...line, stage: stageOf.get(line.key) }));
}

/** How many answers each touchpoint has in the period; decides whose comments somebody outside may read. */
export function answersByTouchpoint({
  touchpoints,
  now,
}: Pick<DepartmentInput, "touchpoints" | "now">): Map<number, number> {
  return new Map(touchpoints.map(({ id }) => [id, answersIn(countsOfPart(now.byTouchpoint, String(id)))]));
}
