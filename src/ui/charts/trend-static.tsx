import { area, line } from "d3-shape";
import type { Axis } from "@/ui/charts/bullet";
import { Drawing, Markup, markup } from "@/ui/charts/drawing";
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
  const look = 'fill="none" stroke-width="2" vector-effect="non-scaling-stroke" class="stroke-current"';
  return (
    <Drawing
      width="100%"
      height={height}
      overflow="visible"
      className="block"
      of={markup`<svg viewBox="0 0 ${WIDE} ${height}" preserveAspectRatio="none" width="100%" height="${height}">
          <path d="${ribbon}" fill-opacity="0.14" class="fill-current"/>
          <path d="${lineOf("settled")}" stroke-linejoin="round" ${new Markup(look)}/>
          <path d="${lineOf("soFar")}" stroke-dasharray="4 3" ${new Markup(look)}/>
        </svg>${drawn.map((point) => pointMark(point, `${acrossPercent(point.index, drawn.length)}%`, y))}`}
    />
  );
}

/** Hollow: 5 to 9 answers. */
function pointMark(
  { dot, value }: DrawnPoint,
  cx: string,
  down: (value: number) => number,
): Markup | undefined {
  if (dot === "none" || value === undefined) return undefined;
  const cy = down(value);
  if (dot === "few")
    return markup`<circle cx="${cx}" cy="${cy}" r="3.5" stroke-width="1.75" class="fill-surface stroke-current"/>`;
  return markup`<circle cx="${cx}" cy="${cy}" r="${dot === "last" ? 4 : 3}" class="fill-current"/>`;
}
