"use client";
// Drawn on the server too; as a client component it travels as its few figures, not as its whole tree a second time.
import type { Change } from "@/domain/change";
import { sharesOf, type NpsClass } from "@/domain/nps";
import type { Verdict as VerdictFact } from "@/domain/verdict";
import { paths } from "@/paths";
import { ChangeWords } from "@/ui/charts/change-words";
import { NpsBar } from "@/ui/charts/nps-bar";
import { ScoreValue } from "@/ui/charts/score-value";
import { TrendChart } from "@/ui/charts/trend-chart";
import { npsAxis } from "@/ui/charts/trend-geometry";
import { Verdict } from "@/ui/charts/verdict";
import { formatCount, formatShare } from "@/ui/format";
import { Card } from "@/ui/primitives/card";
import { verdictReason, verdictWords } from "@/ui/words";
import type { Figure, View } from "@/features/responses/schema";
import type { Overview, TrendEvents, TrendPoint } from "../schema";
import { AnswersLink } from "@/features/responses/ui/answers-link";
import { shownOrHidden } from "@/features/responses/ui/figure-words";
import { EventLines, happenedOn } from "./event-line";
import { drawnTrend, trendSteps, trendValues } from "./trend-words";
import { WeightedScore } from "./weighted-score";
import { ScoreInfo } from "@/features/responses/ui/score-info";
import { datesWords, scopeWords } from "@/features/responses/ui/view-words";

type HeroProps = {
  title: string;
  view: View;
  score: Figure;
  weighted?: Overview["weighted"];
  target?: { value: number; band: number };
  verdict?: VerdictFact;
  change: Change;
  trend: readonly TrendPoint[];
  asked?: Overview["asked"];
  scope?: string;
  /** What happened on this trend. */
  events?: TrendEvents["events"];
  /** Of readers who may read comments: the filters under which the answers behind the parts are found. */
  reads?: Record<string, string | undefined>;
};

/** The shared number: score with its range, change, verdict, the classes it is made of, and twelve months of it. */
export function HeroCard(props: HeroProps) {
  const { title, view, score, target, trend, asked, scope, events = [] } = props;
  const { marked, marks } = happenedOn(events, trendSteps(trend));
  return (
    <Card
      title={title}
      subtitle={
        <>
          Net Promoter Score, {scope ?? scopeWords(view)}, {datesWords(view)}
          <Answers {...{ score, asked }} reads={props.reads} />
        </>
      }
      info={<ScoreInfo view={view} figure={score} scope={scope} />}
      className="min-w-0"
    >
      <div className="grid gap-x-8 gap-y-4 sm:grid-cols-[auto_minmax(0,1fr)]">
        <HeroScore {...props} />
        {score.state === "shown" ? <Parts score={score.score} reads={props.reads} /> : null}
      </div>
      <div className="mt-5 print:mt-2 print:[&_[data-event]]:hidden">
        <TrendChart
          tableInPrint="hidden"
          points={drawnTrend(trend)}
          axis={npsAxis(trendValues(trend))}
          seriesName="NPS"
          target={target?.value}
          events={marks}
          caption="NPS by month over twelve months, with its 95 % range and the target."
        />
        <EventLines marked={marked} />
      </div>
    </Card>
  );
}

function HeroScore({ score, weighted, target, verdict, change }: HeroProps) {
  const value = score.state === "shown" ? score.score.value : undefined;
  const at = value !== undefined && target ? { value, target: target.value } : undefined;
  return (
    <div>
      <ScoreValue score={shownOrHidden(score)} size="display" />
      <div className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2">
        {score.state === "shown" ? <ChangeWords change={change} /> : null}
        {verdict ? (
          <Verdict
            state={verdict.state}
            words={verdictWords(verdict.state, at)}
            reason={verdictReason(verdict, { band: target?.band })}
          />
        ) : null}
      </div>
      {weighted ? <WeightedScore {...weighted} /> : null}
    </div>
  );
}

type PartsProps = { score: Extract<Figure, { state: "shown" }>["score"]; reads: HeroProps["reads"] };

function Parts({ score, reads }: PartsProps) {
  const shares = sharesOf(score.counts);
  const hrefOf = (name: NpsClass) => reads && paths.feedback({ ...reads, class: name });
  const hrefs = {
    promoters: hrefOf("promoter"),
    passives: hrefOf("passive"),
    detractors: hrefOf("detractor"),
  };
  return shares ? (
    <div className="self-start pt-1.5">
      <NpsBar counts={score.counts} shares={shares} hrefs={hrefs} />
    </div>
  ) : null;
}

function Answers({ score, asked, reads }: Pick<HeroProps, "score" | "asked" | "reads">) {
  if (score.state !== "shown") return null;
  return (
    <>
      {" · "}
      <AnswersLink n={score.score.n} reads={reads} />
      {asked
        ? ` of ${formatCount(asked.asked)} asked (${formatShare(asked.answers, asked.delivered)} of those reached)`
        : ""}
    </>
  );
}
