import { DrawnGroup, markup, type Markup } from "@/ui/charts/drawing";
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
  const { events = [] } = props;
  return (
    <>
      <SelectedBand {...props} />
      <DrawnGroup of={ground(props)} />
      {events.map((event) => (
        <EventStem key={`${event.at} ${event.label}`} event={event} {...props} />
      ))}
      <ReferenceLines {...props} />
      <LimitLines {...props} />
      <DrawnGroup of={markup`${loneRanges(props)}${endLabels(props)}`} />
    </>
  );
}

/** Grid, names of the periods and the target: what lies under everything else. */
function ground(props: ScaffoldProps): Markup {
  const { axis, height, unit, target } = props;
  const lines = gridValues(axis).map((value) =>
    gridLine(downPx(value, axis, height), value === 0, formatFigure(value, unit)),
  );
  return markup`${lines}${periodNames(props)}${target === undefined ? undefined : targetLine(downPx(target, axis, height))}`;
}

function gridLine(y: number, isZero: boolean, figure: string): Markup {
  return markup`<line x2="100%" y1="${y}" y2="${y}" class="${isZero ? "stroke-border-strong" : "stroke-border"}"/>
    <text x="0" dx="-8" y="${y + 4}" text-anchor="end" class="fill-subtle text-label font-normal">${figure}</text>`;
}

const MOST_NAMES = 12;
const MOST_NAMES_ON_PHONE = 5;

function periodNames({ points, height }: ScaffoldProps): (Markup | undefined)[] {
  return points.map(({ label }, index) => {
    if (!isNamed(index, points.length, MOST_NAMES)) return undefined;
    const fold = isNamed(index, points.length, MOST_NAMES_ON_PHONE) ? "" : " max-md:hidden print:inline";
    return markup`<text x="${acrossPercent(index, points.length)}%" y="${height + 20}" text-anchor="middle" class="fill-subtle text-label font-normal${fold}">${label}</text>`;
  });
}

function targetLine(y: number): Markup {
  return markup`<line x2="100%" y1="${y}" y2="${y}" stroke-width="1.25" stroke-dasharray="4 3" class="stroke-ink opacity-75"/>`;
}

function EventStem({ event, points, axis, height }: ScaffoldProps & { event: TrendEvent }) {
  const x = acrossPercent(event.at, points.length);
  const value = points[event.at]?.measured?.low;
  const top = value === undefined ? 0 : downPx(value, axis, height) + 6;
  const isLate = x > 60;
  return (
    <g data-event="">
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
function loneRanges({ points, axis, height }: ScaffoldProps): (Markup | undefined)[] {
  return points.map(({ measured }, index) => {
    if (!measured || !isLone(points, index)) return undefined;
    const x = `${acrossPercent(index, points.length)}%`;
    const [y1, y2] = [downPx(measured.low, axis, height), downPx(measured.high, axis, height)];
    return markup`<line x1="${x}" x2="${x}" y1="${y1}" y2="${y2}" stroke-width="6" class="stroke-current opacity-[.14]"/>`;
  });
}

/** The name and value of the line beside its newest point, and the target's, moved apart where they would touch. */
function endLabels(props: ScaffoldProps): Markup {
  const { points, axis, height, target, unit } = props;
  const newest = points.findLast((point) => point.measured);
  const y = settled(
    {
      series: newest?.measured && downPx(newest.measured.value, axis, height),
      target: target === undefined ? undefined : downPx(target, axis, height),
    },
    height,
  );
  const aim =
    target !== undefined && y.target !== undefined
      ? endLabel(y.target, "fill-muted font-normal", `Target ${formatFigure(target, unit)}`)
      : undefined;
  return markup`${newest && seriesLabel(props, newest, y.series)}${aim}`;
}

function seriesLabel(
  { seriesName, unit, tone = "score" }: ScaffoldProps,
  { measured, isUnfinished }: TrendPoint,
  y: number | undefined,
): Markup | undefined {
  if (!measured || y === undefined) return undefined;
  const words = `${seriesName} ${formatFigure(measured.value, unit)}`;
  const below = isUnfinished ? "so far" : "95% range";
  return markup`${endLabel(y, `${toneLooks[tone].label} font-semibold`, words)}${endLabel(y + 14, "fill-subtle font-normal", below)}`;
}

type Places = { series?: number; target?: number };

function settled({ series, target }: Places, height: number): Places {
  return series === undefined || target === undefined ? { series, target } : apart(series, target, height);
}

function endLabel(y: number, look: string, words: string): Markup {
  return markup`<text x="100%" dx="10" y="${y + 4}" class="text-label ${look}">${words}</text>`;
}
