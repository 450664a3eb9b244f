import { scaleLinear } from "d3-scale";
import { acrossPercent, margins } from "@/ui/charts/trend-geometry";
import { formatCount } from "@/ui/format";

export type Column = { value?: number; isUnfinished?: boolean };

export type ColumnsProps = {
  /** Oldest first, the same periods as the line below. Without a value there is a gap. */
  columns: readonly Column[];
  /** What is counted, over the plot: "Detractors". */
  name: string;
  height?: number;
};

const WIDE = 1000;
const GAP = 10;
const short = (value: number) => Math.round(value * 10) / 10;

/**
 * How many, period by period, in a panel over a line that shares its periods: never a second axis. A finished period
 * is solid, the one under way an outline. Two paths, however many columns.
 */
export function Columns({ columns, name, height = 72 }: ColumnsProps) {
  const most = Math.max(1, ...columns.map(({ value = 0 }) => value));
  const top = scaleLinear().domain([0, most]).nice(8).domain()[1] ?? most;
  const half = columns.length < 2 ? WIDE / 8 : (0.34 * WIDE) / (columns.length - 1);
  const box = ({ value = 0 }: Column, index: number) => {
    const x = (WIDE * acrossPercent(index, columns.length)) / 100;
    const up = short((height * value) / top);
    const [from, to] = [Math.max(0, x - half), Math.min(WIDE, x + half)];
    return `M${short(from)} ${height}v${-up}H${short(to)}v${up}z`;
  };
  const pathOf = (isUnfinished: boolean) =>
    columns
      .map((column, index) => ((column.isUnfinished ?? false) === isUnfinished ? box(column, index) : ""))
      .join("");
  return (
    <div aria-hidden className="relative" style={{ height: margins.top + height + GAP }}>
      <div
        className="absolute"
        style={{ top: margins.top, left: margins.left, right: margins.right, height }}
      >
        <svg width="100%" height={height} overflow="visible" className="absolute inset-0">
          {[0, top].map((value) => (
            <g key={value}>
              <line
                x2="100%"
                y1={value === 0 ? height : 0}
                y2={value === 0 ? height : 0}
                className={value === 0 ? "stroke-border-strong" : "stroke-border"}
              />
              <text
                dx="-8"
                y={(value === 0 ? height : 0) + 4}
                textAnchor="end"
                className="fill-subtle text-label font-normal"
              >
                {formatCount(value)}
              </text>
            </g>
          ))}
          <svg
            viewBox={`0 0 ${WIDE} ${height}`}
            preserveAspectRatio="none"
            width="100%"
            height={height}
            overflow="visible"
          >
            <path d={pathOf(false)} className="fill-detractor" />
            <path
              d={pathOf(true)}
              fill="none"
              strokeDasharray="4 3"
              vectorEffect="non-scaling-stroke"
              className="stroke-detractor"
            />
          </svg>
          <text x="100%" dx="26" y={height - 2} className="fill-detractor-text text-label font-semibold">
            {name}
          </text>
        </svg>
      </div>
    </div>
  );
}
