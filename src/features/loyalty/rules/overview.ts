import { changeOf, type Change } from "@/domain/change";
import { addCounts, answersIn, noAnswers, type NpsCounts } from "@/domain/nps";
import {
  addDays,
  addMonths,
  firstDayOf,
  monthOf,
  monthsIn,
  widenToMonths,
  type Day,
  type Range,
} from "@/domain/period";
import type { Choices, Overview, TrendPoint, View } from "../schema";
import { figureOf, partVisibility, sumBy, totalFigure } from "./figures";
import { ledeFacts } from "./lede";
import { scorecardLines, verdictAgainst, type LineInput, type TargetInForce } from "./scorecard";

/** Counts with whose they were: a department's id, `unowned` (a touchpoint nobody answers for) or `unmapped`. */
export type OwnerCounts = NpsCounts & { bucket: Day; owner: string };

export type DepartmentName = { id: number; name: string; slug: string };

/** Everything the overview is computed from: counts and dated targets, nothing derived. */
export type OverviewInput = {
  view: View;
  choices: Choices;
  departments: readonly DepartmentName[];
  now: readonly OwnerCounts[];
  before: readonly OwnerCounts[] | undefined;
  months: readonly OwnerCounts[];
  trendRange: Range;
  /** Answers that each active filter leaves out, for the period, the one before, and each month. */
  complements: { now: readonly number[]; before: readonly number[]; month(month: Day): readonly number[] };
  targetFor(departmentId: number | null, day: Day): TargetInForce | undefined;
  asked: { asked: number; delivered: number } | undefined;
  fewestAnswers: number;
};

/** The twelve months that end with the period's last month. */
export function trendRangeOf({ range }: Pick<View, "range">): Range {
  const { to } = widenToMonths({ from: addDays(range.to, -1), to: range.to });
  return { from: addMonths(to, -12), to };
}

/** Counts → what the executive reads. Suppression happens here, so a hidden figure is in no payload. */
export function overviewOf(input: OverviewInput): Overview {
  const { view, choices, fewestAnswers: k } = input;
  const lastDay = addDays(view.range.to, -1);
  const total = addCounts(...input.now);
  const score = totalFigure(total, input.complements.now, k);
  const target = input.targetFor(null, lastDay);
  const isShown = score.state === "shown";
  const change = isShown ? changeOfTotal(input, total) : ({ state: "not comparable" } as const);

  const parts = partsOf(input);
  const visibility = partVisibility(parts, score, k);
  const departments = scorecardLines(departmentInputs(input, parts, visibility), k);
  const figureFor = (key: string) => figureOf(parts.get(key) ?? noAnswers, visibility.get(key));
  return {
    view,
    choices,
    score,
    target,
    verdict: isShown ? verdictAgainst(total, target) : undefined,
    change,
    asked: isShown && input.asked ? { ...input.asked, answers: answersIn(total) } : undefined,
    trend: trendOf(input),
    departments,
    unowned: figureFor("unowned"),
    unmapped: figureFor("unmapped"),
    lede: ledeFacts(change, departments, isShown ? total.detractors : 0),
  };
}

/** The change of the whole; the earlier score must be one that could be shown too. */
function changeOfTotal({ before, complements, fewestAnswers }: OverviewInput, total: NpsCounts): Change {
  if (!before) return { state: "not comparable" };
  const earlier = addCounts(...before);
  return totalFigure(earlier, complements.before, fewestAnswers).state === "hidden"
    ? { state: "not comparable" }
    : changeOf(earlier, total);
}

/** One group per department, and one each for what nobody answers for: together they are the whole. */
function partsOf({ departments, now }: OverviewInput): Map<string, NpsCounts> {
  const sums = sumBy(now, (row) => row.owner);
  const keys = [...departments.map(({ id }) => String(id)), "unowned", "unmapped"];
  return new Map(keys.map((key) => [key, sums.get(key) ?? noAnswers]));
}

function departmentInputs(
  input: OverviewInput,
  parts: ReadonlyMap<string, NpsCounts>,
  visibility: ReadonlyMap<string, "shown" | "few" | "complement">,
): LineInput[] {
  const before = input.before && sumBy(input.before, (row) => row.owner);
  const byMonth = sumBy(input.months, (row) => `${row.owner} ${monthOf(row.bucket)}`);
  const lastSix = monthsIn(input.trendRange).slice(-6);
  const lastDay = addDays(input.view.range.to, -1);
  return input.departments.map(({ id, name, slug }) => {
    const key = String(id);
    return {
      key,
      name,
      slug,
      now: parts.get(key) ?? noAnswers,
      before: before && (before.get(key) ?? noAnswers),
      months: lastSix.map((month) => byMonth.get(`${key} ${month}`) ?? noAnswers),
      target: input.targetFor(id, lastDay),
      visibility: visibility.get(key) ?? "shown",
    };
  });
}

/** A point a month; a month under the threshold is a gap that tells nothing. */
export function trendOf(
  input: Pick<
    OverviewInput,
    "months" | "trendRange" | "complements" | "targetFor" | "fewestAnswers" | "view"
  >,
): TrendPoint[] {
  const byMonth = sumBy(input.months, (row) => monthOf(row.bucket));
  return monthsIn(input.trendRange).map((month) => {
    const firstDay = firstDayOf(month);
    const lastDay = addDays(addMonths(firstDay, 1), -1);
    const counts = byMonth.get(month) ?? noAnswers;
    return {
      month,
      figure: totalFigure(counts, input.complements.month(firstDay), input.fewestAnswers),
      target: input.targetFor(null, lastDay)?.value,
      isSoFar:
        input.view.dataTo !== undefined && lastDay > input.view.dataTo && monthOf(input.view.dataTo) <= month,
    };
  });
}
