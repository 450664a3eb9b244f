import { Drawing, markup } from "@/ui/charts/drawing";
import { formatTenths } from "@/ui/format";

export type WaterfallStep = { label: string; value: number; kind: "level" | "step" };

const WIDE = 360;
const HEIGHT = 190;
const TOP = 22;
const BOTTOM = 24;

/** From one level to another by steps that add up as printed: before, migration, mix, after. */
export function Waterfall({ steps, label }: { steps: readonly WaterfallStep[]; label: string }) {
  const placed = placedSteps(steps);
  const ends = placed.flatMap(({ from, to }) => [from, to]);
  const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const y = (value: number) =>
    short(TOP + ((HEIGHT - TOP - BOTTOM) * (high - value)) / Math.max(1, high - low));
  const column = WIDE / steps.length;
  const width = column * 0.66;
  return (
    <Drawing
      role="img"
      aria-label={label}
      viewBox={`0 0 ${WIDE} ${HEIGHT}`}
      width="100%"
      className="block max-w-110"
      of={markup`<path d="M0 ${y(0)}H${WIDE}" class="stroke-border-strong"/>${placed.map((step, index) => {
        const x = short(index * column + (column - width) / 2);
        const [top, bottom] = [y(Math.max(step.from, step.to)), y(Math.min(step.from, step.to))];
        const next =
          index < placed.length - 1
            ? markup`<path d="M${x + width} ${y(step.to)}H${short(x + column)}" stroke-dasharray="1.5 3" class="stroke-subtle"/>`
            : undefined;
        return markup`<rect x="${x}" y="${top}" width="${short(width)}" height="${Math.max(1, short(bottom - top))}" class="${lookOf(step, index === 0)}"/>${next}
          <text x="${short(x + width / 2)}" y="${short(top - 7)}" text-anchor="middle" class="fill-ink text-heading">${formatTenths(step.value)}</text>
          <text x="${short(x + width / 2)}" y="${HEIGHT - 6}" text-anchor="middle" class="fill-subtle text-label font-normal">${step.label}</text>`;
      })}`}
    />
  );
}

type Placed = WaterfallStep & { from: number; to: number };

function placedSteps(steps: readonly WaterfallStep[]): Placed[] {
  let level = 0;
  return steps.map((step) => {
    const from = step.kind === "level" ? 0 : level;
    level = step.kind === "level" ? step.value : level + step.value;
    return { ...step, from, to: level };
  });
}

/** Before is grey, after is ink; a step is blue up and orange down. */
function lookOf({ kind, value }: Placed, isFirst: boolean): string {
  if (kind === "level") return isFirst ? "fill-passive-line" : "fill-ink";
  return value < 0 ? "fill-detractor" : "fill-promoter";
}

const short = (value: number) => Math.round(value * 10) / 10;
