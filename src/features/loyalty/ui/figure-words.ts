import type { TrendPoint as DrawnPoint } from "@/ui/charts/trend-geometry";
import { formatMonth, formatMonthShort } from "@/ui/dates";
import { hiddenReason } from "@/ui/words";
import type { Figure, TrendPoint } from "../schema";

/** What a score component takes: the figure, or the sentence that stands in its place. */
export function shownOrHidden(figure: Figure) {
  switch (figure.state) {
    case "shown":
      return figure.score;
    case "none":
      return { hidden: "No answers in this period." };
    case "hidden":
      return { hidden: hiddenReason(figure.why) };
  }
}

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

function gapOf(figure: Figure): string | undefined {
  if (figure.state === "shown") return undefined;
  return figure.state === "none" ? "No answers" : hiddenReason(figure.why);
}

/** Every value a trend draws, so that charts of one page can share an axis. */
export function trendValues(trend: readonly TrendPoint[]): number[] {
  return trend.flatMap(({ figure, target }) => [
    ...(figure.state === "shown" ? [figure.score.low, figure.score.high] : []),
    ...(target === undefined ? [] : [target]),
  ]);
}
