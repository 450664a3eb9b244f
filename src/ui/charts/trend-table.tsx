import { formatFigure } from "@/ui/charts/score-value";
import type { Unit } from "@/ui/charts/score-value";
import type { TrendPoint } from "@/ui/charts/trend-geometry";
import type { Limits } from "@/ui/charts/trend-overlays";
import { formatCount, formatInterval } from "@/ui/format";
import { DataTable } from "@/ui/primitives/data-table";
import type { Column } from "@/ui/primitives/data-table";
import { TextLink } from "@/ui/primitives/text-link";

/** What else is known of each period. */
export type ExtraColumn = { head: string; cells: readonly string[] };

type Row = TrendPoint & { href?: string; limit?: Limits["points"][number]; more?: string };
type TrendTableProps = {
  points: readonly TrendPoint[];
  seriesName: string;
  unit: Unit;
  caption: string;
  hrefs?: readonly (string | undefined)[];
  limits?: Limits;
  extra?: ExtraColumn;
};

/** A trend as a table: the same figures, for who reads rather than looks, and for the keyboard. */
export function TrendTable({ points, seriesName, unit, caption, ...props }: TrendTableProps) {
  const { hrefs, limits, extra } = props;
  const rows = points.map((point, index) => ({
    ...point,
    href: hrefs?.[index],
    limit: limits?.points[index],
    more: extra?.cells[index],
  }));
  return (
    <DataTable
      caption={caption}
      columns={[
        ...columns(seriesName, unit),
        ...(extra ? [extraColumn(extra.head)] : []),
        ...(limits ? limitColumns : []),
      ]}
      rows={rows}
      rowKey={(point) => point.name}
      density="compact"
    />
  );
}

function columns(seriesName: string, unit: Unit): Column<Row>[] {
  return [
    {
      key: "period",
      head: "Period",
      isRowHeader: true,
      cell: ({ name, isUnfinished, href }) => {
        const words = isUnfinished ? `${name}, so far` : name;
        return href ? <TextLink href={href}>{words}</TextLink> : words;
      },
    },
    {
      key: "value",
      head: seriesName,
      align: "end",
      cell: ({ measured }) => (measured ? formatFigure(measured.value, unit) : "–"),
    },
    {
      key: "range",
      head: "95% range",
      align: "end",
      cell: ({ measured, gap }) => (measured ? formatInterval(measured) : (gap ?? "No answers")),
    },
    {
      key: "answers",
      head: "Answers",
      align: "end",
      cell: ({ measured }) => (measured ? formatCount(measured.n) : "–"),
    },
  ];
}

function extraColumn(head: string): Column<Row> {
  return { key: "more", head, align: "end", cell: ({ more }) => more ?? "–" };
}

const limitColumns: Column<Row>[] = [
  {
    key: "limits",
    head: "Usual range",
    align: "end",
    cell: ({ limit }) => (limit ? formatInterval(limit) : "–"),
  },
  { key: "signal", head: "Unusual", cell: ({ limit }) => limit?.signal ?? "" },
];
