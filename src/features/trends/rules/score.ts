import type { Bucket } from "@/domain/bucket";
import { changeOf, changesOf, type Change } from "@/domain/change";
import { answersIn, noAnswers } from "@/domain/nps";
import type { Day } from "@/domain/period";
import { measuredNps } from "@/domain/verdict";
import { verdictAgainst, type TargetInForce } from "@/features/loyalty/rules/scorecard";
import {
  disclosedLine,
  reachedLine,
  type LinePoint as Disclosed,
} from "@/features/responses/rules/disclosed-line";
import { countsOfPart, disclosureOf, reachedOf, type Slice } from "@/features/responses/rules/disclosure";
import { figureOf } from "@/features/responses/rules/figures";
import type { Choice, Choices, View } from "@/features/responses/schema";
import { limitsOf, type Baseline } from "./limits";
import type { Drawn, LinePoint, Part, ScoreTrend } from "../schema";

/** Counts of the period, of the one it is compared with, and of the steps of a line. */
export type Counted = { now: Slice; before: Slice | undefined; line: Slice };

export type ScoreInput = {
  view: View;
  choices: Choices;
  drawn: Drawn;
  today: Day;
  fewestAnswers: number;
  reach: "all" | readonly number[];
  target: TargetInForce | undefined;
  /** By department, of the whole organisation: it decides what may be shown of the whole. */
  whole: Counted & { buckets: readonly Bucket[] };
  baseline?: Baseline;
  /** By what the small multiples show. */
  parts: Counted & { buckets: readonly Bucket[]; names: readonly Choice[] };
};

/** Counts → the line of the score and its small multiples. What is hidden is a gap and in no payload. */
export function scoreTrendOf(input: ScoreInput): ScoreTrend {
  const { view, choices, drawn, whole, reach, target, today, fewestAnswers: k } = input;
  const total = reachedOf(whole.now, disclosureOf(whole.now, k), reach);
  const isShown = total.visibility === "shown";
  const buckets = whole.buckets.map(({ range }) => range);
  const line = reachedLine(disclosedLine(whole.line, { buckets, period: view.range, k }), reach);
  return {
    view,
    choices,
    drawn,
    score: figureOf(total.counts, total.visibility),
    target,
    verdict: isShown ? verdictAgainst(total.counts, target) : undefined,
    change: isShown ? changeOfWhole(input, total.counts) : { state: "not comparable" },
    line: linePoints(line, whole.buckets, today),
    limits: limitsOf({ ...input, line, measure: "nps", period: view.range, k }),
    partSteps: input.parts.buckets.map(({ key, range }) => ({
      key,
      from: range.from,
      isSoFar: isUnfinished(range, today),
    })),
    parts: isShown ? partsOf(input) : [],
  };
}

function changeOfWhole({ whole, fewestAnswers: k, reach }: ScoreInput, now: Disclosed["counts"]): Change {
  if (!whole.before) return { state: "not comparable" };
  const earlier = reachedOf(whole.before, disclosureOf(whole.before, k), reach);
  return earlier.visibility === "shown" ? changeOf(earlier.counts, now) : { state: "not comparable" };
}

/** Steps as they are sent: a figure or a gap, and whether the step is still under way. */
export function linePoints(line: readonly Disclosed[], buckets: readonly Bucket[], today: Day): LinePoint[] {
  return line.map(({ range, counts, visibility }, index) => ({
    key: buckets[index]?.key ?? range.from,
    ...range,
    figure: figureOf(counts, visibility),
    isSoFar: isUnfinished(range, today),
  }));
}

/** A step that holds today is not over. */
export function isUnfinished({ from, to }: { from: Day; to: Day }, today: Day): boolean {
  return from <= today && today < to;
}

/** Changes are tested as one list (Benjamini–Hochberg over what is visible); hidden parts are not in it. */
function partsOf({ parts, view, fewestAnswers: k }: ScoreInput): Part[] {
  const { now, before, line, buckets, names } = parts;
  const disclosure = disclosureOf(now, k);
  const earlier = before && disclosureOf(before, k);
  const lineOf = disclosedLine(line, { buckets: buckets.map(({ range }) => range), period: view.range, k });
  const known = names
    .map(({ id, name }) => {
      const key = String(id);
      return {
        key,
        name,
        counts: countsOfPart(now, key),
        visibility: disclosure.of(key),
        points: lineOf(key),
      };
    })
    .filter(({ counts, points }) =>
      [counts, ...points.map((point) => point.counts)].some((one) => answersIn(one) > 0),
    );
  const shown = known.filter(({ visibility, counts }) => visibility === "shown" && answersIn(counts) > 0);
  const changes = changesOf(
    shown.map(({ key, counts }) => ({
      before: before && earlier?.of(key) === "shown" ? countsOfPart(before, key) : noAnswers,
      after: counts,
    })),
  );
  const changeOfKey = new Map(shown.map(({ key }, index) => [key, changes[index]]));
  return known.map(({ key, name, counts, visibility, points }) => ({
    key,
    name,
    figure: figureOf(counts, visibility),
    change: changeOfKey.get(key) ?? { state: "not comparable" },
    points: points.map((point) =>
      point.visibility === "shown" ? (measuredNps(point.counts) ?? null) : null,
    ),
  }));
}
