import { changeOf, type Change } from "@/domain/change";
import { bucketsIn } from "@/domain/bucket";
import { answersIn, type NpsCounts } from "@/domain/nps";
import {
  addDays,
  addMonths,
  firstDayOf,
  monthOf,
  widenToMonths,
  type Day,
  type Range,
} from "@/domain/period";
import type { WeightedCounts } from "@/domain/weights";
import type { Choices, View } from "@/features/responses/schema";
import type { Overview, TrendPoint } from "../schema";
import {
  asMonths,
  disclosedLine,
  disclosedMonths,
  reachedLine,
  type MonthFigure,
} from "@/features/responses/rules/disclosed-line";
import {
  countsOfPart,
  disclosureOf,
  reachedOf,
  type Disclosure,
  type Slice,
} from "@/features/responses/rules/disclosure";
import { figureOf } from "@/features/responses/rules/figures";
import { ledeFacts } from "./lede";
import { scorecardLines, verdictAgainst, type LineInput, type TargetInForce } from "./scorecard";
import { weightedFigure } from "./weighted";

/** The overview without what jobs work out beside it. */
export type Scores = Omit<Overview, "events" | "outlook" | "decisions">;

/** Where answers go that no department answers for: a touchpoint without an owner, or no touchpoint at all. */
export const NOBODY = { unowned: "unowned", unmapped: "unmapped" } as const;

export type DepartmentName = { id: number; name: string; slug: string; isRetired: boolean };

/** Counts of the whole organisation by owner; what of it the reader may see is `reach`. */
export type OverviewInput = {
  view: View;
  choices: Choices;
  departments: readonly DepartmentName[];
  now: Slice;
  before: Slice | undefined;
  months: Slice;
  trendRange: Range;
  reach: "all" | readonly number[];
  targetFor(departmentId: number | null, day: Day): TargetInForce | undefined;
  asked: { asked: number; delivered: number } | undefined;
  weights: WeightedCounts | undefined;
  fewestAnswers: number;
};

/** The twelve months that end with the period's last month. */
export function trendRangeOf({ range }: Pick<View, "range">): Range {
  const { to } = widenToMonths({ from: addDays(range.to, -1), to: range.to });
  return { from: addMonths(to, -12), to };
}

/** Counts → what the executive reads. Suppression happens here, so a hidden figure is in no payload. */
export function overviewOf(input: OverviewInput): Scores {
  const { view, choices, reach } = input;
  const lastDay = addDays(view.range.to, -1);
  const disclosure = disclosureOf(input.now, input.fewestAnswers);
  const total = reachedOf(input.now, disclosure, reach);
  const isShown = total.visibility === "shown";
  const target = reach === "all" ? input.targetFor(null, lastDay) : undefined;
  const change = isShown ? changeOfTotal(input, total.counts) : ({ state: "not comparable" } as const);
  const departments = scorecardLines(departmentInputs(input, disclosure));
  const nobodys = (key: string) =>
    figureOf(countsOfPart(input.now, key), reach === "all" ? disclosure.of(key) : "complement");
  return {
    view,
    choices,
    score: figureOf(total.counts, total.visibility),
    weighted: isShown ? weightedFigure(input.weights, total.counts) : undefined,
    target,
    verdict: isShown ? verdictAgainst(total.counts, target) : undefined,
    change,
    asked: isShown && input.asked ? { ...input.asked, answers: answersIn(total.counts) } : undefined,
    trend: trendPoints(totalMonths(input), view, (day) =>
      reach === "all" ? input.targetFor(null, day) : undefined,
    ),
    departments,
    unowned: nobodys(NOBODY.unowned),
    unmapped: nobodys(NOBODY.unmapped),
    lede: ledeFacts(change, departments, isShown ? total.counts.detractors : 0),
  };
}

/** The change of the whole; the earlier score must be one that could be shown too. */
function changeOfTotal({ before, fewestAnswers, reach }: OverviewInput, now: NpsCounts): Change {
  if (!before) return { state: "not comparable" };
  const earlier = reachedOf(before, disclosureOf(before, fewestAnswers), reach);
  return earlier.visibility === "shown" ? changeOf(earlier.counts, now) : { state: "not comparable" };
}

function totalMonths({ months, trendRange, view, fewestAnswers: k, reach }: OverviewInput): MonthFigure[] {
  const buckets = bucketsIn(trendRange, "month").map(({ range }) => range);
  return asMonths(reachedLine(disclosedLine(months, { buckets, period: view.range, k }), reach));
}

function departmentInputs(input: OverviewInput, disclosure: Disclosure): LineInput[] {
  const { now, before, months, trendRange, view, fewestAnswers: k, reach } = input;
  const earlier = before && disclosureOf(before, k);
  const lastSix = { from: addMonths(trendRange.from, 6), to: trendRange.to };
  const lastDay = addDays(view.range.to, -1);
  const monthsOf = disclosedMonths(months, { trend: lastSix, period: view.range, k });
  return input.departments
    .filter(({ id }) => reach === "all" || reach.includes(id))
    .filter(({ id, isRetired }) => !isRetired || answersIn(countsOfPart(now, String(id))) > 0)
    .map(({ id, name, slug, isRetired }) => {
      const key = String(id);
      return {
        key,
        name: isRetired ? `${name} (retired)` : name,
        slug,
        now: countsOfPart(now, key),
        visibility: disclosure.of(key),
        before: before && earlier?.of(key) === "shown" ? countsOfPart(before, key) : undefined,
        months: monthsOf(key),
        target: input.targetFor(id, lastDay),
      };
    });
}

/** A point a month; a month that may not be shown is a gap that tells nothing. */
export function trendPoints(
  months: readonly MonthFigure[],
  { dataTo }: View,
  targetOn: (day: Day) => TargetInForce | undefined,
): TrendPoint[] {
  return months.map(({ month, counts, visibility }) => {
    const lastDay = addDays(addMonths(firstDayOf(month), 1), -1);
    return {
      month,
      figure: figureOf(counts, visibility),
      target: targetOn(lastDay)?.value,
      isSoFar: dataTo !== undefined && monthOf(dataTo) === month && lastDay > dataTo,
    };
  });
}
