import type { CompareWith } from "@/domain/period";
import { formatDay, formatPeriod, formatRange } from "@/ui/dates";
import type { View } from "../schema";

export const compareWordsOf: Record<CompareWith, string> = {
  previous: "vs the period before",
  year: "vs a year ago",
  none: "No comparison",
};

/** What the figures of a page cover: "all touchpoints" or the filters in words. */
export function scopeWords({ filters }: View): string {
  const parts = filterWords(filters);
  return parts.length === 0 ? "all touchpoints" : parts.join(", ");
}

/** Each filter in force in words: "Channel: Phone or Web". */
export function filterWords(filters: View["filters"]): string[] {
  const names = (list: readonly { name: string }[]) => list.map(({ name }) => name).join(" or ");
  return [
    ...(filters.survey ? [`Survey: ${filters.survey.name}`] : []),
    ...(filters.channels.length > 0 ? [`Channel: ${names(filters.channels)}`] : []),
    ...(filters.segments.length > 0 ? [`Segment: ${names(filters.segments)}`] : []),
    ...(filters.persona ? [`Persona: ${filters.persona.name}`] : []),
    ...(filters.departments.length > 0 ? [`Department: ${names(filters.departments)}`] : []),
    ...(filters.stages.length > 0 ? [`Stage: ${names(filters.stages)}`] : []),
    ...(filters.touchpoints.length > 0 ? [`Touchpoint: ${names(filters.touchpoints)}`] : []),
  ];
}

/** The dates of a view, and that they are not over yet. */
export function datesWords({ range, isSoFar }: Pick<View, "range" | "isSoFar">): string {
  return isSoFar ? `${formatRange(range)}, so far` : formatRange(range);
}

/** The period as a person would say it: "last quarter, 1 Jul to 30 Sep 2026". */
export function periodWords(view: View): string {
  return `${formatPeriod(view.periodKey)}, ${datesWords(view)}`;
}

/** How old the newest answer is. */
export function stampWords({ dataTo }: View): string {
  return dataTo ? `Data to ${formatDay(dataTo)}` : "No answers yet";
}
