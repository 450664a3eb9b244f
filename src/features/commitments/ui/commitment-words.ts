import { lengthOf, type Day } from "@/domain/period";
import { metricByKey } from "@/domain/metrics";
import { formatDay } from "@/ui/dates";
import { formatCount, formatInterval, formatNps, formatPercent, formatShare, formatWhole } from "@/ui/format";
import type { Commitment, CommitmentsOf, HistoryLine, KeptWord } from "../schema";

/** "Late by 12 days", "Due in 9 days", "Missed". */
export function stateWords({ state, due, doneOn }: Commitment, today: Day): string {
  switch (state) {
    case "kept":
      return "Kept";
    case "late":
      return `Late by ${days(due, doneOn ?? due)}`;
    case "missed":
      return `Missed ${days(due, today)} ago`;
    case "open":
      return due === today ? "Due today" : `Due in ${days(today, due)}`;
    case "released":
      return "Released";
  }
}

function days(from: Day, to: Day): string {
  const count = lengthOf({ from, to });
  return `${formatCount(count)} ${count === 1 ? "day" : "days"}`;
}

/** "NPS +12 to +20 by 31 Mar 2027". */
export function effectWords({ metric, from, to, by }: NonNullable<Commitment["effect"]>): string {
  const value = wordsOf(metric);
  return `${metricByKey[metric].label} ${value(from)} to ${value(to)} by ${formatDay(by)}`;
}

function wordsOf(metric: NonNullable<Commitment["effect"]>["metric"]): (value: number) => string {
  const { unit } = metricByKey[metric];
  return unit === "points" ? formatNps : unit === "per cent" ? formatPercent : formatWhole;
}

/** "Reached: +15 (10 to 20) measured"; nothing while its month is not over. */
export function outcomeWords({ metric, outcome }: NonNullable<Commitment["effect"]>): string | undefined {
  if (outcome.state === "not yet") return undefined;
  if (outcome.state === "no figure") return "No figure in that month";
  const { value, low, high } = outcome;
  const measured = `${wordsOf(metric)(value)} (${formatInterval({ low, high })}) measured`;
  return outcome.state === "reached" ? `Reached: ${measured}` : `Not reached: ${measured}`;
}

/** What stands beside a commitment: its first date, who carried it, when it was done. A sentence each. */
export function noteWords(commitment: Commitment): string[] {
  const { redated, firstDue, due, doneOn, isCarried, madeBy, release, state } = commitment;
  return [
    redated > 0 && `First due ${formatDay(firstDue)}, moved ${times(redated)}.`,
    doneOn !== null && `Done ${formatDay(doneOn)}${state === "late" ? `, ${days(due, doneOn)} late` : ""}.`,
    isCarried && `Carried over from ${madeBy}.`,
    release && state !== "released" && `${release.askedBy} asks for a release: “${release.reason}”`,
  ].filter((words) => typeof words === "string");
}

const times = (count: number) => (count === 1 ? "once" : count === 2 ? "twice" : `${count} times`);

/** "Of 8 due in the last 12 months, 5 were kept (1 by a later date, which counts half), 1 late, 2 missed." */
export function wordKept({ sayDo }: KeptWord): string {
  if (!sayDo) return "Nothing fell due in the last 12 months.";
  const { n, kept, keptRedated, late, missed } = sayDo;
  const moved = keptRedated > 0 ? ` (${keptRedated} by a later date, which counts half)` : "";
  return `Of ${formatCount(n)} due in the last 12 months, ${kept} ${kept === 1 ? "was" : "were"} kept${moved}, ${late} late, ${missed} missed.`;
}

/** How well a department keeps its word, as three figures with what they mean; what nothing is known of is left out. */
export function wordFigures(
  { sayDo, calibration }: KeptWord,
  { reached, of }: CommitmentsOf["effects"],
): { title: string; figure: string; note: string }[] {
  return [
    ...(sayDo
      ? [
          {
            title: "Say–do",
            figure: formatShare(sayDo.kept - sayDo.keptRedated / 2, sayDo.n),
            note: `kept by their day, 95% range ${formatInterval(sayDo)}%`,
          },
        ]
      : []),
    ...(of > 0
      ? [
          {
            title: "Effects reached",
            figure: `${reached} of ${of}`,
            note: "whose month is over and was measured",
          },
        ]
      : []),
    ...(calibration
      ? [
          {
            title: "Confidence was off by",
            figure: formatPercent(100 * Math.sqrt(calibration.score)),
            note: `on average, Brier score ${calibration.score.toFixed(2)}; 0.25 is a coin`,
          },
        ]
      : []),
  ];
}

export function historyWords({ kind, from, to, reason, by, on }: HistoryLine): string {
  const what = {
    made: "Made",
    "re-dated": `Moved from ${from ? formatDay(from) : ""} to ${to ? formatDay(to) : ""}`,
    done: "Marked done",
    "not done": "Marked not done after all",
    "release asked": "Asked for a release",
    released: "Released",
    "kept on": "Not released",
  }[kind];
  return `${formatDay(on)}: ${what} by ${by}${reason ? `, “${reason}”` : ""}`;
}
