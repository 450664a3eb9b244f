import type { ReactNode } from "react";
import type { Axis } from "@/ui/charts/bullet";
import { ChartFrame } from "@/ui/charts/chart-frame";
import { formatFigure } from "@/ui/charts/score-value";
import type { Unit } from "@/ui/charts/score-value";
import { drawnPoints, margins } from "@/ui/charts/trend-geometry";
import type { TrendEvent, TrendPoint } from "@/ui/charts/trend-geometry";
import type { TrendNote } from "@/ui/charts/trend-interactive";
import { TrendLive } from "@/ui/charts/trend-live";
import { toneLooks, TrendScaffold } from "@/ui/charts/trend-scaffold";
import type { Tone } from "@/ui/charts/trend-scaffold";
import { TrendStatic } from "@/ui/charts/trend-static";
import type { OverlayProps } from "@/ui/charts/trend-overlays";
import { TrendTable } from "@/ui/charts/trend-table";
import type { ExtraColumn } from "@/ui/charts/trend-table";
import { formatCount, formatInterval, formatMargin } from "@/ui/format";

export type TrendChartProps = {
  /** Oldest first. */
  points: readonly TrendPoint[];
  /** Fixed within a page: `npsAxis(everything shown)`. */
  axis: Axis;
  /** Directly beside the line: "NPS". */
  seriesName: string;
  unit?: Unit;
  tone?: Tone;
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
  /** A panel of its own over the line, with the same periods: how many, over which share. */
  above?: ReactNode;
  /** One more column of the table, a cell a period. */
  extra?: ExtraColumn;
  /** Where each period can be read alone; its name in the table becomes a link. */
  hrefs?: readonly (string | undefined)[];
  /** A click on a period, or a stretch of them dragged over, by index. */
  onPick?: (from: number, to: number) => void;
} & OverlayProps;

/** A score over time with its uncertainty, its target and its table. Complete without JavaScript. */
export function TrendChart({ height = 180, unit = "nps", tone = "score", ...props }: TrendChartProps) {
  const { points, axis, seriesName, target, events, caption, title, subtitle, info, tableInPrint } = props;
  const { selected, references, limits, hrefs, onPick, above, extra } = props;
  const drawn = drawnPoints(points, axis);
  const notes = points.map((point) => noteOf(point, seriesName, unit));
  return (
    <ChartFrame
      {...{ title, subtitle, info, caption, tableInPrint }}
      table={<TrendTable {...{ points, seriesName, unit, caption, hrefs, limits, extra }} />}
    >
      {above}
      <div
        className={`relative ${toneLooks[tone].line}`}
        style={{ height: margins.top + height + margins.bottom }}
      >
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
            <TrendScaffold
              {...{
                points,
                axis,
                height,
                unit,
                tone,
                seriesName,
                target,
                events,
                selected,
                references,
                limits,
              }}
            />
          </svg>
          <TrendLive label={caption} {...{ drawn, notes, axis, height, onPick }}>
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
