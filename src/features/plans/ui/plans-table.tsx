import { metricByKey } from "@/domain/metrics";
import { paths } from "@/paths";
import { formatFigure } from "@/ui/charts/score-value";
import { formatDay } from "@/ui/dates";
import { DataTable, type Column } from "@/ui/primitives/data-table";
import { TextLink } from "@/ui/primitives/text-link";
import type { PlanLine } from "../schema";
import { PlanFigureValue } from "./plan-figure";
import { SinceCell } from "./since-cell";
import { StatePill } from "./state-pill";
import { dueWords, placeWords, unitOf } from "./plan-words";

type PlansTableProps = {
  caption: string;
  plans: readonly PlanLine[];
  today: string;
  /** Of a list in which all are in one state. */
  isOneState?: boolean;
};

/** Plans, each with where it started, what is expected, and how it went since. */
export function PlansTable({ caption, plans, today, isOneState = false }: PlansTableProps) {
  const state: Column<PlanLine> = {
    key: "state",
    head: "State",
    cell: ({ state }) => <StatePill state={state} />,
  };
  return (
    <DataTable
      caption={caption}
      rows={plans}
      rowKey={({ id }) => String(id)}
      columns={[
        { key: "plan", head: "Plan", isRowHeader: true, className: "w-[27%]", cell: Title },
        ...(isOneState ? [] : [state]),
        { key: "owner", head: "Answers for it", className: "w-[16%]", cell: Owner },
        {
          key: "due",
          head: "Due",
          className: "w-[12%] whitespace-nowrap",
          cell: (plan) => <Due {...{ plan, today }} />,
        },
        {
          key: "measure",
          head: "Measure",
          className: "w-[13%]",
          cell: ({ measure }) => metricByKey[measure].label,
        },
        {
          key: "baseline",
          head: "Baseline",
          align: "end",
          className: "w-[10%]",
          cell: ({ baseline, measure }) => <PlanFigureValue figure={baseline.figure} measure={measure} />,
        },
        {
          key: "expected",
          head: "Expected",
          align: "end",
          className: "w-[7%] tabular-nums",
          cell: ({ expected, measure }) => formatFigure(expected, unitOf(measure)),
        },
        {
          key: "since",
          head: "Since then",
          className: "w-[15%] min-w-40",
          cell: ({ since }) => <SinceCell since={since} />,
        },
      ]}
    />
  );
}

function Title({ id, title, stage, touchpoint }: PlanLine) {
  return (
    <span className="block max-w-80 min-w-44 text-pretty">
      <TextLink href={paths.plan(id)}>{title}</TextLink>
      <span className="block text-label font-normal text-subtle">{placeWords({ stage, touchpoint })}</span>
    </span>
  );
}

function Owner({ owner, department }: PlanLine) {
  return (
    <>
      {owner}
      <span className="block text-label font-normal text-subtle">{department.name}</span>
    </>
  );
}

function Due({ plan, today }: { plan: PlanLine; today: string }) {
  return (
    <>
      {formatDay(plan.due)}
      <span className="block text-label font-normal text-subtle">{dueWords(plan, today)}</span>
    </>
  );
}
