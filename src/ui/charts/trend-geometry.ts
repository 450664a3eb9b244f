import { scaleLinear } from "d3-scale";
import type { Measured } from "@/domain/verdict";
import type { Axis } from "@/ui/charts/bullet";

/** One period of a trend. Without `measured` the line breaks: a gap is never a zero. */
export type TrendPoint = {
  /** On the axis: "Sep". */
  label: string;
  /** In the table and the tooltip: "September 2026". */
  name: string;
  measured?: Measured;
  /** Why there is no figure: "No answers", or the reason for hiding it. */
  gap?: string;
  /** The period is still running: dashed, "so far". */
  isUnfinished?: boolean;
};

/** Something that happened in a period: a launch, a price change. `at` is the index of its point. */
export type TrendEvent = { at: number; label: string };

/** A point as it is drawn, cut to the axis. x counts points, y is in the unit of the figure. */
export type DrawnPoint = {
  index: number;
  value?: number;
  range?: [low: number, high: number];
  /** The solid and the dashed line; both hold the point where they meet. */
  settled?: number;
  soFar?: number;
  dot: "none" | "few" | "lone" | "last";
};

/** Room around the plot in px, shared by the picture from the server and the interactive one, so nothing moves. */
export const margins = { top: 12, right: 84, bottom: 26, left: 36 };

const FEWEST_FOR_SOLID = 10;
const TICKS = 4;

/** Points ready for drawing, by either renderer. */
export function drawnPoints(points: readonly TrendPoint[], axis: Axis): DrawnPoint[] {
  const lastKnown = points.findLastIndex((point) => point.measured !== undefined);
  return points.map((point, index) => {
    const { measured } = point;
    if (!measured) return { index, dot: "none" };
    const value = clamp(measured.value, axis);
    const leadsToUnfinished = points[index + 1]?.isUnfinished === true;
    return {
      index,
      value,
      range: [clamp(measured.low, axis), clamp(measured.high, axis)],
      settled: point.isUnfinished ? undefined : value,
      soFar: point.isUnfinished || leadsToUnfinished ? value : undefined,
      dot: dotOf(measured.n, index === lastKnown, isLone(points, index)),
    };
  });
}

function dotOf(answers: number, isLast: boolean, isAlone: boolean): DrawnPoint["dot"] {
  if (answers < FEWEST_FOR_SOLID) return "few";
  if (isLast) return "last";
  return isAlone ? "lone" : "none";
}

/** A point with a gap on both sides: no line reaches it. */
export function isLone(points: readonly TrendPoint[], index: number): boolean {
  return !points[index - 1]?.measured && !points[index + 1]?.measured;
}

/** Where a point stands across the plot, in per cent of its width. */
export function acrossPercent(index: number, count: number): number {
  return count < 2 ? 50 : (100 * index) / (count - 1);
}

/** Where a value stands in the plot, in px from its top. */
export function downPx(value: number, axis: Axis, height: number): number {
  return (height * (axis.max - clamp(value, axis))) / (axis.max - axis.min);
}

/** Round values for the horizontal lines. */
export function gridValues(axis: Axis): number[] {
  return scaleLinear().domain([axis.min, axis.max]).ticks(TICKS);
}

/** Which periods are named under the plot when at most `most` names fit; the newest always is. */
export function isNamed(index: number, count: number, most: number): boolean {
  const step = Math.ceil(count / most);
  return (count - 1 - index) % step === 0;
}

/**
 * An axis in twenties around all values (ranges and targets too), including zero. Compute it once a page from
 * everything shown, so that neighbours compare.
 */
export function npsAxis(values: readonly number[]): Axis {
  const step = 20;
  const min = Math.floor(Math.min(0, ...values) / step) * step;
  const max = Math.ceil(Math.max(step, ...values) / step) * step;
  return { min: Math.max(-100, min), max: Math.min(100, max) };
}

/** An axis of per cents from 0, in tens, around all values. */
export function percentAxis(values: readonly number[]): Axis {
  const step = 10;
  return { min: 0, max: Math.min(100, Math.ceil(Math.max(step, ...values) / step) * step) };
}

/** Two labels at the right edge, in px from the top, moved apart so that they never touch. */
export function apart(series: number, target: number, height: number): { series: number; target: number } {
  const above = target <= series;
  // The series label has two lines, the target label one: below it needs more room than above.
  const [needed, direction] = above ? [20, -1] : [34, 1];
  const moved = Math.abs(series - target) >= needed ? target : series + direction * needed;
  if (moved >= 0 && moved <= height) return { series, target: moved };
  return above ? { series: needed, target: 0 } : { series: height - needed, target: height };
}

function clamp(value: number, { min, max }: Axis): number {
  return Math.min(max, Math.max(min, value));
}
