import {
  addMonths,
  firstDayOf,
  isWholeMonths,
  monthOf,
  monthsIn,
  type Day,
  type Range,
} from "@/domain/period";
import { metricByKey } from "@/domain/metrics";
import type { MakePlan, PlanState } from "../schema";

/** How far ahead a plan may reach, and how long a baseline may be. */
const LONGEST_AHEAD_MONTHS = 60;
const LONGEST_BASELINE_MONTHS = 12;

/** What is to be decided of a plan before it may change. */
export type Standing = Readonly<{ version: number; state: PlanState; startsOn: Day; due: Day }>;

/** Which state may follow which. What is done may be taken up again; its months after count from the new end. */
const next: Record<PlanState, readonly PlanState[]> = {
  planned: ["in progress", "done", "stopped"],
  "in progress": ["done", "stopped"],
  done: ["in progress"],
  stopped: ["in progress"],
};

export function statesAfter(state: PlanState): readonly PlanState[] {
  return next[state];
}

export function datesRefusal(
  { startsOn, due }: Pick<MakePlan, "startsOn" | "due">,
  today: Day,
): string | undefined {
  if (due < today) return "The day it will be done cannot have passed.";
  if (due < startsOn) return "It cannot be done before it starts.";
  return due > addMonths(today, LONGEST_AHEAD_MONTHS) ? "Plan at most five years ahead." : undefined;
}

/** A baseline lies before the plan: whole months that are over. */
export function baselineRefusal(baseline: Range, today: Day): string | undefined {
  if (!isWholeMonths(baseline) || baseline.from >= baseline.to)
    return "A baseline is taken over whole months.";
  if (baseline.to > firstDayOf(monthOf(today))) return "The months of the baseline are not over yet.";
  if (monthsIn(baseline).length > LONGEST_BASELINE_MONTHS) return "A baseline is at most twelve months long.";
  return undefined;
}

export function expectedRefusal({
  measure,
  expected,
}: Pick<MakePlan, "measure" | "expected">): string | undefined {
  return metricByKey[measure].unit === "per cent" && expected < 0 ? "A share is at least 0%." : undefined;
}

/** Two people never overwrite each other unseen. */
export function staleRefusal({ version }: Standing, seen: number): string | undefined {
  return version === seen ? undefined : "Somebody changed this meanwhile. Look again, then decide.";
}

/** What is done says what changed, what is stopped says why. */
export function moveRefusal({ state }: Standing, to: PlanState, note: string): string | undefined {
  if (state === to) return `It is ${to} already.`;
  if (!next[state].includes(to)) return `A plan that is ${state} cannot become ${to}.`;
  if (note.length >= 3) return undefined;
  if (to === "done") return "Say what changed, in a few words.";
  return to === "stopped" ? "Say why it is stopped, in a few words." : undefined;
}

export function redateRefusal(standing: Standing, due: Day, today: Day): string | undefined {
  const { state } = standing;
  if (state === "done" || state === "stopped") return `It is ${state}: there is no date to move.`;
  if (due === standing.due) return "This is the date it has.";
  return datesRefusal({ startsOn: standing.startsOn, due }, today);
}
