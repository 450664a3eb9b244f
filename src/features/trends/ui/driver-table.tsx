import type { DriverRow } from "@/features/drivers/schema";
import { Bullet, type Axis } from "@/ui/charts/bullet";
import { formatCount, formatPercent } from "@/ui/format";
import { DataTable, type Column } from "@/ui/primitives/data-table";
import { ClassTag } from "./driver-class";

type Kind = "Touchpoint" | "Question";

/** Each driver's part of what is explained, with its range, its sign, and how satisfied people are with it. */
export function DriverTable({
  kind,
  drivers,
  axis,
}: {
  kind: Kind;
  drivers: readonly DriverRow[];
  axis: Axis;
}) {
  return (
    <DataTable
      caption={`${kind}s by how much of the explained differences goes with them`}
      density="compact"
      rows={drivers}
      rowKey={({ key }) => key}
      columns={kind === "Touchpoint" ? touchpointColumns(axis) : questionColumns(axis)}
    />
  );
}

/** The same axis for all rows that stand together, from nothing to the widest range. */
export function shareAxis(drivers: readonly DriverRow[]): Axis {
  return { min: 0, max: Math.max(...drivers.map(({ share }) => Math.ceil(100 * share.high))) };
}

/** A share with a tenth: parts of a whole among thirty are small. */
export function tenthPercent(share: number): string {
  return `${(100 * share).toFixed(1)}%`;
}

/** A correlation with its sign: "+.69". */
export function signedR(r: number | undefined): string {
  if (r === undefined) return "–";
  return `${r < 0 ? "−" : "+"}${Math.abs(r).toFixed(2).slice(1)}`;
}

const nameColumn = (head: Kind): Column<DriverRow> => ({
  key: "name",
  head,
  isRowHeader: true,
  className: "min-w-40",
  cell: ({ name, stage, hasEvidence, repeats }) => (
    <>
      <span className={hasEvidence ? undefined : "text-subtle"}>{name}</span>
      {stage ? <span className="ml-1.5 text-label font-normal text-subtle">{stage}</span> : null}
      {repeats.length > 0 ? (
        <span className="block text-label font-normal text-subtle">
          Says the same as {repeats.join(", ")}
        </span>
      ) : null}
    </>
  ),
});

function weightColumns(axis: Axis): Column<DriverRow>[] {
  return [
    {
      key: "bar",
      head: "Part of what is explained",
      className: "w-1/4 min-w-28 max-sm:hidden print:table-cell",
      cell: ({ share, hasEvidence }) => (
        <Bullet
          measured={{ value: 100 * share.value, low: 100 * share.low, high: 100 * share.high }}
          axis={axis}
          unit="percent"
          isFew={!hasEvidence}
        />
      ),
    },
    {
      key: "share",
      head: "Part",
      align: "end",
      className: "whitespace-nowrap",
      cell: ({ share, hasEvidence }) => (
        <span className={hasEvidence ? "font-medium" : "text-subtle"}>{tenthPercent(share.value)}</span>
      ),
    },
    {
      key: "range",
      head: "95% range",
      align: "end",
      className: "whitespace-nowrap text-subtle",
      cell: ({ share }) => `${tenthPercent(share.low).slice(0, -1)} to ${tenthPercent(share.high)}`,
    },
    {
      key: "sign",
      head: "Sign, r",
      align: "end",
      className: "whitespace-nowrap",
      cell: ({ r }) => signedR(r),
    },
  ];
}

const satisfiedColumns: Column<DriverRow>[] = [
  {
    key: "satisfied",
    head: "Satisfied",
    align: "end",
    className: "whitespace-nowrap",
    cell: ({ satisfied: { value, low, high } }) => (
      <>
        {formatPercent(value)}{" "}
        <span className="text-subtle">
          {Math.round(low)} to {Math.round(high)}
        </span>
      </>
    ),
  },
  { key: "ratings", head: "Ratings", align: "end", cell: ({ ratings }) => formatCount(ratings) },
];

function touchpointColumns(axis: Axis): Column<DriverRow>[] {
  const kind: Column<DriverRow> = {
    key: "class",
    head: "Kind",
    className: "whitespace-nowrap",
    cell: (row) => (row.hasEvidence ? <ClassTag of={row.class} /> : <ClassTag of="no evidence" />),
  };
  return [nameColumn("Touchpoint"), kind, ...weightColumns(axis), ...satisfiedColumns];
}

function questionColumns(axis: Axis): Column<DriverRow>[] {
  return [nameColumn("Question"), ...weightColumns(axis), ...satisfiedColumns];
}
