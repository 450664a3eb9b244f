"use client";
// Drawn on the server too; as a client component it travels as its few figures, not as its whole tree a second time.
import type { ComponentProps } from "react";
import { AnswersLink } from "@/features/responses/ui/answers-link";
import { shownOrHidden } from "@/features/responses/ui/figure-words";
import { ScoreInfo } from "@/features/responses/ui/score-info";
import { queryFor } from "@/features/responses/ui/url";
import { compareWordsOf } from "@/features/responses/ui/view-words";
import { ChangeWords } from "@/ui/charts/change-words";
import { ChartFrame } from "@/ui/charts/chart-frame";
import { ScoreValue } from "@/ui/charts/score-value";
import { SmallMultiple } from "@/ui/charts/small-multiple";
import { npsAxis } from "@/ui/charts/trend-geometry";
import type { Axis } from "@/ui/charts/bullet";
import { formatMargin, formatNps } from "@/ui/format";
import { LinkChoice } from "@/ui/layout/link-choice";
import { Card } from "@/ui/primitives/card";
import { DataTable } from "@/ui/primitives/data-table";
import { EmptyState } from "@/ui/primitives/empty-state";
import { TextLink } from "@/ui/primitives/text-link";
import type { Breakdown, Part, ScoreTrend } from "../schema";
import { stepLabel, stepName } from "./step-words";
import { stateHref, trendsHref, type TrendsState } from "./url";

type PartsProps = Pick<ScoreTrend, "view" | "drawn" | "parts" | "partSteps" | "score"> & {
  state: TrendsState;
  mayRead: boolean;
};

const wordsOf: Record<Breakdown, string> = {
  departments: "Departments",
  stages: "Stages",
  segments: "Segments",
  channels: "Channels",
  personas: "Personas",
};

/** Small multiples on one axis: for whom does it get better? A name narrows the page to it. */
export function PartsCard({ view, drawn, parts, partSteps, score, state, mayRead }: PartsProps) {
  const axis = npsAxis(
    parts.flatMap(({ points }) => points.flatMap((point) => (point ? [point.value] : []))),
  );
  const what = wordsOf[drawn.by].toLowerCase();
  const step = drawn.step === "quarter" ? "quarter" : "month";
  const caption = `NPS of ${what} by ${step}, each with its 95% range, on one axis from ${formatNps(axis.min)} to ${formatNps(axis.max)}.`;
  return (
    <Card
      title="For whom is it getting better?"
      subtitle={`NPS of ${what}, the newest ${partSteps.length} ${step}s, one axis from ${formatNps(axis.min)} to ${formatNps(axis.max)} · figures and changes of the period, ${compareWordsOf[view.compare].toLowerCase()}`}
      info={<ScoreInfo view={view} figure={score} scope={`By ${what.slice(0, -1)}`} />}
      actions={
        <LinkChoice
          name="Compare"
          options={drawn.breakdowns.map((by) => ({
            href: stateHref(view, state, { by }),
            label: wordsOf[by],
            isCurrent: by === drawn.by,
          }))}
        />
      }
      foot="Changes are tested together, so that among many lines one does not look clear by chance."
    >
      {parts.length === 0 ? (
        <EmptyState title={`Nothing to compare by ${what.slice(0, -1)}`}>
          No answers in these periods, or too few to tell them apart.
        </EmptyState>
      ) : (
        <ChartFrame
          caption={caption}
          table={<PartsTable {...{ parts, partSteps, caption }} />}
          tableInPrint="hidden"
        >
          <ul className="grid gap-x-8 gap-y-5 sm:grid-cols-2 lg:grid-cols-4 print:grid-cols-4 print:gap-x-4 print:gap-y-2">
            {parts.map((part) => (
              <PartLine
                key={part.key}
                {...{ part, axis, step }}
                isUnfinished={partSteps.at(-1)?.isSoFar}
                href={trendsHref(state, queryFor(view, narrowedTo(drawn.by, Number(part.key))))}
                reads={mayRead ? queryFor(view, narrowedTo(drawn.by, Number(part.key))) : undefined}
              />
            ))}
          </ul>
        </ChartFrame>
      )}
    </Card>
  );
}

/** A filter for one part; a persona excludes channels and segments, and the other way round. */
function narrowedTo(by: Breakdown, id: number) {
  if (by === "personas") return { persona: id, channels: [], segments: [] };
  const list = { [by]: [id] };
  return by === "channels" || by === "segments" ? { ...list, persona: undefined } : list;
}

type PartLineProps = { part: Part; axis: Axis; step: string; isUnfinished?: boolean; href: string } & Pick<
  ComponentProps<typeof AnswersLink>,
  "reads"
>;

function PartLine({ part, axis, step, isUnfinished, href, reads }: PartLineProps) {
  const { name, figure, change, points } = part;
  const figures = points.map((point) => (point ? formatNps(point.value) : "no figure"));
  return (
    <li className="min-w-0">
      <div className="flex items-baseline justify-between gap-2">
        <TextLink href={href} className="truncate text-heading no-underline hover:underline">
          {name}
        </TextLink>
        <ScoreValue score={shownOrHidden(figure)} />
      </div>
      <div className="mt-1.5">
        <SmallMultiple
          points={points.map((point) => point ?? undefined)}
          {...{ axis, isUnfinished }}
          label={`${name}, NPS by ${step}: ${figures.join(", ")}`}
        />
      </div>
      <p className="mt-1 flex flex-wrap items-baseline justify-between gap-x-2">
        {figure.state === "shown" ? (
          <>
            <ChangeWords change={change} />
            <span className="text-label font-normal text-subtle tabular-nums">
              <AnswersLink n={figure.score.n} reads={reads} />
            </span>
          </>
        ) : (
          <span className="text-label font-normal text-subtle">
            {figure.state === "none" ? "No answers in this period" : "Hidden in this period"}
          </span>
        )}
      </p>
    </li>
  );
}

type PartsTableProps = Pick<ScoreTrend, "parts" | "partSteps"> & { caption: string };

function PartsTable({ parts, partSteps, caption }: PartsTableProps) {
  return (
    <DataTable
      caption={caption}
      density="compact"
      rows={parts}
      rowKey={({ key }) => key}
      columns={[
        {
          key: "name",
          head: "Name",
          isRowHeader: true,
          className: "whitespace-nowrap",
          cell: ({ name }) => name,
        },
        ...partSteps.map((step, index) => ({
          key: step.key,
          head: (
            <abbr title={stepName(step)} className="no-underline">
              {stepLabel(step)}
            </abbr>
          ),
          align: "end" as const,
          className: "whitespace-nowrap",
          cell: ({ points }: Part) => {
            const point = points[index];
            return point ? `${formatNps(point.value)} ${formatMargin(point.value, point)}` : "–";
          },
        })),
      ]}
    />
  );
}
