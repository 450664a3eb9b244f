import { paths } from "@/paths";
import { npsAxis } from "@/ui/charts/trend-geometry";
import type { ScorecardLine as DrawnLine } from "@/ui/layout/scorecard-row";
import { formatCount } from "@/ui/format";
import { TextLink } from "@/ui/primitives/text-link";
import { verdictReason } from "@/ui/words";
import type { ScorecardLine } from "../schema";
import { shownOrHidden } from "@/features/responses/ui/figure-words";

type Links = {
  to: (line: ScorecardLine) => string | undefined;
  /** The same page over twelve months, where a line hidden for too few answers may have enough. */
  longer: string | undefined;
  /** Of readers who may read comments: the filters of a line's answers. */
  reads?: (line: ScorecardLine) => Record<string, string | undefined> | undefined;
};

/** Scorecard lines as the table draws them, on one axis. */
export function drawnLines(lines: readonly ScorecardLine[], links: Links): DrawnLine[] {
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
    href: links.to(line),
    note: line.figure.state === "shown" ? `${formatCount(line.figure.score.n)} answers` : undefined,
    reads: readsOf(links.reads?.(line)),
    score: shownOrHidden(line.figure),
    way:
      line.figure.state === "hidden" && links.longer ? (
        <TextLink href={links.longer}>Show last 12 months</TextLink>
      ) : undefined,
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

function readsOf(query: Record<string, string | undefined> | undefined): string | undefined {
  return query && paths.feedback(query);
}
