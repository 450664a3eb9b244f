import { UnfitChoice } from "../schema";
import type { LayoutColumn } from "./layout";

/**
 * The position of the column a person named: exactly, then without regard to case, then by the tool's id or the
 * question text, then `#3` by position from 1. Throws UnfitChoice where there is none, or more than one.
 */
export function findColumn(columns: readonly LayoutColumn[], wanted: string): number {
  const text = wanted.trim();
  const lower = text.toLowerCase();
  const ways: ((column: LayoutColumn) => boolean)[] = [
    ({ name }) => name === text,
    ({ name }) => name.toLowerCase() === lower,
    ({ importId }) => importId?.toLowerCase() === lower,
    ({ question }) => question?.toLowerCase() === lower,
  ];
  for (const way of text === "" ? [] : ways) {
    const found = columns.flatMap((column, i) => (way(column) ? [i] : []));
    if (found.length > 1) throw new UnfitChoice(severalSentence(text, found));
    if (found[0] !== undefined) return found[0];
  }
  const place = Number(/^#(\d{1,4})$/.exec(text)?.[1] ?? 0);
  if (place >= 1 && place <= columns.length) return place - 1;
  throw new UnfitChoice(`There is no column “${text}”. The file has ${listOf(columns)}.`);
}

/** What to call a column so that `findColumn` finds it: its name, or `#5` where that is empty or not unique. */
export function columnRef(columns: readonly LayoutColumn[], position: number): string {
  const name = columns[position]?.name ?? "";
  try {
    return findColumn(columns, name) === position ? name : `#${position + 1}`;
  } catch {
    return `#${position + 1}`;
  }
}

function severalSentence(text: string, found: readonly number[]): string {
  const places = found.map((i) => `#${i + 1}`);
  return `${found.length} columns are called “${text}”. Name one by its place: ${places.join(" or ")}.`;
}

function listOf(columns: readonly LayoutColumn[]): string {
  const shown = columns
    .slice(0, 12)
    .map(({ name }, i) => (name === "" ? `#${i + 1}` : `“${name.slice(0, 60)}”`));
  const more = columns.length - shown.length;
  return shown.join(", ") + (more > 0 ? ` and ${more} more` : "");
}
