import { clsx } from "clsx";
import {
  COLUMN,
  CURVE_HEIGHT,
  curveIn,
  emotionScale,
  emotionY,
  pointSize,
  type EmotionPoint,
  type EmotionScale,
} from "@/ui/charts/emotion-geometry";

type CellProps = {
  points: readonly EmotionPoint[];
  column: number;
  /** In words beside the point: only the extremes of a curve get one. */
  word?: string;
  /** What a screen reader hears and a pointer sees: the figure with its number of answers, or why there is none. */
  label: string;
  /** A line below the curve. */
  note?: string;
};

/**
 * One column of an emotion curve that runs through the cells of a table: felt solid, designed dashed. The cells are
 * real cells, so every stage keeps its own words; the line meets its other half at the border. Lines are stretched to
 * the cell, points and words are not: they stand at half its width.
 */
export function EmotionCell({ points, column, word, label, note }: CellProps) {
  const scale = emotionScale(points);
  const { felt, designed } = points[column] ?? {};
  return (
    <div className="group relative">
      <svg role="img" aria-label={label} tabIndex={0} width="100%" height={CURVE_HEIGHT} className="block">
        <Lines points={points} column={column} scale={scale} />
        {designed === undefined ? null : (
          <circle cx="50%" cy={emotionY(designed, scale)} r="3" className="fill-surface stroke-subtle" />
        )}
        {felt === undefined ? (
          <text
            x="50%"
            y={emotionY(0, scale) + 4}
            textAnchor="middle"
            className="fill-subtle text-label font-normal"
          >
            {label}
          </text>
        ) : (
          <FeltPoint {...{ points, column, scale, felt, word }} />
        )}
      </svg>
      {note ? (
        <p className="-mt-1 px-1 pb-2 text-center text-label font-normal text-subtle tabular-nums">{note}</p>
      ) : null}
      <span
        aria-hidden
        className="pointer-events-none absolute inset-x-1 top-full z-30 hidden rounded-control border bg-raised px-2 py-1 text-label font-normal text-ink shadow-menu group-focus-within:block group-hover:block print:hidden"
      >
        {label}
      </span>
    </div>
  );
}

type Drawn = { points: readonly EmotionPoint[]; column: number; scale: EmotionScale };

function Lines({ points, column, scale }: Drawn) {
  const zero = emotionY(0, scale);
  const path = (of: "felt" | "designed", look: string) => {
    const d = curveIn(points, column, { of, scale });
    return d ? <path d={d} fill="none" vectorEffect="non-scaling-stroke" className={look} /> : null;
  };
  return (
    <svg width="100%" height="100%" viewBox={`0 0 ${COLUMN} ${CURVE_HEIGHT}`} preserveAspectRatio="none">
      <path d={`M0 ${zero}H${COLUMN}`} vectorEffect="non-scaling-stroke" className="stroke-border" />
      {path("designed", designedLook)}
      {path("felt", feltLook)}
    </svg>
  );
}

const feltLook = "stroke-ink stroke-2";
const designedLook = "stroke-subtle stroke-[1.5] [stroke-dasharray:4_4]";

function FeltPoint({ points, column, scale, felt, word }: Drawn & { felt: number; word?: string }) {
  const { n = 0, designed } = points[column] ?? {};
  const y = emotionY(felt, scale);
  const radius = pointSize(n, Math.max(0, ...points.map((point) => point.n ?? 0))) / 2;
  const isLow = y > CURVE_HEIGHT - 40;
  return (
    <>
      <circle cx="50%" cy={y} r={radius} className={clsx("stroke-ink stroke-2", fillOf(felt, designed))} />
      {word ? (
        <text
          x="50%"
          y={isLow ? y - radius - 7 : y + radius + 15}
          textAnchor="middle"
          className={clsx("text-label font-semibold", felt < 0 ? "fill-detractor-text" : "fill-ink")}
        >
          {word}
        </text>
      ) : null}
    </>
  );
}

/** Against what was designed: about as good, below it, or below neutral. */
function fillOf(felt: number, designed: number | undefined): string {
  if (felt < 0) return "fill-detractor";
  return designed !== undefined && felt >= designed - 0.25 ? "fill-promoter" : "fill-surface";
}

/** The whole curve small, without words: what stays on top of a phone while stages are leafed through. */
export function EmotionStrip({
  points,
  current,
  label,
}: {
  points: readonly EmotionPoint[];
  current: number;
  label: string;
}) {
  const scale = emotionScale(points);
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${points.length * COLUMN} ${CURVE_HEIGHT}`}
      preserveAspectRatio="none"
      width="100%"
      height="44"
      className="block"
    >
      <rect x={current * COLUMN} width={COLUMN} height={CURVE_HEIGHT} className="fill-band-strong" />
      {points.map((_, column) => (
        <svg key={column} x={column * COLUMN} width={COLUMN} height={CURVE_HEIGHT}>
          <Lines points={points} column={column} scale={scale} />
        </svg>
      ))}
    </svg>
  );
}

/** The row's head: what the two lines are, and the scale at their right. */
export function EmotionScaleHead({ points }: { points: readonly EmotionPoint[] }) {
  const scale = emotionScale(points);
  const marks = [
    [2, "Delighted"],
    [0, "Neutral"],
    [scale.low, scale.low === -2 ? "Upset" : "Let down"],
  ] as const;
  const middle = (emotionY(2, scale) + emotionY(0, scale)) / 2;
  return (
    <svg width="100%" height={CURVE_HEIGHT} className="block">
      {marks.map(([valence, word]) => (
        <text
          key={word}
          x="100%"
          y={emotionY(valence, scale) + 4}
          textAnchor="end"
          className="fill-subtle text-label font-normal"
        >
          {word}
        </text>
      ))}
      {[
        { name: "Felt", look: feltLook, y: middle - 9 },
        { name: "Designed", look: designedLook, y: middle + 9 },
      ].map(({ name, look, y }) => (
        <g key={name}>
          <path d={`M0 ${y}h16`} className={look} />
          <text x="22" y={y + 4} className="fill-ink text-label">
            {name}
          </text>
        </g>
      ))}
    </svg>
  );
}
