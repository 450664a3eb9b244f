import type { ReactNode } from "react";
import type { DriverAnalysisView, Drivers } from "@/features/drivers/schema";
import { MethodInfo } from "@/features/responses/ui/method-info";
import { ImportanceChart } from "@/ui/charts/importance-chart";
import { formatDay, formatRange } from "@/ui/dates";
import { formatCount, formatPercent } from "@/ui/format";
import { Card } from "@/ui/primitives/card";
import { EmptyState } from "@/ui/primitives/empty-state";
import { middleOf } from "../rules/driver-plane";
import { driverClasses, MarkShape } from "./driver-class";
import { DriverTable, shareAxis, signedR, tenthPercent } from "./driver-table";

export type ShownAnalysis = Extract<DriverAnalysisView, { state: "shown" }>;

const association = "Association, not cause: score and rating often stand in one answer.";

/** R², how many it rests on, and when it was computed: under every card of drivers. */
export function restsOn({ explained, n, lost, looked, from, to, asOf }: ShownAnalysis): string {
  const range = (share: number) => `.${String(Math.round(100 * share)).padStart(2, "0")}`;
  return [
    `R² ${range(explained.value)} (95% range ${range(explained.low)} to ${range(explained.high)})`,
    `${formatCount(n)} customers and quarters, ${formatRange({ from, to })}`,
    ...(lost > 0 ? [`${formatCount(lost)} left out for a missing rating`] : []),
    ...(looked < 1 ? [`a draw of ${formatPercent(100 * looked)} of all`] : []),
    `as of ${formatDay(asOf.slice(0, 10))}`,
  ].join(" · ");
}

const info = (
  <MethodInfo
    method="drivers"
    subject="Importance"
    sentence="How much of the differences between customers' scores goes with their ratings of one thing, although ratings move together. It is association, not cause."
    formula="Johnson's relative weight ÷ R², interval from 1,000 draws"
  />
);

/** Importance against satisfaction, as a picture; on a phone the table under it says the same. */
export function PlaneCard({ analysis }: { analysis: ShownAnalysis }) {
  const { drivers } = analysis;
  const middle = middleOf(drivers);
  const marks = [...new Set(drivers.map((row) => classOf(row)))];
  return (
    <Card
      title="What matters most, and how well does it work?"
      subtitle={restsOn(analysis)}
      info={info}
      foot={`${association} Thin lines are 95% ranges; the dashed lines part at the means. The table has every number.`}
      className="max-md:hidden"
    >
      <ul className="mb-2 flex flex-wrap gap-x-5 gap-y-1 text-small text-muted">
        {marks.map((one) => (
          <li key={one} className="flex items-center gap-1.5">
            <MarkShape mark={driverClasses[one].mark} />
            {driverClasses[one].tag}: {driverClasses[one].why}
          </li>
        ))}
      </ul>
      <figure>
        <ImportanceChart
          points={drivers.map((row) => ({
            key: row.key,
            name: row.name,
            across: row.satisfied,
            up: {
              value: 100 * row.share.value,
              low: 100 * row.share.low,
              high: 100 * row.share.high,
            },
            mark: driverClasses[classOf(row)].mark,
            words: `${row.name}: ${tenthPercent(row.share.value)} of what is explained (r ${signedR(row.r)}), ${formatPercent(row.satisfied.value)} satisfied, ${formatCount(row.ratings)} ratings, ${driverClasses[classOf(row)].tag}`,
          }))}
          middle={{ across: middle.satisfied, up: 100 * middle.share }}
          across="Satisfied customers →"
          up="↑ Part of what is explained"
          label="Touchpoints by how satisfied customers are (across) and how much of the explained differences in their scores goes with them (up). The table below has every number."
        />
        <figcaption className="sr-only">Importance against satisfaction of each touchpoint.</figcaption>
      </figure>
    </Card>
  );
}

const classOf = (row: ShownAnalysis["drivers"][number]) => (row.hasEvidence ? row.class : "no evidence");

const MOST_ROWS = 12;

/** All touchpoints in order, the strongest in view. */
export function TouchpointsCard({ analysis }: { analysis: ShownAnalysis }) {
  const { drivers } = analysis;
  const axis = shareAxis(drivers);
  const [first, rest] = [drivers.slice(0, MOST_ROWS), drivers.slice(MOST_ROWS)];
  return (
    <Card
      title="Which touchpoints move the score?"
      subtitle={
        <>
          Part of the explained differences between scores · hollow and grey: no more than chance
          <span className="md:hidden"> · {restsOn(analysis)}</span>
        </>
      }
      info={
        <MethodInfo
          method="basic-or-differentiator"
          subject="Basic and differentiator"
          sentence="Basic (O): a bad rating costs more than a best one wins. Differentiator (X): a best rating wins more than a bad one costs. Both: it works in either direction."
        />
      }
      foot={association}
    >
      <DriverTable kind="Touchpoint" drivers={first} axis={axis} />
      {rest.length > 0 ? (
        <details className="group mt-2">
          <summary className="inline-flex min-h-6 items-center rounded-pill text-small text-muted underline decoration-border-strong underline-offset-[3px] hover:text-ink pointer-coarse:min-h-11">
            <span className="group-open:hidden">Show {rest.length} more</span>
            <span className="hidden group-open:inline">Show fewer</span>
          </summary>
          <div className="mt-2">
            <DriverTable kind="Touchpoint" drivers={rest} axis={axis} />
          </div>
        </details>
      ) : null}
    </Card>
  );
}

/** Which side of an experience moves the score, and how much of that is feeling. */
export function QuestionsCard({ drivers: { questions, emotionShare } }: { drivers: Drivers }) {
  if (questions.state !== "shown")
    return (
      <MissingCard title="Which side of an experience moves the score?" analysis={questions}>
        Satisfaction, ease, feeling and kept promises, each asked beside the score.
      </MissingCard>
    );
  return (
    <Card
      title="Which side of an experience moves the score?"
      subtitle={restsOn(questions)}
      info={
        <MethodInfo
          method="emotion-share"
          subject="Share of feeling"
          sentence="What feeling has of all that satisfaction, ease, feeling and kept promises explain together."
          formula="relative weight of feeling ÷ R²"
        />
      }
      foot={association}
    >
      <DriverTable kind="Question" drivers={questions.drivers} axis={shareAxis(questions.drivers)} />
      <p className="mt-3 max-w-lede text-small text-pretty text-muted">{emotionWords(emotionShare)}</p>
    </Card>
  );
}

const emotionGaps = {
  "only one kind": "Only one kind of question is asked, so the part of feeling cannot be told.",
  "not explained": "These questions explain too little of the score to tell the part of feeling.",
  "too few cases": "Too few customers answered all of these questions to tell the part of feeling.",
} as const;

function emotionWords(share: Drivers["emotionShare"]): string {
  if (typeof share === "string") return emotionGaps[share];
  const percent = (part: number) => formatPercent(100 * part);
  return `A popular claim says that feeling is over half of an experience. Your own answers: ${percent(share.value)} of what these questions explain (95% range ${percent(share.low)} to ${percent(share.high)}).`;
}

type MissingCardProps = {
  title: string;
  analysis: Exclude<DriverAnalysisView, { state: "shown" }>;
  children?: ReactNode;
};

/** Not yet computed, or too few answers for it. */
export function MissingCard({ title, analysis, children }: MissingCardProps) {
  return (
    <Card title={title} info={info}>
      {analysis.state === "not yet" ? (
        <EmptyState title="Not computed yet">
          Kept looks for drivers a few minutes after answers have come in, and shows them here. {children}
        </EmptyState>
      ) : (
        <EmptyState
          title={`Needs ${formatCount(analysis.needed)} more ${analysis.needed === 1 ? "answer" : "answers"}`}
        >
          Drivers need at least 100 customers, and ten for each thing that is rated. Looked at{" "}
          {formatRange(analysis)}. {children}
        </EmptyState>
      )}
    </Card>
  );
}
