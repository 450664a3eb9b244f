import { Drawing, markup, type Markup } from "@/ui/charts/drawing";
import {
  labelsOf,
  spanAround,
  ticksOf,
  wordsBox,
  type ImportancePoint,
  type Span,
} from "@/ui/charts/importance-geometry";
import { formatPercent } from "@/ui/format";

/** How a dot looks: its shape says what kind of thing it is, and a hollow one that nothing is shown. */
export type Mark = "circle" | "diamond" | "square" | "hollow";

export type ImportanceChartProps = {
  /** Strongest first: where names have no room, the weakest go without. */
  points: readonly (ImportancePoint & { mark: Mark; words: string })[];
  /** Where the plane is parted: the mean of either axis. */
  middle: { across: number; up: number };
  across: string;
  up: string;
  label: string;
};

const WIDE = 1120;
const HIGH = 440;
const PLOT = { left: 44, top: 28, width: WIDE - 44 - 12, height: HIGH - 28 - 42 };

/**
 * Importance against satisfaction: what matters and fails stands in the upper left. Thin lines are the 95 % ranges of
 * both. A table must stand beside it.
 */
export function ImportanceChart({ points, middle, across, up, label }: ImportanceChartProps) {
  const spans = {
    across: spanAround(
      points.map((point) => point.across.value),
      10,
    ),
    up: spanAround(
      points.map((point) => point.up.value),
      2,
    ),
  };
  const x = (value: number) => along(value, spans.across) * PLOT.width;
  const y = (value: number) => (1 - along(value, spans.up)) * PLOT.height;
  const at = { x: short(x(middle.across)), y: short(y(middle.up)) };
  const placed = points.map((point) => ({ ...point, x: x(point.across.value), y: y(point.up.value) }));
  return (
    <Drawing
      role="img"
      aria-label={label}
      viewBox={`0 0 ${WIDE} ${HIGH}`}
      width="100%"
      className="block"
      of={markup`<text x="0" y="12" class="fill-subtle text-label font-normal">${up}</text>
        <text x="${WIDE - 12}" y="${HIGH - 4}" text-anchor="end" class="fill-subtle text-label font-normal">${across}</text>
        <g transform="translate(${PLOT.left} ${PLOT.top})">
          <rect width="${at.x}" height="${at.y}" class="fill-band-soft"/>
          ${gridOf(spans, x, y)}
          <path d="M${at.x} 0V${PLOT.height}M0 ${at.y}H${PLOT.width}" fill="none" stroke-dasharray="4 4" class="stroke-border-strong"/>
          ${cornersOf()}
          ${placed.map(({ across: a, up: u, x: cx, y: cy }) => markup`<path d="M${short(x(clamped(a.low, spans.across)))} ${short(cy)}H${short(x(clamped(a.high, spans.across)))}M${short(cx)} ${short(y(clamped(u.low, spans.up)))}V${short(y(clamped(u.high, spans.up)))}" fill="none" class="stroke-border-strong"/>`)}
          ${placed.map((point) => markup`<g><title>${point.words}</title><path d="${shapeOf(point.mark, short(point.x), short(point.y))}" stroke-width="1.5" class="${point.mark === "hollow" ? "fill-surface stroke-subtle" : "fill-ink stroke-surface"}"/></g>`)}
          ${labelsOf(placed, PLOT, cornerBoxes).map(({ key, anchor, ...place }) => {
            const point = points.find((one) => one.key === key);
            return markup`<text x="${short(place.x)}" y="${short(place.y)}" text-anchor="${anchor}" stroke-width="3" paint-order="stroke" class="${point?.mark === "hollow" ? "fill-subtle" : "fill-ink"} stroke-surface text-label font-normal">${point?.name}</text>`;
          })}
        </g>`}
    />
  );
}

const short = (value: number) => Math.round(value * 10) / 10;
const along = (value: number, { min, max }: Span) => (clamped(value, { min, max }) - min) / (max - min);
const clamped = (value: number, { min, max }: Span) => Math.min(max, Math.max(min, value));

type Spans = { across: Span; up: Span };
type Place = (value: number) => number;

function gridOf(spans: Spans, x: Place, y: Place): Markup {
  const rows = ticksOf(spans.up, 2).map(
    (value) => markup`<path d="M0 ${short(y(value))}H${PLOT.width}" class="stroke-border"/>
      <text x="-8" y="${short(y(value) + 4)}" text-anchor="end" class="fill-subtle text-label font-normal">${formatPercent(value)}</text>`,
  );
  const columns = ticksOf(spans.across, 10).map(
    (value) =>
      markup`<text x="${short(x(value))}" y="${PLOT.height + 18}" text-anchor="middle" class="fill-subtle text-label font-normal">${formatPercent(value)}</text>`,
  );
  return markup`${rows}${columns}`;
}

/** What each quarter of the plane asks for. */
const corners = [
  { words: "Matters, and fails: start here", x: 8, y: 16, anchor: "start" },
  { words: "Matters, and works: keep it", x: PLOT.width - 8, y: 16, anchor: "end" },
  { words: "Fails, but matters less", x: 8, y: PLOT.height - 8, anchor: "start" },
  { words: "Works, and matters less", x: PLOT.width - 8, y: PLOT.height - 8, anchor: "end" },
] as const;
const cornerBoxes = corners.map(({ words, anchor, ...place }) => wordsBox(words, place, anchor));

function cornersOf(): Markup[] {
  return corners.map(
    ({ words, x, y, anchor }) =>
      markup`<text x="${x}" y="${y}" text-anchor="${anchor}" class="fill-muted text-label font-semibold">${words}</text>`,
  );
}

function shapeOf(mark: Mark, x: number, y: number): string {
  if (mark === "diamond") return `M${x} ${y - 7}l7 7l-7 7l-7 -7z`;
  if (mark === "square") return `M${x - 5} ${y - 5}h10v10h-10z`;
  return `M${x - 5.5} ${y}a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0 -11 0z`;
}
