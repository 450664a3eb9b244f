import type { Step } from "@/domain/bucket";
import { gapWords } from "@/features/responses/ui/figure-words";
import { formatDay, formatMonth, formatMonthShort, formatPeriod } from "@/ui/dates";
import type { TrendPoint } from "@/ui/charts/trend-geometry";
import { hiddenReason } from "@/ui/words";
import type { LinePoint, SharePoint } from "../schema";

/** "by week", "by month", "by quarter". */
export const stepWords: Record<Step, string> = { week: "Week", month: "Month", quarter: "Quarter" };

/** A step in full: "Week of 7 Sep 2026", "September 2026", "Q3 2026". */
export function stepName({ key, from }: { key: string; from: string }): string {
  if (key.includes("..")) return `Week of ${formatDay(from)}`;
  return key.includes("Q") ? formatPeriod(key) : formatMonth(key);
}

/** A step on an axis: "7 Sep", "Sep ’26", "Q3 ’26". */
export function stepLabel({ key, from }: { key: string; from: string }): string {
  if (key.includes("..")) return formatDay(from).slice(0, -" 2026".length);
  const year = `’${key.slice(2, 4)}`;
  return key.includes("Q") ? `${key.slice(5)} ${year}` : `${formatMonthShort(key)} ${year}`;
}

/** Steps as a chart takes them. */
export function drawnSteps(line: readonly LinePoint[]): TrendPoint[] {
  return line.map((point) => ({
    label: stepLabel(point),
    name: stepName(point),
    measured: point.figure.state === "shown" ? point.figure.score : undefined,
    gap: point.figure.state === "none" ? "No answers" : gapWords(point.figure),
    isUnfinished: point.isSoFar,
  }));
}

/** Steps of a share as a chart takes them. */
export function drawnShares(line: readonly SharePoint[]): TrendPoint[] {
  return line.map((point) => ({
    label: stepLabel(point),
    name: stepName(point),
    measured: point.share.state === "shown" ? point.share : undefined,
    gap: point.share.state === "hidden" ? hiddenReason(point.share.why) : "No answers",
    isUnfinished: point.isSoFar,
  }));
}

/** Which steps lie in the period of the page, as first and last index; undefined where none does. */
export function selectedSteps(
  line: readonly { from: string; to: string }[],
  range: { from: string; to: string },
): { from: number; to: number } | undefined {
  const isIn = (step: { from: string; to: string }) => step.from < range.to && range.from < step.to;
  const from = line.findIndex(isIn);
  return from < 0 ? undefined : { from, to: line.findLastIndex(isIn) };
}
