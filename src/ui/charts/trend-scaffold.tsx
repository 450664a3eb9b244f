import { clsx } from "clsx";
import type { ReactNode } from "react";
import { formatFigure } from "@/ui/charts/score-value";
import type { Unit } from "@/ui/charts/score-value";
import { acrossPercent, apart, downPx, gridValues, isLone, isNamed } from "@/ui/charts/trend-geometry";
import type { TrendEvent, TrendPoint } from "@/ui/charts/trend-geometry";
import { LimitLines, ReferenceLines, SelectedBand } from "@/ui/charts/trend-overlays";
import type { OverlayProps } from "@/ui/charts/trend-overlays";
import type { Axis } from "@/ui/charts/bullet";

/** What a line is about: a score, or how many are unhappy. */
export type Tone = keyof typeof toneLooks;

export const toneLooks = {
  score: { line: "text-promoter", label: "fill-promoter-text" },
  detractors: { line: "text-detractor", label: "fill-detractor-text" },
} as const;

export type ScaffoldProps = {
  points: readonly TrendPoint[];
  axis: Axis;
  height: number;
  unit: Unit;
  seriesName: string;
  tone?: Tone;
  target?: number;
  events?: readonly TrendEvent[];
} & OverlayProps;

/**
 * Everything of a trend but the line: grid, axis, target, events, labels. Drawn once on the server with positions
 * in per cent, so it fits any width and stays when the interactive line takes over.
 */
export function TrendScaffold(props: ScaffoldProps) {
  const { axis, height, unit, target, events = [] } = props;
  return (
    <>
      <SelectedBand {...props} />
      {gridValues(axis).map((value) => (
        <GridLine key={value} value={value} {...{ axis, height, unit }} />
      ))}
      <PeriodNames {...props} />
      {target === undefined ? null : <TargetLine y={downPx(target, axis, height)} />}
      {events.map((event) => (
        <EventStem key={`${event.at} ${event.label}`} event={event} {...props} />
      ))}
      <ReferenceLines {...props} />
      <LimitLines {...props} />
      <LoneRanges {...props} />
      <EndLabels {...props} />
    </>
  );
}

type GridLineProps = { value: number; axis: Axis; height: number; unit: Unit };

function GridLine({ value, axis, height, unit }: GridLineProps) {
  const y = downPx(value, axis, height);
  return (
    <g>
      <line x2="100%" y1={y} y2={y} className={value === 0 ? "stroke-border-strong" : "stroke-border"} />
      <text x="0" dx="-8" y={y + 4} textAnchor="end" className="fill-subtle text-label font-normal">
        {formatFigure(value, unit)}
      </text>
    </g>
  );
}

const MOST_NAMES = 12;
const MOST_NAMES_ON_PHONE = 5;

function PeriodNames({ points, height }: ScaffoldProps) {
  return points.map((point, index) =>
    isNamed(index, points.length, MOST_NAMES) ? (
      <text
        key={index}
        x={`${acrossPercent(index, points.length)}%`}
        y={height + 20}
        textAnchor="middle"
        className={clsx(
          "fill-subtle text-label font-normal",
          !isNamed(index, points.length, MOST_NAMES_ON_PHONE) && "max-md:hidden print:inline",
        )}
      >
        {point.label}
      </text>
    ) : null,
  );
}

function TargetLine({ y }: { y: number }) {
  return (
    <line
      x2="100%"
      y1={y}
      y2={y}
      strokeWidth="1.25"
      strokeDasharray="4 3"
      className="stroke-ink opacity-75"
    />
  );
}

function EventStem({ event, points, axis, height }: ScaffoldProps & { event: TrendEvent }) {
  const x = acrossPercent(event.at, points.length);
  const value = points[event.at]?.measured?.low;
  const top = value === undefined ? 0 : downPx(value, axis, height) + 6;
  const isLate = x > 60;
  return (
    <g>
      <line
        x1={`${x}%`}
        x2={`${x}%`}
        y1={Math.min(top, height - 24)}
        y2={height}
        strokeDasharray="1.5 3"
        strokeWidth="1.5"
        strokeLinecap="round"
        className="stroke-subtle"
      />
      <text
        x={`${x}%`}
        dx={isLate ? -6 : 6}
        y={height - 8}
        textAnchor={isLate ? "end" : "start"}
        strokeWidth="3"
        paintOrder="stroke"
        className="fill-muted stroke-surface text-label font-normal"
      >
        {event.label}
      </text>
    </g>
  );
}

/** A point with gaps on both sides has no ribbon: it carries its range as a stem. */
function LoneRanges({ points, axis, height }: ScaffoldProps) {
  return points.map(({ measured }, index) => {
    if (!measured || !isLone(points, index)) return null;
    const x = `${acrossPercent(index, points.length)}%`;
    const [y1, y2] = [downPx(measured.low, axis, height), downPx(measured.high, axis, height)];
    return (
      <line
        key={index}
        x1={x}
        x2={x}
        y1={y1}
        y2={y2}
        strokeWidth="6"
        className="stroke-current opacity-[.14]"
      />
    );
  });
}

/** The name and value of the line beside its newest point, and the target's, moved apart where they would touch. */
function EndLabels(props: ScaffoldProps) {
  const { points, axis, height, target } = props;
  const newest = points.findLast((point) => point.measured);
  const wanted = {
    series: newest?.measured && downPx(newest.measured.value, axis, height),
    target: target === undefined ? undefined : downPx(target, axis, height),
  };
  const y = settled(wanted, height);
  return (
    <>
      {newest?.measured && y.series !== undefined ? (
        <SeriesLabel {...props} value={newest.measured.value} isSoFar={newest.isUnfinished} y={y.series} />
      ) : null}
      {target !== undefined && y.target !== undefined ? (
        <EndLabel y={y.target} className="fill-muted font-normal">
          Target {formatFigure(target, props.unit)}
        </EndLabel>
      ) : null}
    </>
  );
}

type Places = { series?: number; target?: number };

function settled({ series, target }: Places, height: number): Places {
  return series === undefined || target === undefined ? { series, target } : apart(series, target, height);
}

type SeriesLabelProps = {
  seriesName: string;
  unit: Unit;
  tone?: Tone;
  value: number;
  isSoFar?: boolean;
  y: number;
};

function SeriesLabel({ seriesName, unit, tone = "score", value, isSoFar, y }: SeriesLabelProps) {
  return (
    <>
      <EndLabel y={y} className={`${toneLooks[tone].label} font-semibold`}>
        {seriesName} {formatFigure(value, unit)}
      </EndLabel>
      <EndLabel y={y + 14} className="fill-subtle font-normal">
        {isSoFar ? "so far" : "95% range"}
      </EndLabel>
    </>
  );
}

function EndLabel({ y, className, children }: { y: number; className: string; children: ReactNode }) {
  return (
    <text x="100%" dx="10" y={y + 4} className={clsx("text-label", className)}>
      {children}
    </text>
  );
}
