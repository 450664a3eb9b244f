import type { ComponentProps } from "react";
import { metricByKey } from "@/domain/metrics";
import type { Direction } from "@/domain/verdict";
import { AnswersLink } from "@/features/responses/ui/answers-link";
import { Bullet, type Axis } from "@/ui/charts/bullet";
import { ChangeWords } from "@/ui/charts/change-words";
import { formatFigure, ScoreValue, type Unit } from "@/ui/charts/score-value";
import { Verdict } from "@/ui/charts/verdict";
import { formatCount } from "@/ui/format";
import { hiddenReason, verdictReason } from "@/ui/words";
import type { MatrixCell, ScorecardMeasure } from "../schema";

export type MeasureLook = { key: ScorecardMeasure; unit: Unit; direction: Direction; axis: Axis };

type MeasureCellProps = { cell: MatrixCell; look: MeasureLook } & Pick<
  ComponentProps<typeof AnswersLink>,
  "reads"
>;

/** One measure of one department: value with its range, verdict in shape and word, bullet, change. */
export function MeasureCell({ cell, look, reads }: MeasureCellProps) {
  if (cell.state === "hidden") return <NoFigure reason={hiddenReason(cell.why)} />;
  if (cell.state === "none") return <NoFigure reason="No answers in this period." />;
  const { unit, direction, axis } = look;
  const { target, verdict, change } = cell;
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <ScoreValue score={cell} unit={unit} />
        {reads ? null : <span className="sr-only">, {formatCount(cell.n)} answers</span>}
        {verdict ? (
          <Verdict
            isPlain
            state={verdict.state}
            reason={verdictReason(verdict, { band: target?.band, direction })}
          />
        ) : null}
      </div>
      <div className="mb-1 max-md:hidden print:block">
        <Bullet
          measured={cell}
          target={target?.value}
          band={target?.band}
          isFew={cell.n < FEWEST_SOLID}
          {...{ direction, axis, unit }}
        />
      </div>
      <ChangeWords change={change} className="whitespace-normal" />
      {reads ? (
        <span className="block text-label font-normal text-subtle tabular-nums">
          <AnswersLink n={cell.n} reads={reads} />
        </span>
      ) : null}
      <span className="sr-only">
        {target ? `, target ${formatFigure(target.value, unit)}` : ", no target"}
      </span>
    </>
  );
}

const FEWEST_SOLID = 10;

function NoFigure({ reason }: { reason: string }) {
  return (
    <span className="flex gap-1.5 text-label font-normal text-subtle">
      <span className="text-heading">–</span>
      <span className="text-pretty">{reason}</span>
    </span>
  );
}

/** What stands over a column, and below it which way is good. */
export function measureHead(key: ScorecardMeasure): { title: string; note: string } {
  const { label, goodDirection } = metricByKey[key];
  return { title: label, note: goodDirection === "lower" ? "lower is better" : "with 95% range" };
}
