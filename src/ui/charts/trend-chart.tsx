import type { ReactNode } from "react";
import type { Axis } from "@/ui/charts/bullet";
import { ChartFrame } from "@/ui/charts/chart-frame";
import { formatFigure } from "@/ui/charts/score-value";
import type { Unit } from "@/ui/charts/score-value";
import { drawnPoints, margins } from "@/ui/charts/trend-geometry";
import type { TrendEvent, TrendPoint } from "@/ui/charts/trend-geometry";
import type { TrendNote } from "@/ui/charts/trend-interactive";
import { TrendLive } from "@/ui/charts/trend-live";
import { TrendScaffold } from "@/ui/charts/trend-scaffold";
import { TrendStatic } from "@/ui/charts/trend-static";
import { formatCount, formatInterval, formatMargin } from "@/ui/format";
import { DataTable } from "@/ui/primitives/data-table";
import type { Column } from "@/ui/primitives/data-table";

export type TrendChartProps = {
  /** Oldest first. */
  points: readonly TrendPoint[];
  /** Fixed within a page: `npsAxis(everything shown)`. */
  axis: Axis;
  /** Directly beside the line: "NPS". */
  seriesName: string;
  unit?: Unit;
  target?: number;
  events?: readonly TrendEvent[];
  /** One sentence: "NPS by month, with its 95 % range and the target." */
  caption: string;
  title?: string;
  subtitle?: string;
  info?: ReactNode;
  tableInPrint?: "shown" | "hidden";
  /** Of the plot, in px. */
  height?: number;
};

/** A score over time with its uncertainty, its target and its table. Complete without JavaScript. */
export function TrendChart({ height = 180, unit = "nps", ...props }: TrendChartProps) {
  const { points, axis, seriesName, target, events, caption, title, subtitle, info, tableInPrint } = props;
  const drawn = drawnPoints(points, axis);
  const notes = points.map((point) => noteOf(point, seriesName, unit));
  return (
    <ChartFrame
      {...{ title, subtitle, info, caption, tableInPrint }}
      table={<TrendTable {...{ points, seriesName, unit, caption }} />}
    >
      <div className="relative" style={{ height: margins.top + height + margins.bottom }}>
        <div
          className="absolute"
          style={{ top: margins.top, left: margins.left, right: margins.right, height }}
        >
          <svg
            role="img"
            aria-label={`${caption} The same figures are in the table below.`}
            width="100%"
            height={height}
            overflow="visible"
            className="absolute inset-0"
          >
            <TrendScaffold {...{ points, axis, height, unit, seriesName, target, events }} />
          </svg>
          <TrendLive label={caption} {...{ drawn, notes, axis, height }}>
            <TrendStatic {...{ drawn, axis, height }} />
          </TrendLive>
        </div>
      </div>
    </ChartFrame>
  );
}

function noteOf(
  { name, measured, gap, isUnfinished }: TrendPoint,
  seriesName: string,
  unit: Unit,
): TrendNote {
  const title = isUnfinished ? `${name}, so far` : name;
  if (!measured) return { name: title, figure: "–", detail: gap ?? "No answers" };
  return {
    name: title,
    figure: `${seriesName} ${formatFigure(measured.value, unit)} ${formatMargin(measured.value, measured)}`,
    detail: `${formatCount(measured.n)} answers, 95% range ${formatInterval(measured)}`,
  };
}

type TrendTableProps = { points: readonly TrendPoint[]; seriesName: string; unit: Unit; caption: string };

function TrendTable({ points, seriesName, unit, caption }: TrendTableProps) {
  const columns: Column<TrendPoint>[] = [
    {
      key: "period",
      head: "Period",
      isRowHeader: true,
      cell: ({ name, isUnfinished }) => (isUnfinished ? `${name}, so far` : name),
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
  return (
    <DataTable
      caption={caption}
      columns={columns}
      rows={points}
      rowKey={(point) => point.name}
      density="compact"
    />
  );
}
