import { addMonths, firstDayOf } from "@/domain/period";
import type { Figure } from "@/features/responses/schema";
import { gapWords } from "@/features/responses/ui/figure-words";
import type { TrendPoint as DrawnPoint } from "@/ui/charts/trend-geometry";
import { formatMonth, formatMonthShort } from "@/ui/dates";
import type { TrendPoint } from "../schema";

/** A trend's months as a chart takes them. */
export function drawnTrend(trend: readonly TrendPoint[]): DrawnPoint[] {
  return trend.map(({ month, figure, isSoFar }) => ({
    label: formatMonthShort(month),
    name: formatMonth(month),
    measured: figure.state === "shown" ? figure.score : undefined,
    gap: gapOf(figure),
    isUnfinished: isSoFar,
  }));
}

/** A trend's months as the days they hold. */
export function trendSteps(trend: readonly TrendPoint[]): { from: string; to: string }[] {
  return trend.map(({ month }) => {
    const from = firstDayOf(month);
    return { from, to: addMonths(from, 1) };
  });
}

function gapOf(figure: Figure): string | undefined {
  return figure.state === "none" ? "No answers" : gapWords(figure);
}

/** Every value a trend draws, so that charts of one page can share an axis. */
export function trendValues(trend: readonly TrendPoint[]): number[] {
  return trend.flatMap(({ figure, target }) => [
    ...(figure.state === "shown" ? [figure.score.low, figure.score.high] : []),
    ...(target === undefined ? [] : [target]),
  ]);
}
