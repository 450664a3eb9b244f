import { line } from "d3-shape";
import { Drawing, markup } from "@/ui/charts/drawing";

export type SparklineProps = {
  /** Oldest first; undefined where there is no figure: the line breaks there. */
  values: readonly (number | undefined)[];
  /** In words, because the line has no axis: "NPS over 6 quarters: +9, +12, …". */
  label: string;
  width?: number;
};

const HEIGHT = 24;
const EDGE = 4;

/** The shape of the last periods, scaled to itself; the last point is marked. */
export function Sparkline({ values, label, width = 72 }: SparklineProps) {
  const known = values.filter((value) => value !== undefined);
  if (known.length === 0) return null;
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const x = (index: number) => EDGE + (index * (width - 2 * EDGE)) / Math.max(1, values.length - 1);
  // A flat series runs through the middle instead of along an edge.
  const y = (value: number) =>
    high === low ? HEIGHT / 2 : HEIGHT - EDGE - ((value - low) * (HEIGHT - 2 * EDGE)) / (high - low);
  const path = line<number | undefined>()
    .defined((value) => value !== undefined)
    .x((_, index) => x(index))
    .y((value) => y(value ?? 0));
  const last = values.at(-1);
  const isAlone = (index: number) =>
    values[index] !== undefined && values[index - 1] === undefined && values[index + 1] === undefined;
  const dot = (index: number, value: number, look: { r: number; fill: string }) =>
    markup`<circle cx="${x(index)}" cy="${y(value)}" r="${look.r}" class="${look.fill}"/>`;
  return (
    <Drawing
      role="img"
      aria-label={label}
      width={width}
      height={HEIGHT}
      className="block"
      of={markup`<path d="${path([...values]) ?? ""}" fill="none" stroke-width="1.5" stroke-linejoin="round" class="stroke-muted"/>
        ${values.map((value, index) => (value !== undefined && isAlone(index) ? dot(index, value, { r: 1.5, fill: "fill-muted" }) : undefined))}
        ${last === undefined ? undefined : dot(values.length - 1, last, { r: 3, fill: "fill-ink" })}`}
    />
  );
}
