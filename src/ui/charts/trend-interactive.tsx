"use client";

import { useState } from "react";
import {
  Area,
  ComposedChart,
  Line,
  ReferenceArea,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import type { Axis } from "@/ui/charts/bullet";
import type { DrawnPoint } from "@/ui/charts/trend-geometry";

/** What the tooltip says about a point, worded on the server. */
export type TrendNote = { name: string; figure: string; detail: string };

export type TrendInteractiveProps = {
  /** What the chart shows, for screen readers. */
  label: string;
  drawn: DrawnPoint[];
  notes: TrendNote[];
  axis: Axis;
  height: number;
  /** A click on a period, or a stretch of them dragged over. */
  onPick?: (from: number, to: number) => void;
};

type DotProps = { cx?: number; cy?: number; payload?: DrawnPoint };

/**
 * The line with a tooltip, by mouse, touch and arrow keys. Fills exactly the plot of the scaffold: numeric axes, no
 * margins, no axes of its own, no animation.
 */
export function TrendInteractive({ label, drawn, notes, axis, height, onPick }: TrendInteractiveProps) {
  const last = drawn.length - 1;
  const picking = usePicking(onPick);
  const still = { isAnimationActive: false, connectNulls: false, stroke: "currentColor" } as const;
  return (
    <ResponsiveContainer width="100%" height={height}>
      <ComposedChart
        data={drawn}
        margin={{ top: 0, right: 0, bottom: 0, left: 0 }}
        title={label}
        className={`[&_.recharts-surface]:overflow-visible ${onPick ? "cursor-pointer select-none" : ""}`}
        {...picking.handlers}
      >
        <XAxis hide type="number" dataKey="index" domain={last < 1 ? [-1, 1] : [0, last]} />
        <YAxis hide type="number" domain={[axis.min, axis.max]} />
        {picking.stretch ? (
          <ReferenceArea
            x1={picking.stretch[0]}
            x2={picking.stretch[1]}
            fill="var(--ink)"
            fillOpacity={0.08}
          />
        ) : null}
        <Area
          {...still}
          type="linear"
          dataKey="range"
          stroke="none"
          fill="currentColor"
          fillOpacity={0.14}
          activeDot={false}
        />
        <Line
          {...still}
          type="linear"
          dataKey="soFar"
          strokeWidth={2}
          strokeDasharray="4 3"
          dot={false}
          activeDot={false}
        />
        <Line {...still} type="linear" dataKey="settled" strokeWidth={2} dot={false} activeDot={false} />
        <Line {...still} type="linear" dataKey="value" stroke="none" dot={PointDot} activeDot={ActiveDot} />
        <Tooltip
          isAnimationActive={false}
          cursor={{ stroke: "var(--border-strong)", strokeWidth: 1 }}
          wrapperStyle={{ zIndex: 10 }}
          allowEscapeViewBox={{ x: false, y: true }}
          content={({ active, label: index }) => <Note note={active ? notes[Number(index)] : undefined} />}
        />
      </ComposedChart>
    </ResponsiveContainer>
  );
}

type Where = { activeTooltipIndex?: number | string | null };

/** Press and release over periods: one is a click, several are a stretch; the picked ones are the caller's. */
function usePicking(onPick: TrendInteractiveProps["onPick"]) {
  const [start, setStart] = useState<number>();
  const [end, setEnd] = useState<number>();
  if (!onPick) return { handlers: {}, stretch: undefined };
  const indexOf = ({ activeTooltipIndex: index }: Where) =>
    index === undefined || index === null ? undefined : Number(index);
  const stop = () => {
    setStart(undefined);
    setEnd(undefined);
  };
  const handlers = {
    onMouseDown: (where: Where) => setStart(indexOf(where)),
    onMouseMove: (where: Where) => (start === undefined ? undefined : setEnd(indexOf(where))),
    onMouseLeave: stop,
    onMouseUp: (where: Where) => {
      const last = indexOf(where) ?? end;
      stop();
      if (start !== undefined && last !== undefined) onPick(Math.min(start, last), Math.max(start, last));
    },
  };
  const isStretch = start !== undefined && end !== undefined && start !== end;
  return { handlers, stretch: isStretch ? ([start, end] as const) : undefined };
}

function PointDot({ cx, cy, payload }: DotProps) {
  if (!payload || payload.value === undefined || payload.dot === "none") return <g />;
  if (payload.dot === "few") {
    return <circle cx={cx} cy={cy} r={3.5} strokeWidth={1.75} fill="var(--surface)" stroke="currentColor" />;
  }
  return <circle cx={cx} cy={cy} r={payload.dot === "last" ? 4 : 3} fill="currentColor" />;
}

function ActiveDot({ cx, cy }: DotProps) {
  return <circle cx={cx} cy={cy} r={5} strokeWidth={2} fill="currentColor" stroke="var(--surface)" />;
}

function Note({ note }: { note?: TrendNote }) {
  if (!note) return null;
  return (
    <div role="status" className="rounded-control border bg-raised px-3 py-2 text-ink shadow-menu">
      <p className="text-label font-normal text-subtle">{note.name}</p>
      <p className="text-heading tabular-nums">{note.figure}</p>
      <p className="text-label font-normal whitespace-nowrap text-muted tabular-nums">{note.detail}</p>
    </div>
  );
}
