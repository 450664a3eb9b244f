import type { TrendEvents } from "@/features/loyalty/schema";
import type { TrendEvent } from "@/ui/charts/trend-geometry";

type Step = { from: string; to: string };
export type Happening = TrendEvents["events"][number];

/** An event within a line, with the letter it carries on the chart and in the list below. */
export type MarkedEvent = { event: Happening; at: number; letter: string };

/** The events that lie in a line, oldest first; the newest 26 where there are more. */
export function markedEvents(events: readonly Happening[], line: readonly Step[]): MarkedEvent[] {
  const placed = events.flatMap((event) => {
    const at = line.findIndex(({ from, to }) => from <= event.day && event.day < to);
    return at < 0 ? [] : [{ event, at }];
  });
  return placed.slice(-LETTERS).map((one, index) => ({ ...one, letter: String.fromCharCode(65 + index) }));
}

const LETTERS = 26;

/** As a chart takes them: one mark a step, with the letters of all that happened in it. */
export function eventMarks(marked: readonly MarkedEvent[]): TrendEvent[] {
  const steps = [...new Set(marked.map(({ at }) => at))];
  return steps.map((at) => ({
    at,
    label: marked
      .filter((one) => one.at === at)
      .map(({ letter }) => letter)
      .join(" "),
  }));
}
