import type { Interval } from "@/domain/interval";
import type { Axis } from "@/ui/charts/bullet";
import { Drawing, markup } from "@/ui/charts/drawing";

/** Up or down from zero with its 95 % range: one row of a table whose rows share an axis. */
export function NetBar({ value, range, axis }: { value: number; range: Interval; axis: Axis }) {
  const at = (points: number) =>
    Math.round(
      (10_000 * (Math.min(axis.max, Math.max(axis.min, points)) - axis.min)) / (axis.max - axis.min),
    ) / 100;
  const [zero, end] = [at(0), at(value)];
  const [low, high] = [at(range.low), at(range.high)];
  return (
    <Drawing
      aria-hidden
      viewBox="0 0 100 18"
      preserveAspectRatio="none"
      width="100%"
      height={18}
      className="block [&>path]:[vector-effect:non-scaling-stroke]"
      of={markup`<path d="M${Math.min(zero, end)} 4H${Math.max(zero, end)}v10H${Math.min(zero, end)}z" class="${value < 0 ? "fill-detractor" : "fill-promoter"}"/>
        <path d="M${low} 9H${high}M${low} 5v8M${high} 5v8" fill="none" stroke-width="3" class="stroke-surface"/>
        <path d="M${low} 9H${high}M${low} 5v8M${high} 5v8" fill="none" stroke-width="1.25" class="stroke-ink"/>
        <path d="M${zero} 0V18" class="stroke-border-strong"/>`}
    />
  );
}
