import { npsClasses } from "@/domain/nps";
import type { DepartmentFlow, Movement } from "@/features/movement/schema";
import type { Axis } from "@/ui/charts/bullet";
import { NetBar } from "@/ui/charts/net-bar";
import { MethodInfo } from "@/features/responses/ui/method-info";
import { formatCount, formatTenths, roundWhole } from "@/ui/format";
import { Card } from "@/ui/primitives/card";
import { DataTable } from "@/ui/primitives/data-table";
import type { Column } from "@/ui/primitives/data-table";
import { EmptyState } from "@/ui/primitives/empty-state";
import { tenthsThatSum } from "@/ui/sum-rounding";
import { hiddenReason } from "@/ui/words";
import { movesIn } from "../rules/moves";

type Net = { net: number; interval: { low: number; high: number } };
type Row = {
  key: string;
  name: string;
  up?: number;
  down?: number;
  flow?: Net;
  points?: number;
  gap?: string;
};

type NetFlowCardProps = Pick<Movement, "departments" | "notAttributed"> & { migration?: number };

/** Which departments moved customers, adding up as printed to the migration; what nobody accounts for stands apart. */
export function NetFlowCard({ departments, notAttributed, migration }: NetFlowCardProps) {
  const rows = rowsOf(departments, notAttributed, migration);
  const most = Math.max(
    0.5,
    ...rows.flatMap(({ flow }) => (flow ? [Math.abs(flow.interval.low), Math.abs(flow.interval.high)] : [])),
  );
  const isSummed = migration !== undefined && notAttributed !== undefined;
  return (
    <Card
      title="Which departments moved customers?"
      info={
        <MethodInfo
          method="movement"
          subject="Net flow"
          sentence="What the customers whose newer answer was at a department's touchpoints did to the score. Whom nobody answers for stands apart."
          formula="100 ÷ n₂ × Σ (class after − class before) over these customers"
        />
      }
      subtitle={`Net flow in points with its 95% range, by where the newer answer was given${isSummed ? " · adds up to migration" : ""}`}
      foot={
        notAttributed?.hasHidden
          ? "Not attributed: no department, or one whose figures are hidden to protect customers."
          : "Not attributed: touchpoints nobody answers for, and answers without a touchpoint."
      }
    >
      {rows.length === 0 ? (
        <EmptyState title="Nobody moved">No customer answered in both periods.</EmptyState>
      ) : (
        <DataTable
          caption="Net flow of each department, in points of NPS"
          density="compact"
          rows={
            isSummed
              ? [...rows, { key: "sum", name: "Sum, equal to migration", points: tenth(migration) }]
              : rows
          }
          rowKey={({ key }) => key}
          columns={columnsOn({ min: -most, max: most })}
        />
      )}
    </Card>
  );
}

function columnsOn(axis: Axis): Column<Row>[] {
  return [
    { key: "name", head: "Department", isRowHeader: true, cell: ({ name }) => name },
    {
      key: "up",
      head: "Up",
      align: "end",
      cell: ({ up }) => (up === undefined ? "" : formatCount(up)),
    },
    {
      key: "down",
      head: "Down",
      align: "end",
      cell: ({ down }) => (down === undefined ? "" : formatCount(down)),
    },
    {
      key: "bar",
      head: "Net flow",
      className: "w-2/5 min-w-24 max-sm:hidden print:table-cell",
      cell: ({ flow, gap }) =>
        flow ? (
          <NetBar value={flow.net} range={flow.interval} axis={axis} />
        ) : (
          <span className="text-label font-normal text-subtle">{gap}</span>
        ),
    },
    {
      key: "range",
      head: "95% range",
      align: "end",
      className: "whitespace-nowrap text-subtle",
      cell: ({ flow }) =>
        flow ? `${formatTenths(flow.interval.low)} to ${formatTenths(flow.interval.high)}` : "",
    },
    {
      key: "points",
      head: "Points",
      align: "end",
      className: "font-medium whitespace-nowrap",
      cell: ({ points }) => (points === undefined ? "–" : formatTenths(points)),
    },
  ];
}

const tenth = (value: number) => roundWhole(value * 10) / 10;

function rowsOf(
  departments: readonly DepartmentFlow[],
  rest: Movement["notAttributed"],
  migration?: number,
): Row[] {
  const known = departments.filter(({ flow }) => flow.state !== "none");
  const rows: Row[] = known.map(({ key, name, flow }) =>
    flow.state === "shown"
      ? { key, name, flow, ...movesIn(npsClasses.map((one) => ({ class: one, to: flow.to[one] }))) }
      : { key, name, gap: flow.state === "hidden" ? hiddenReason(flow.why) : undefined },
  );
  const shown = rows.filter(({ flow }) => flow).toSorted((a, b) => (a.flow?.net ?? 0) - (b.flow?.net ?? 0));
  const hidden = rows.filter(({ flow }) => !flow);
  const summed = [...shown, ...(rest ? [{ key: "rest", name: "Not attributed", flow: rest }] : [])];
  const total = migration ?? summed.reduce((sum, { flow }) => sum + (flow?.net ?? 0), 0);
  const points = tenthsThatSum(
    summed.map(({ flow }) => flow?.net ?? 0),
    total,
  );
  return [...summed.map((row, index) => ({ ...row, points: points[index] })), ...hidden];
}
