import { changesOf, type Change } from "@/domain/change";
import { answersIn, noAnswers, npsOf, varianceOf, type NpsCounts } from "@/domain/nps";
import type { Visibility } from "@/domain/suppression";
import { measuredNps, verdictFrom, type Verdict } from "@/domain/verdict";
import type { ScorecardLine } from "../schema";
import type { MonthFigure } from "@/features/responses/rules/disclosed-line";
import { figureOf } from "@/features/responses/rules/figures";

export type TargetInForce = { value: number; band: number };

/** What a line is made of: counts of the period, of the one before (undefined where hidden or not asked), and months. */
export type LineInput = {
  key: string;
  name: string;
  slug: string;
  now: NpsCounts;
  visibility: Visibility;
  before: NpsCounts | undefined;
  months: readonly MonthFigure[];
  target: TargetInForce | undefined;
};

const noChange: Change = { state: "not comparable" };

/** The verdict on counts against a target in force; undefined without one. */
export function verdictAgainst(counts: NpsCounts, target: TargetInForce | undefined): Verdict | undefined {
  const measured = measuredNps(counts);
  return (
    target && verdictFrom(measured, { target: target.value, band: target.band, variance: varianceOf(counts) })
  );
}

/**
 * Scorecard lines, worst against target first; ties by number of answers, largest first; then those without a
 * target, then what cannot be shown. Changes are tested as one list (Benjamini–Hochberg); hidden lines are not in it.
 */
export function scorecardLines(inputs: readonly LineInput[]): ScorecardLine[] {
  const shown = inputs.filter(isShown);
  const changes = changesOf(shown.map(({ before, now }) => ({ before: before ?? noAnswers, after: now })));
  const changeOfKey = new Map(shown.map((input, index) => [input.key, changes[index] ?? noChange]));
  return [...inputs].sort(worstFirst).map((input) => lineOf(input, changeOfKey.get(input.key) ?? noChange));
}

function isShown({ visibility, now }: LineInput): boolean {
  return visibility === "shown" && answersIn(now) > 0;
}

function lineOf(input: LineInput, change: Change): ScorecardLine {
  const { key, name, slug, target, now, visibility, months } = input;
  return {
    key,
    name,
    slug,
    target,
    figure: figureOf(now, visibility),
    verdict: isShown(input) ? verdictAgainst(now, target) : undefined,
    change,
    // A sparkline of a hidden line would tell what the hidden figure does not; a drawing needs whole points only.
    trend: isShown(input) ? months.map(drawnValue) : [],
  };
}

function drawnValue({ counts, visibility }: MonthFigure): number | null {
  const value = visibility === "shown" ? npsOf(counts) : undefined;
  return value === undefined ? null : Math.round(value);
}

/** Hidden lines sort by name alone, so that their place gives nothing away. */
function worstFirst(a: LineInput, b: LineInput): number {
  return rankOf(a) - rankOf(b) || gapOf(a) - gapOf(b) || sizeOf(b) - sizeOf(a) || (a.name < b.name ? -1 : 1);
}

function rankOf(input: LineInput): number {
  if (input.visibility !== "shown") return 3;
  if (answersIn(input.now) === 0) return 2;
  return input.target ? 0 : 1;
}

function gapOf({ visibility, now, target }: LineInput): number {
  return visibility === "shown" && target ? Math.round((npsOf(now) ?? 0) - target.value) : 0;
}

function sizeOf({ visibility, now }: LineInput): number {
  return visibility === "shown" ? answersIn(now) : 0;
}
