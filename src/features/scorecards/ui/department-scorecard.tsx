"use client";
// Drawn on the server too; as a client component it travels as its few figures, not as its whole tree a second time.
import { metricByKey } from "@/domain/metrics";
import { fewestForVerdict } from "@/domain/verdict";
import { Bullet } from "@/ui/charts/bullet";
import { Verdict } from "@/ui/charts/verdict";
import { formatPeriod, formatRange } from "@/ui/dates";
import { Card } from "@/ui/primitives/card";
import { headLook } from "@/ui/primitives/data-table";
import { EmptyState } from "@/ui/primitives/empty-state";
import { hiddenReason, verdictReason } from "@/ui/words";
import type { DepartmentCard, MatrixCell, ScorecardMeasure } from "../schema";
import { axisOf } from "./measure-axis";
import { cellChangeWords, figureWords, uncertaintyWords, type Unit } from "./measure-words";
import { MiniLine } from "./mini-line";

type Line = { metric: ScorecardMeasure; cell: MatrixCell; currency: string };

/** What the department agreed, and how it stands: a line a measure, what is furthest from its target first. */
export function DepartmentScorecard({ card }: { card: DepartmentCard }) {
  const { period, measures, currency, row } = card;
  const lines = measures
    .map((metric, at): Line => ({ metric, currency, cell: row?.cells[at] ?? { state: "none" } }))
    .toSorted((a, b) => urgency(a.cell) - urgency(b.cell));
  return (
    <Card
      id="scorecard"
      title="Are we keeping what we agreed?"
      subtitle={`${formatPeriod(period.key)}, ${formatRange(period)}${period.isSoFar ? ", so far" : ""} · against the targets of that time`}
      foot={card.notices.join(" ") || undefined}
    >
      {lines.length === 0 ? (
        <EmptyState title="Nothing to measure yet">
          A scorecard fills once the department answers for touchpoints and customers have answered there.
        </EmptyState>
      ) : (
        <div className="@container">
          <table className="scorecard-cells w-full border-collapse text-body">
            <caption className="sr-only">Measures of {row?.name} against their targets</caption>
            <thead>
              <tr className="border-b">
                <th scope="col" className={headLook()}>
                  Measure
                </th>
                <th scope="col" className={headLook("end")}>
                  Value
                </th>
                <th scope="col" className={`${headLook()} ${fold.picture}`}>
                  Against target
                </th>
                <th scope="col" className={`${headLook()} ${fold.trend}`}>
                  12 months
                </th>
                <th scope="col" className={`${headLook()} ${fold.change}`}>
                  Change
                </th>
                <th scope="col" className={headLook()}>
                  Verdict
                </th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <MeasureLine key={line.metric} {...line} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}

const fold = {
  picture: "hidden @md:table-cell print:table-cell",
  trend: "hidden @2xl:table-cell print:hidden",
  change: "hidden @xl:table-cell print:table-cell",
};

const order = ["missed", "likely missed", "at risk", "open", "too few", "likely met", "met"];

/** Missed first, met last; then what has no target, then what cannot be shown. */
function urgency(cell: MatrixCell): number {
  if (cell.state !== "shown") return order.length + 1;
  return cell.verdict ? order.indexOf(cell.verdict.state) : order.length;
}

function MeasureLine({ metric, cell, currency }: Line) {
  const unit = { metric, currency };
  return (
    // A cell of the matrix leads here; what is led to is marked.
    <tr id={`measure-${metric}`} className="scroll-mt-24 target:bg-tint">
      <th scope="row" className="text-left font-medium">
        {metricByKey[metric].label}
        {cell.state === "shown" ? (
          <span className="block text-label font-normal text-subtle @xl:hidden print:hidden">
            {cellChangeWords(cell.change, unit)}
          </span>
        ) : null}
      </th>
      {cell.state === "shown" ? <Figures cell={cell} unit={unit} /> : <NoFigures cell={cell} />}
    </tr>
  );
}

function NoFigures({ cell }: { cell: Exclude<MatrixCell, { state: "shown" }> }) {
  const reason = cell.state === "hidden" ? hiddenReason(cell.why) : "Nothing to count in this period.";
  return (
    <td colSpan={5} className="text-small text-subtle">
      – {reason}
    </td>
  );
}

type Shown = Extract<MatrixCell, { state: "shown" }>;

function Figures({ cell, unit }: { cell: Shown; unit: Unit }) {
  const { target, verdict } = cell;
  const isFew = cell.n < fewestForVerdict;
  const { goodDirection: direction } = metricByKey[unit.metric];
  return (
    <>
      <td className="text-right whitespace-nowrap tabular-nums">
        <span className={isFew ? "text-heading font-normal text-subtle" : "text-heading"}>
          {figureWords(cell.value, unit)}
        </span>{" "}
        <span className="text-label font-normal text-subtle">
          {uncertaintyWords(cell.value, cell, { unit, isFew })}
        </span>
      </td>
      <AgainstTarget {...{ cell, unit, isFew }} />
      <td className={fold.trend}>
        <MiniLine values={cell.trend} />
      </td>
      <ChangeCell change={cell.change} unit={unit} />
      <td className="whitespace-nowrap">
        {verdict && target ? (
          <Verdict state={verdict.state} reason={verdictReason(verdict, { band: target.band, direction })} />
        ) : null}
      </td>
    </>
  );
}

function AgainstTarget({ cell, unit, isFew }: { cell: Shown; unit: Unit; isFew: boolean }) {
  const { target } = cell;
  return (
    <td className={`${fold.picture} w-2/5 min-w-36`}>
      <div className="flex items-center gap-2">
        <div className="min-w-20 flex-1">
          <Bullet
            measured={cell}
            target={target?.value}
            band={target?.band}
            direction={metricByKey[unit.metric].goodDirection}
            axis={axisOf(unit.metric, [cell])}
            isFew={isFew}
            label=""
          />
        </div>
        <span className="w-14 shrink-0 text-right text-label font-normal whitespace-nowrap text-subtle tabular-nums">
          {target ? (
            <>
              <span className="sr-only">Target </span>
              {figureWords(target.value, unit)}
            </>
          ) : (
            "no target"
          )}
        </span>
      </div>
    </td>
  );
}

function ChangeCell({ change, unit }: { change: Shown["change"]; unit: Unit }) {
  const isClear = change.state === "rise" || change.state === "fall";
  const look = isClear ? "text-ink" : "font-normal text-subtle";
  return (
    <td className={`${fold.change} text-label whitespace-nowrap ${look}`}>
      {isClear ? <span aria-hidden>{change.state === "rise" ? "↗ " : "↘ "}</span> : null}
      {cellChangeWords(change, unit)}
    </td>
  );
}
