import { metricByKey } from "@/domain/metrics";
import { lengthOf, type Day } from "@/domain/period";
import { formatFigure, type Unit } from "@/ui/charts/score-value";
import { formatDay, formatRange } from "@/ui/dates";
import { formatCount, formatMargin } from "@/ui/format";
import { gapWords } from "@/features/responses/ui/figure-words";
import type { PlanFigure, PlanHistoryLine, PlanLine, PlanMeasure, PlanState, Since } from "../schema";

export const stateWords: Record<PlanState, string> = {
  planned: "Planned",
  "in progress": "In progress",
  done: "Done",
  stopped: "Stopped",
};

export function unitOf(measure: PlanMeasure): Unit {
  return metricByKey[measure].unit === "points" ? "nps" : "percent";
}

/** "Use › Claim status" */
export function placeWords({ stage, touchpoint }: Pick<PlanLine, "stage" | "touchpoint">): string {
  return [stage?.name, touchpoint?.name].filter((name) => name !== undefined).join(" › ");
}

/** "Due in 9 days", "12 days late", "Done 3 Oct 2026". */
export function dueWords(
  { state, due, doneOn }: Pick<PlanLine, "state" | "due" | "doneOn">,
  today: Day,
): string {
  if (doneOn !== null) return doneOn > due ? `${days(due, doneOn)} late` : "in time";
  if (state === "stopped") return "stopped";
  if (due === today) return "due today";
  return due < today ? `${days(due, today)} late` : `in ${days(today, due)}`;
}

function days(from: Day, to: Day): string {
  const count = lengthOf({ from, to });
  return `${formatCount(count)} ${count === 1 ? "day" : "days"}`;
}

/** Why there is no figure; undefined where there is one. */
export function gapOf(figure: PlanFigure): string | undefined {
  if (figure.state === "shown") return undefined;
  if (figure.state !== "closed") return gapWords(figure);
  return figure.why === "forecast"
    ? "Opens once you have said what you expect."
    : "For those who may see the whole place.";
}

/** "NPS +12 ±5, 240 answers, 1 Jul to 30 Sep 2026" */
export function figureInWords(
  figure: PlanFigure,
  measure: PlanMeasure,
  range?: { from: Day; to: Day },
): string {
  const when = range ? `, ${formatRange(range)}` : "";
  if (figure.state !== "shown") return `${gapOf(figure) ?? ""}${when}`;
  const value = formatFigure(figure.value, unitOf(measure));
  const margin = formatMargin(figure.value, figure);
  const range95 = margin.startsWith("±") ? margin : `(${margin})`;
  return `${metricByKey[measure].label} ${value} ${range95}, ${formatCount(figure.n)} answers${when}`;
}

/** What stands where a change would, while there is none to tell. */
export function noChangeYet(since: Exclude<Since, { state: "measured" }>): string {
  switch (since.state) {
    case "not done":
      return "Measured once it is done";
    case "stopped":
      return "Stopped before it was done";
    case "waiting":
      return `Measured from ${formatDay(since.until)}`;
  }
}

/** Why a change cannot be told though months have passed; undefined where it can. */
export function whyNotComparable(since: Extract<Since, { state: "measured" }>): string | undefined {
  if (since.change.state !== "not comparable") return undefined;
  if (!since.isSamePlace) return "The place has other touchpoints than when the baseline was taken.";
  const gap = gapOf(since.figure);
  if (gap !== undefined) return gap;
  return "A change is told from ten answers on each side.";
}

/** "+30 was expected: within the range, or better." */
export function expectedWords({
  measure,
  expected,
  since,
}: Pick<PlanLine, "measure" | "expected" | "since">): string {
  const hoped = formatFigure(expected, unitOf(measure));
  if (since.state !== "measured" || since.isReached === undefined) return `${hoped} is expected.`;
  return since.isReached
    ? `${hoped} was expected: the range since then holds it, or is better.`
    : `${hoped} was expected: the range since then falls short of it.`;
}

export function historyWords({ kind, from, to, person, note, by, on }: PlanHistoryLine): string {
  const what = {
    made: "Made",
    planned: "Planned again",
    "in progress": "Started",
    done: "Done",
    stopped: "Stopped",
    "re-dated": `Moved from ${from ? formatDay(from) : ""} to ${to ? formatDay(to) : ""}`,
    "handed over": `Handed to ${person ?? ""}`,
  }[kind];
  return `${formatDay(on)}: ${what} by ${by}${note ? `, “${note}”` : ""}`;
}

/** "1 Oct to 30 Nov 2026, so far" */
export function monthsWords(range: { from: Day; to: Day }, isSoFar: boolean): string {
  return isSoFar ? `${formatRange(range)}, so far` : formatRange(range);
}
