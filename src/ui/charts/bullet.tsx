import type { Direction, Measured } from "@/domain/verdict";
import { formatFigure } from "@/ui/charts/score-value";
import type { Unit } from "@/ui/charts/score-value";
import { formatInterval } from "@/ui/format";

export type Axis = { min: number; max: number };

export type BulletProps = {
  measured: Pick<Measured, "value" | "low" | "high">;
  /** Undefined: no target was set; no tick and no bands are drawn. */
  target?: number;
  /** Width of the target band on the wrong side of the target, in the unit of the value. */
  band?: number;
  direction?: Direction;
  /** The same for all rows that stand together. */
  axis: Axis;
  unit?: Unit;
  /** Few answers: the bar is drawn hollow. */
  isFew?: boolean;
};

const HEIGHT = 20;
const MIDDLE = HEIGHT / 2;

/**
 * Stephen Few's bullet graph: thick bar from zero = value, thin bar = 95 % range, tick = target, dark band = below
 * the target band, light band = the target band, plain = reached.
 */
export function Bullet(props: BulletProps) {
  const { measured, target, axis, unit = "nps", isFew } = props;
  const at = (value: number) => percentOn(axis, value);
  const zero = at(0);
  const value = at(measured.value);
  const bar = { from: Math.min(zero, value), to: Math.max(zero, value) };
  return (
    <svg role="img" aria-label={summaryOf(props, unit)} width="100%" height={HEIGHT} className="block">
      <Bands {...props} />
      <rect
        x={`${bar.from}%`}
        width={`${bar.to - bar.from}%`}
        y={MIDDLE - 4}
        height="8"
        className={isFew ? "fill-surface stroke-muted" : "fill-ink"}
      />
      <Range from={at(measured.low)} to={at(measured.high)} bar={bar} isHollow={isFew} />
      <line x1={`${zero}%`} x2={`${zero}%`} y1="2" y2={HEIGHT - 2} className="stroke-border-strong" />
      {target === undefined ? null : (
        <line
          x1={`${at(target)}%`}
          x2={`${at(target)}%`}
          y1="1"
          y2={HEIGHT - 1}
          strokeWidth="2.5"
          className="stroke-ink"
        />
      )}
    </svg>
  );
}

/** Bands from the axis' bad end: dark up to the target band, light across it. */
function Bands({ target, band = 0, direction = "higher", axis }: BulletProps) {
  const box = { y: 3, height: HEIGHT - 6 };
  if (target === undefined) return <rect {...box} width="100%" className="fill-band-soft" />;
  const [start, inner, tick] =
    direction === "higher" ? [axis.min, target - band, target] : [axis.max, target + band, target];
  return (
    <>
      <Span {...box} axis={axis} from={start} to={inner} className="fill-band-strong" />
      <Span {...box} axis={axis} from={inner} to={tick} className="fill-band-soft" />
      <line x2="100%" y1={HEIGHT - 3} y2={HEIGHT - 3} className="stroke-border" />
    </>
  );
}

type SpanProps = { axis: Axis; from: number; to: number; y: number; height: number; className: string };

function Span({ axis, from, to, ...rect }: SpanProps) {
  const [one, other] = [percentOn(axis, from), percentOn(axis, to)];
  return <rect x={`${Math.min(one, other)}%`} width={`${Math.abs(other - one)}%`} {...rect} />;
}

type RangeProps = { from: number; to: number; bar: { from: number; to: number }; isHollow?: boolean };

/** The thin bar: dark beside the value bar, cut out of it where the two lie on each other. */
function Range({ from, to, bar, isHollow }: RangeProps) {
  const isInBar = (at: number) => !isHollow && at > bar.from && at < bar.to;
  const inner = { from: Math.max(from, bar.from), to: Math.min(to, bar.to) };
  return (
    <g>
      <Whisker from={from} to={to} className="stroke-muted" />
      {!isHollow && inner.from < inner.to ? <Whisker {...inner} className="stroke-surface" /> : null}
      {[from, to].map((end, index) => (
        <line
          key={index}
          x1={`${end}%`}
          x2={`${end}%`}
          y1={MIDDLE - (isInBar(end) ? 3 : 4)}
          y2={MIDDLE + (isInBar(end) ? 3 : 4)}
          strokeWidth="1.5"
          className={isInBar(end) ? "stroke-surface" : "stroke-muted"}
        />
      ))}
    </g>
  );
}

function Whisker({ from, to, className }: { from: number; to: number; className: string }) {
  return (
    <line x1={`${from}%`} x2={`${to}%`} y1={MIDDLE} y2={MIDDLE} strokeWidth="1.5" className={className} />
  );
}

function summaryOf({ measured, target }: BulletProps, unit: Unit): string {
  const figure = `${formatFigure(measured.value, unit)}, 95% range ${formatInterval(measured)}`;
  return target === undefined ? `${figure}, no target` : `${figure}, target ${formatFigure(target, unit)}`;
}

function percentOn({ min, max }: Axis, value: number): number {
  return (100 * (Math.min(max, Math.max(min, value)) - min)) / (max - min);
}
