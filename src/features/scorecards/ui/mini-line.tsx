import { Drawing, markup, type Markup } from "@/ui/charts/drawing";

const WIDTH = 60;
const HEIGHT = 16;
const EDGE = 2;

/** The last months as one path with its last point; the figures themselves are in the file. */
export function MiniLine({ values }: { values: readonly (number | null)[] }) {
  const line = shapeOf(values);
  return line ? <Drawing aria-hidden width={WIDTH} height={HEIGHT} className={LOOK} of={line} /> : null;
}

/** The same as text, for tables that are written as text. */
export function miniLine(values: readonly (number | null)[]): Markup | undefined {
  const line = shapeOf(values);
  return (
    line && markup`<svg aria-hidden="true" width="${WIDTH}" height="${HEIGHT}" class="${LOOK}">${line}</svg>`
  );
}

const LOOK = "block shrink-0 print:hidden";

function shapeOf(values: readonly (number | null)[]): Markup | undefined {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return undefined;
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const x = (index: number) => Math.round(EDGE + (index * (WIDTH - 2 * EDGE)) / (values.length - 1));
  const y = (value: number) =>
    high === low
      ? HEIGHT / 2
      : Math.round(10 * (HEIGHT - EDGE - ((value - low) * (HEIGHT - 2 * EDGE)) / (high - low))) / 10;
  const path = values
    .map((value, index) =>
      value === null
        ? ""
        : `${(values[index - 1] ?? null) === null ? "M" : "L"}${x(index)} ${y(value)}${isAlone(values, index) ? "h0.01" : ""}`,
    )
    .join("");
  const last = values.at(-1) ?? null;
  return markup`<path d="${path}" fill="none" stroke-width="1.25" stroke-linecap="round" stroke-linejoin="round" class="stroke-muted"/>${last === null ? undefined : markup`<circle cx="${x(values.length - 1)}" cy="${y(last)}" r="2" class="fill-ink"/>`}`;
}

function isAlone(values: readonly (number | null)[], index: number): boolean {
  return (values[index - 1] ?? null) === null && (values[index + 1] ?? null) === null;
}
