"use client";
// Drawn on the server too; as a client component it travels as its few figures, not as its whole tree a second time.
import { useRouter } from "next/navigation";
import type { ComponentProps } from "react";
import { AnswersLink } from "@/features/responses/ui/answers-link";
import { MetricInfo } from "@/features/responses/ui/method-info";
import { queryFor } from "@/features/responses/ui/url";
import { datesWords, scopeWords } from "@/features/responses/ui/view-words";
import { ChangeWords } from "@/ui/charts/change-words";
import { Columns } from "@/ui/charts/columns";
import { ScoreValue } from "@/ui/charts/score-value";
import { TrendChart } from "@/ui/charts/trend-chart";
import { percentAxis } from "@/ui/charts/trend-geometry";
import { formatCount, formatPercent, formatShare } from "@/ui/format";
import { Card } from "@/ui/primitives/card";
import { hiddenReason } from "@/ui/words";
import type { DetractorTrend, ShareFigure } from "../schema";
import { eventMarks, markedEvents } from "@/features/loyalty/ui/event-marks";
import { HappenedList, whoseTrend, type Happened } from "@/features/loyalty/ui/happened";
import { drawnLimits, limitEnds, LimitsChoice, LimitsLine } from "./limits-line";
import { periodPicks } from "./period-pick";
import { StepChoice } from "./step-choice";
import { drawnShares, selectedSteps } from "./step-words";
import type { TrendsState } from "./url";

type Props = {
  trend: Omit<DetractorTrend, "choices" | "departments" | "touchpoints" | "themes">;
  state: TrendsState;
  happened: Happened;
  mayRead: boolean;
};

/** How many are unhappy, and what share of all: two panels over the same periods, never two axes. */
export function DetractorLineCard({ trend, state, happened, mayRead }: Props) {
  const router = useRouter();
  const { view, drawn, line, share, change, severity, limits } = trend;
  const marked = markedEvents(happened.events.events, line);
  const picks = periodPicks(view, state, line);
  const values = line.flatMap((point) => (point.share.state === "shown" ? [point.share.high] : []));
  return (
    <Card
      title="Are fewer customers unhappy?"
      subtitle={
        <>
          Detractors (0 to 6) by {drawn.step}, {scopeWords(view)} · shaded: {datesWords(view)}
          <OfAnswers share={share} reads={mayRead ? queryFor(view) : undefined} />
        </>
      }
      info={<MetricInfo metric="detractor-share" scope={scopeWords(view)} dates={datesWords(view)} />}
      actions={
        <>
          <LimitsChoice {...{ view, state }} />
          <StepChoice {...{ view, state, drawn }} />
        </>
      }
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <ScoreValue score={shownShare(share)} unit="percent" size="display" />
        {share.state === "shown" ? <ChangeWords change={change} /> : null}
        {severity ? <SeverityWords severity={severity} /> : null}
      </div>
      <div className="mt-3">
        <TrendChart
          points={drawnShares(line)}
          axis={percentAxis([...values, ...limitEnds(limits)])}
          limits={drawnLimits(limits)}
          events={eventMarks(marked)}
          seriesName="Share"
          unit="percent"
          tone="detractors"
          height={160}
          tableInPrint="hidden"
          selected={selectedSteps(line, view.range)}
          hrefs={picks.hrefs}
          onPick={(from, to) => router.push(picks.hrefBetween(from, to))}
          caption={`Detractors by ${drawn.step}: their number, and their share of all answers with its 95% range.`}
          above={
            <Columns
              name="Number"
              columns={line.map((point) => ({
                value: point.share.state === "shown" ? point.share.detractors : undefined,
                isUnfinished: point.isSoFar,
              }))}
            />
          }
          extra={{
            head: "Detractors",
            cells: line.map((point) =>
              point.share.state === "shown" ? formatCount(point.share.detractors) : "–",
            ),
          }}
        />
      </div>
      <LimitsLine
        {...{ limits, line }}
        baselines={happened.baselines}
        departmentId={happened.departmentId}
        format={formatPercent}
      />
      <HappenedList {...{ happened, marked }} whose={whoseTrend(view, happened)} />
    </Card>
  );
}

/** A share as a score component takes it. */
export function shownShare(share: ShareFigure) {
  if (share.state === "shown") return share;
  return { hidden: share.state === "none" ? "No answers in this period." : hiddenReason(share.why) };
}

/** How many of how many, each the way to what those customers wrote. */
function OfAnswers({
  share,
  reads,
}: { share: ShareFigure } & Pick<ComponentProps<typeof AnswersLink>, "reads">) {
  if (share.state !== "shown") return null;
  return (
    <>
      {" · "}
      <AnswersLink n={share.detractors} reads={reads && { ...reads, class: "detractor" }} isBare /> of{" "}
      <AnswersLink n={share.n} reads={reads} />
    </>
  );
}

function SeverityWords({ severity }: { severity: NonNullable<DetractorTrend["severity"]> }) {
  const { worst, mild, change } = severity;
  if (worst + mild === 0) return null;
  return (
    <p className="text-small text-muted">
      {formatCount(worst)} gave 0 to 3, {formatShare(worst, worst + mild)} of them:{" "}
      <ChangeWords change={change} />
      <span className="mx-1.5 text-subtle">·</span>
      {formatCount(mild)} gave 4 to 6
    </p>
  );
}
