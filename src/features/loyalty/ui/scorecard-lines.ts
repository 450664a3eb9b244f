import { npsAxis } from "@/ui/charts/trend-geometry";
import type { ScorecardLine as DrawnLine } from "@/ui/layout/scorecard-row";
import { formatCount } from "@/ui/format";
import { verdictReason } from "@/ui/words";
import type { ScorecardLine } from "../schema";
import { shownOrHidden } from "./figure-words";

/** Scorecard lines as the table draws them, on one axis. */
export function drawnLines(
  lines: readonly ScorecardLine[],
  linkTo: (line: ScorecardLine) => string | undefined,
): DrawnLine[] {
  const axis = npsAxis(
    lines.flatMap(({ figure, target }) => [
      ...(figure.state === "shown" ? [figure.score.low, figure.score.high] : []),
      ...(target ? [target.value] : []),
    ]),
  );
  return lines.map((line) => ({
    kind: "score",
    id: line.key,
    name: line.name,
    href: linkTo(line),
    note: line.figure.state === "shown" ? `${formatCount(line.figure.score.n)} answers` : undefined,
    score: shownOrHidden(line.figure),
    target: line.target?.value,
    band: line.target?.band,
    axis,
    trend: line.trend.map((value) => value ?? undefined),
    change: line.figure.state === "shown" ? line.change : undefined,
    verdict: line.verdict && {
      state: line.verdict.state,
      reason: verdictReason(line.verdict, { band: line.target?.band }),
    },
  }));
}
