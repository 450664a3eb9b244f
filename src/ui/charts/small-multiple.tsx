import { area, line } from "d3-shape";
import type { Measured } from "@/domain/verdict";
import type { Axis } from "@/ui/charts/bullet";
import { acrossPercent, downPx } from "@/ui/charts/trend-geometry";

export type SmallMultipleProps = {
  /** Oldest first; undefined is a gap. */
  points: readonly (Measured | undefined)[];
  /** The same for all that stand together; ribbons are cut at its ends, so that one wide range does not flatten all. */
  axis: Axis;
  /** In words, because a small chart has no labels: "Claims, NPS by month: +12, +9, …". */
  label: string;
  /** The last period is still running: dashed. */
  isUnfinished?: boolean;
  height?: number;
};

const WIDE = 100;
type Placed = { x: number; value: number; low: number; high: number };

/** One of many lines on a common axis: ribbon, line, zero, newest point. Five paths, however many periods. */
export function SmallMultiple({
  points,
  axis,
  label,
  isUnfinished = false,
  height = 72,
}: SmallMultipleProps) {
  const y = (value: number) => short(downPx(value, axis, height));
  const placed = points.map((point, index): Placed | undefined => {
    if (!point) return undefined;
    const x = short(acrossPercent(index, points.length));
    return { x, value: y(point.value), low: y(point.low), high: y(point.high) };
  });
  const last = points.length - 1;
  const settled = isUnfinished ? placed.slice(0, last) : placed;
  const newest = placed.findLast((point) => point !== undefined);
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${WIDE} ${height}`}
      preserveAspectRatio="none"
      width="100%"
      height={height}
      overflow="visible"
      className="block [&>path]:[vector-effect:non-scaling-stroke]"
    >
      <path d={`M0 ${y(0)}H${WIDE}`} className="stroke-border-strong" />
      <path d={ribbonOf(placed)} fillOpacity="0.14" className="fill-promoter" />
      <path
        d={lineOf(settled)}
        fill="none"
        strokeWidth="1.75"
        strokeLinejoin="round"
        className="stroke-promoter"
      />
      {isUnfinished ? (
        <path
          d={lineOf(placed.slice(Math.max(0, last - 1)))}
          fill="none"
          strokeWidth="1.75"
          strokeDasharray="3 3"
          className="stroke-promoter"
        />
      ) : null}
      {newest ? (
        <path d={dotAt(newest)} strokeWidth="6" strokeLinecap="round" className="stroke-promoter" />
      ) : null}
      <path d={lonesOf(placed)} strokeWidth="4" strokeLinecap="round" className="stroke-promoter" />
    </svg>
  );
}

const short = (value: number) => Math.round(value * 10) / 10;

/** A line of no length with a round end: a dot that is not stretched with the drawing. */
const dotAt = ({ x, value }: Placed) => `M${x} ${value}h0`;

/** Points with a gap on both sides, which no line reaches. */
function lonesOf(placed: readonly (Placed | undefined)[]): string {
  return placed
    .map((point, index) => (point && !placed[index - 1] && !placed[index + 1] ? dotAt(point) : ""))
    .join("");
}

function lineOf(placed: readonly (Placed | undefined)[]): string {
  const path = line<Placed | undefined>()
    .defined((point) => point !== undefined)
    .x((point) => point?.x ?? 0)
    .y((point) => point?.value ?? 0);
  return path([...placed]) ?? "";
}

function ribbonOf(placed: readonly (Placed | undefined)[]): string {
  const path = area<Placed | undefined>()
    .defined((point) => point !== undefined)
    .x((point) => point?.x ?? 0)
    .y0((point) => point?.low ?? 0)
    .y1((point) => point?.high ?? 0);
  return path([...placed]) ?? "";
}
