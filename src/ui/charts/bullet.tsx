import type { Direction, Measured } from "@/domain/verdict";
import { Drawing, markup, type Markup } from "@/ui/charts/drawing";
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
  /** Said instead of the figure, its range and its target; empty where all of it stands beside the bullet in words. */
  label?: string;
  /** Few answers: the bar is drawn hollow. */
  isFew?: boolean;
};

const HEIGHT = 20;
const MIDDLE = HEIGHT / 2;

/**
 * Stephen Few's bullet graph: thick bar from zero = value, thin bar = 95 % range, tick = target, dark band = below
 * the target band, light band = the target band, plain = reached. One unit across is one per cent of the width, and
 * strokes keep their own, so that the whole is a few paths: a page has a dozen of these.
 */
export function Bullet(props: BulletProps) {
  const { unit = "nps", label } = props;
  return (
    <Drawing
      {...(label === ""
        ? { "aria-hidden": true }
        : { role: "img", "aria-label": label ?? summaryOf(props, unit) })}
      viewBox={`0 0 100 ${HEIGHT}`}
      preserveAspectRatio="none"
      width="100%"
      height={HEIGHT}
      className={look}
      of={pathsOf(props)}
    />
  );
}

/** The same as text, for tables that are written as text; all of it stands beside it in words. */
export function bullet(props: Omit<BulletProps, "label" | "unit">): Markup {
  return markup`<svg aria-hidden="true" viewBox="0 0 100 ${HEIGHT}" preserveAspectRatio="none" width="100%" height="${HEIGHT}" class="${look}">${pathsOf(props)}</svg>`;
}

const look = "block [&>path]:[vector-effect:non-scaling-stroke]";

function pathsOf(props: BulletProps): Markup {
  const { measured, target, axis, isFew } = props;
  const at = (value: number) => percentOn(axis, value);
  const [zero, value] = [at(0), at(measured.value)];
  const bar = { from: Math.min(zero, value), to: Math.max(zero, value) };
  return markup`${bandsOf(props)}
        <path d="${box(bar, MIDDLE - 4, 8)}" class="${isFew ? "fill-surface stroke-muted" : "fill-ink"}"/>
        ${rangeOf({ from: at(measured.low), to: at(measured.high) }, isFew ? undefined : bar)}
        <path d="${upright(zero, 2)}" class="stroke-border-strong"/>
        ${target === undefined ? undefined : markup`<path d="${upright(at(target), 1)}" stroke-width="2.5" class="stroke-ink"/>`}`;
}

type Stretch = { from: number; to: number };

const box = ({ from, to }: Stretch, top: number, height: number) =>
  `M${short(from)} ${top}H${short(to)}v${height}H${short(from)}z`;
const upright = (x: number, gap: number) => `M${short(x)} ${gap}V${HEIGHT - gap}`;
const short = (percent: number) => Math.round(percent * 100) / 100;

/** Bands from the axis' bad end: dark up to the target band, light across it. */
function bandsOf({ target, band = 0, direction = "higher", axis }: BulletProps): Markup {
  const stretch = (one: number, other: number): string => {
    const [from, to] = [percentOn(axis, one), percentOn(axis, other)];
    return box({ from: Math.min(from, to), to: Math.max(from, to) }, 3, HEIGHT - 6);
  };
  if (target === undefined)
    return markup`<path d="${box({ from: 0, to: 100 }, 3, HEIGHT - 6)}" class="fill-band-soft"/>`;
  const [start, inner] = direction === "higher" ? [axis.min, target - band] : [axis.max, target + band];
  return markup`<path d="${stretch(start, inner)}" class="fill-band-strong"/>
    <path d="${stretch(inner, target)}" class="fill-band-soft"/><path d="M0 ${HEIGHT - 3}H100" class="stroke-border"/>`;
}

/** The thin bar with its ends: dark beside the value bar, cut out of it where the two lie on each other. */
function rangeOf(range: Stretch, bar: Stretch | undefined): Markup {
  const isInBar = (at: number) => bar !== undefined && at > bar.from && at < bar.to;
  const end = (at: number, half: number) => `M${short(at)} ${MIDDLE - half}v${2 * half}`;
  const ends = [range.from, range.to];
  const inner = bar && { from: Math.max(range.from, bar.from), to: Math.min(range.to, bar.to) };
  const line = ({ from, to }: Stretch) => `M${short(from)} ${MIDDLE}H${short(to)}`;
  const beside =
    line(range) +
    ends
      .filter((at) => !isInBar(at))
      .map((at) => end(at, 4))
      .join("");
  const within =
    inner && inner.from < inner.to
      ? line(inner) +
        ends
          .filter(isInBar)
          .map((at) => end(at, 3))
          .join("")
      : "";
  const stroke = (d: string, look: string) =>
    markup`<path d="${d}" fill="none" stroke-width="1.5" class="${look}"/>`;
  return markup`${stroke(beside, "stroke-muted")}${within ? stroke(within, "stroke-surface") : undefined}`;
}

function summaryOf({ measured, target }: BulletProps, unit: Unit): string {
  const figure = `${formatFigure(measured.value, unit)}, 95% range ${formatInterval(measured)}`;
  return target === undefined ? `${figure}, no target` : `${figure}, target ${formatFigure(target, unit)}`;
}

function percentOn({ min, max }: Axis, value: number): number {
  return (100 * (Math.min(max, Math.max(min, value)) - min)) / (max - min);
}
