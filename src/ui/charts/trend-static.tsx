import { area, line } from "d3-shape";
import type { Axis } from "@/ui/charts/bullet";
import { acrossPercent, downPx } from "@/ui/charts/trend-geometry";
import type { DrawnPoint } from "@/ui/charts/trend-geometry";

/** The width of the drawing's own coordinates; it is stretched to the plot, strokes and dots are not. */
const WIDE = 1000;

export type TrendStaticProps = { drawn: readonly DrawnPoint[]; axis: Axis; height: number };

/** The line of a trend without JavaScript: ribbon, solid line, dashed unfinished part, dots. */
export function TrendStatic({ drawn, axis, height }: TrendStaticProps) {
  const x = (point: DrawnPoint) => (WIDE * acrossPercent(point.index, drawn.length)) / 100;
  const y = (value = 0) => downPx(value, axis, height);
  const lineOf = (key: "settled" | "soFar") =>
    line<DrawnPoint>()
      .defined((point) => point[key] !== undefined)
      .x(x)
      .y((point) => y(point[key]))([...drawn]) ?? "";
  const ribbon =
    area<DrawnPoint>()
      .defined((point) => point.range !== undefined)
      .x(x)
      .y0((point) => y(point.range?.[0]))
      .y1((point) => y(point.range?.[1]))([...drawn]) ?? "";
  const stroke = {
    fill: "none",
    strokeWidth: 2,
    vectorEffect: "non-scaling-stroke",
    className: "stroke-promoter",
  };
  return (
    <svg width="100%" height={height} overflow="visible" className="block">
      <svg viewBox={`0 0 ${WIDE} ${height}`} preserveAspectRatio="none" width="100%" height={height}>
        <path d={ribbon} fillOpacity="0.14" className="fill-promoter" />
        <path d={lineOf("settled")} strokeLinejoin="round" {...stroke} />
        <path d={lineOf("soFar")} strokeDasharray="4 3" {...stroke} />
      </svg>
      {drawn.map((point) => (
        <PointMark
          key={point.index}
          point={point}
          cx={`${acrossPercent(point.index, drawn.length)}%`}
          down={y}
        />
      ))}
    </svg>
  );
}

type PointMarkProps = { point: DrawnPoint; cx: string; down: (value: number) => number };

/** Hollow: 5 to 9 answers. */
function PointMark({ point, cx, down }: PointMarkProps) {
  const { dot, value } = point;
  if (dot === "none" || value === undefined) return null;
  const cy = down(value);
  return (
    <g>
      {dot === "few" ? (
        <circle cx={cx} cy={cy} r="3.5" strokeWidth="1.75" className="fill-surface stroke-promoter" />
      ) : (
        <circle cx={cx} cy={cy} r={dot === "last" ? 4 : 3} className="fill-promoter" />
      )}
    </g>
  );
}
