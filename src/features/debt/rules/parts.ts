import {
  calendarPeriod,
  calendarPeriodOn,
  parseCalendarPeriod,
  type CalendarPeriod,
} from "@/domain/calendar-period";
import type { Day } from "@/domain/period";
import { visibilityOf, type Visibility } from "@/domain/suppression";

/** The period that is shown for what was asked: the last complete quarter for nothing, or for text that names none. */
export function periodFor(
  key: string | undefined,
  { today, fiscalYearStartMonth }: { today: Day; fiscalYearStartMonth: number },
): { period: CalendarPeriod; notices: string[] } {
  const asked = key === undefined ? undefined : parseCalendarPeriod(key, fiscalYearStartMonth);
  if (asked) return { period: asked, notices: [] };
  const { number } = calendarPeriodOn("quarter", today, fiscalYearStartMonth);
  return {
    period: calendarPeriod("quarter", number - 1, fiscalYearStartMonth),
    notices:
      key === undefined ? [] : [`The period “${key}” is not one Kept knows; the last quarter is shown.`],
  };
}

export type Department = { id: number; name: string; slug: string; isRetired: boolean };
export type Reach = "all" | readonly number[];

/** The departments a reader may see, in their order; a retired one only while something is counted for it. */
export function reachedOf(
  departments: readonly Department[],
  reach: Reach,
  keys: ReadonlySet<string>,
): { key: string; name: string; slug: string }[] {
  return departments
    .filter(({ id }) => reach === "all" || reach.includes(id))
    .filter(({ id, isRetired }) => !isRetired || keys.has(String(id)))
    .map(({ id, name, slug, isRetired }) => ({
      key: String(id),
      name: isRetired ? `${name} (retired)` : name,
      slug,
    }));
}

/**
 * What may be shown of departments that add up, with what is nobody's, to a total that is shown (metrics A18). Each has
 * one or several numbers of answers behind its figures (such as before a period, and in it): none may be small. What is
 * nobody's is never shown by itself, so it hides with the hidden.
 */
export function visibleParts(
  departments: readonly Department[],
  nsOf: (key: string) => readonly number[],
  { nobodys, k }: { nobodys: readonly string[]; k: number },
): (key: string) => Visibility {
  const sum = (ns: readonly number[]) => ns.reduce((total, n) => total + n, 0);
  const groups = departments.map(({ id }) => {
    const ns = nsOf(String(id));
    return { key: String(id), n: sum(ns), isClosed: ns.some((n) => n > 0 && n < k) };
  });
  const visibility = visibilityOf([...groups, { key: "nobody", n: sum(nobodys.flatMap(nsOf)) }], k);
  return (key) => visibility.get(key) ?? "shown";
}

/** Rows by one of their values, both in the order they came. */
export function groupedBy<Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}
