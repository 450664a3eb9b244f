import { area, line } from "d3-shape";
import { formatFigure } from "@/ui/charts/score-value";
import type { Unit } from "@/ui/charts/score-value";
import { acrossPercent, downPx } from "@/ui/charts/trend-geometry";
import type { TrendPoint } from "@/ui/charts/trend-geometry";
import type { Axis } from "@/ui/charts/bullet";

/** What chance alone would give: a centre, and for each period how far it may lie. `signal` says why one stands out. */
export type Limits = {
  centre: number;
  points: readonly ({ low: number; high: number; signal?: string } | undefined)[];
};

/** Somebody else's figure to compare with, and whose. */
export type ReferenceLine = { value: number; label: string };

export type OverlayProps = {
  /** The periods that the rest of the page is about, by index. */
  selected?: { from: number; to: number };
  references?: readonly ReferenceLine[];
  limits?: Limits;
};

type Plot = { points: readonly TrendPoint[]; axis: Axis; height: number; unit: Unit };

/** A quiet band behind the periods the page is about. */
export function SelectedBand({ selected, points, height }: OverlayProps & Plot) {
  if (!selected) return null;
  const half = points.length < 2 ? 50 : 50 / (points.length - 1);
  const from = Math.max(0, acrossPercent(selected.from, points.length) - half);
  const to = Math.min(100, acrossPercent(selected.to, points.length) + half);
  return (
    <rect x={`${from}%`} width={`${to - from}%`} y={-4} height={height + 4} className="fill-band-soft" />
  );
}

/** Benchmarks: dotted, named on the line, never the same look as the target. */
export function ReferenceLines({ references = [], axis, height, unit }: OverlayProps & Plot) {
  return references.map(({ value, label }) => {
    const y = downPx(value, axis, height);
    return (
      <g key={label}>
        <line
          x2="100%"
          y1={y}
          y2={y}
          strokeWidth="1.25"
          strokeDasharray="1 4"
          strokeLinecap="round"
          className="stroke-muted"
        />
        <text
          x="0"
          dx="4"
          y={y - 5}
          strokeWidth="3"
          paintOrder="stroke"
          className="fill-muted stroke-surface text-label font-normal"
        >
          {label} {formatFigure(value, unit)}
        </text>
      </g>
    );
  });
}

const WIDE = 1000;

/** Centre and limits as steps around each period, and a ring about what chance alone would seldom give. */
export function LimitLines({ limits, points, axis, height }: OverlayProps & Plot) {
  if (!limits) return null;
  const count = points.length;
  const steps = stepsOf(limits, count).map(({ x, low, high }) => ({
    x,
    low: downPx(low, axis, height),
    high: downPx(high, axis, height),
  }));
  const between = area<Step>()
    .x(({ x }) => x)
    .y0(({ low }) => low)
    .y1(({ high }) => high)(steps);
  const edge = (key: "low" | "high") =>
    line<Step>()
      .x(({ x }) => x)
      .y((step) => step[key])(steps) ?? "";
  const centre = downPx(limits.centre, axis, height);
  const stroke = { fill: "none", vectorEffect: "non-scaling-stroke", className: "stroke-border-strong" };
  return (
    <>
      <svg viewBox={`0 0 ${WIDE} ${height}`} preserveAspectRatio="none" width="100%" height={height}>
        <path d={between ?? ""} className="fill-band-soft" fillOpacity="0.6" />
        <path d={`${edge("low")}${edge("high")}`} {...stroke} />
        <path d={`M0 ${centre}H${WIDE}`} strokeDasharray="8 4" {...stroke} />
      </svg>
      {limits.points.map((limit, index) => {
        const value = points[index]?.measured?.value;
        if (!limit?.signal || value === undefined) return null;
        return (
          <circle
            key={index}
            cx={`${acrossPercent(index, count)}%`}
            cy={downPx(value, axis, height)}
            r="8"
            fill="none"
            strokeWidth="1.75"
            className="stroke-ink"
          />
        );
      })}
    </>
  );
}

type Step = { x: number; low: number; high: number };

/** Two corners a period, half a step before and behind it; a period without a figure has none. */
function stepsOf({ points }: Limits, count: number): Step[] {
  const half = count < 2 ? WIDE / 2 : WIDE / (count - 1) / 2;
  return points.flatMap((limit, index) => {
    if (!limit) return [];
    const x = (WIDE * acrossPercent(index, count)) / 100;
    const { low, high } = limit;
    return [
      { x: Math.max(0, x - half), low, high },
      { x: Math.min(WIDE, x + half), low, high },
    ];
  });
}
