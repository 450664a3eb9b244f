"use client";
// Drawn on the server too; as a client component it travels as its few figures, not as its whole tree a second time.
import { useRouter } from "next/navigation";
import { AnswersLink } from "@/features/responses/ui/answers-link";
import { shownOrHidden } from "@/features/responses/ui/figure-words";
import { ScoreInfo } from "@/features/responses/ui/score-info";
import { queryFor } from "@/features/responses/ui/url";
import { datesWords, scopeWords } from "@/features/responses/ui/view-words";
import { ChangeWords } from "@/ui/charts/change-words";
import { ScoreValue } from "@/ui/charts/score-value";
import { TrendChart } from "@/ui/charts/trend-chart";
import { npsAxis } from "@/ui/charts/trend-geometry";
import { Verdict } from "@/ui/charts/verdict";
import { formatNps } from "@/ui/format";
import { Card } from "@/ui/primitives/card";
import { verdictReason, verdictWords } from "@/ui/words";
import type { ScoreTrend } from "../schema";
import { benchmarksNamed } from "../rules/benchmarks";
import { BenchmarkChoice, benchmarkLabel, BenchmarkSources } from "./benchmark-choice";
import { eventMarks, markedEvents } from "@/features/loyalty/ui/event-marks";
import { HappenedList, whoseTrend, type Happened } from "@/features/loyalty/ui/happened";
import { drawnLimits, limitEnds, LimitsChoice, LimitsLine } from "./limits-line";
import { periodPicks } from "./period-pick";
import { StepChoice } from "./step-choice";
import { drawnSteps, selectedSteps } from "./step-words";
import type { TrendsState } from "./url";

type ScoreLineProps = {
  trend: Omit<ScoreTrend, "choices" | "parts" | "partSteps">;
  state: TrendsState;
  happened: Happened;
  mayRead: boolean;
};

/** The score over time, with its range: is it really getting better? */
export function ScoreLineCard({ trend, state, happened, mayRead }: ScoreLineProps) {
  const router = useRouter();
  const { view, drawn, line, target, score, limits } = trend;
  const marked = markedEvents(happened.events.events, line);
  const picks = periodPicks(view, state, line);
  const chosen = benchmarksNamed(state.benchmarks);
  const values = line.flatMap(({ figure }) =>
    figure.state === "shown" ? [figure.score.low, figure.score.high] : [],
  );
  return (
    <Card
      title="Is it really getting better?"
      subtitle={
        <>
          Net Promoter Score by {drawn.step}, {scopeWords(view)}, with its 95% range · shaded:{" "}
          {datesWords(view)}
          {score.state === "shown" ? (
            <>
              {" · "}
              <AnswersLink n={score.score.n} reads={mayRead ? queryFor(view) : undefined} />
            </>
          ) : null}
        </>
      }
      info={<ScoreInfo view={view} figure={score} />}
      actions={
        <>
          <BenchmarkChoice {...{ view, state }} chosen={chosen} />
          <LimitsChoice {...{ view, state }} />
          <StepChoice {...{ view, state, drawn }} />
        </>
      }
    >
      <Headline trend={trend} />
      <div className="mt-4">
        <TrendChart
          points={drawnSteps(line)}
          axis={npsAxis([
            ...values,
            ...limitEnds(limits),
            ...(target ? [target.value] : []),
            ...chosen.map(({ value }) => value),
          ])}
          seriesName="NPS"
          target={target?.value}
          limits={drawnLimits(limits)}
          events={eventMarks(marked)}
          height={240}
          tableInPrint="hidden"
          references={chosen.map((one) => ({ value: one.value, label: benchmarkLabel(one) }))}
          selected={selectedSteps(line, view.range)}
          hrefs={picks.hrefs}
          onPick={(from, to) => router.push(picks.hrefBetween(from, to))}
          caption={`NPS by ${drawn.step} with its 95% range${target ? " and the target" : ""}.`}
        />
      </div>
      <BenchmarkSources chosen={chosen} />
      <LimitsLine
        {...{ limits, line }}
        baselines={happened.baselines}
        departmentId={happened.departmentId}
        format={formatNps}
      />
      <HappenedList {...{ happened, marked }} whose={whoseTrend(view, happened)} />
      <p className="mt-3 text-small text-subtle print:hidden">
        Click a {drawn.step}, or drag over several, to make it the period of this page.
      </p>
    </Card>
  );
}

function Headline({ trend: { score, change, target, verdict } }: Pick<ScoreLineProps, "trend">) {
  const value = score.state === "shown" ? score.score.value : undefined;
  const at = value !== undefined && target ? { value, target: target.value } : undefined;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <ScoreValue score={shownOrHidden(score)} size="display" />
      {score.state === "shown" ? <ChangeWords change={change} /> : null}
      {verdict ? (
        <Verdict
          state={verdict.state}
          words={verdictWords(verdict.state, at)}
          reason={verdictReason(verdict, { band: target?.band })}
        />
      ) : null}
    </div>
  );
}
