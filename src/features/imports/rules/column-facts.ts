import type { ColumnStats } from "./column-stats";
import { columnRef } from "./find-column";
import type { LayoutColumn } from "./layout";
import { nameOf, wordsOf } from "./words";

/** A column as the suggestions see it: its headings in comparable form and what its cells hold. */
export type ColumnFacts = LayoutColumn & {
  position: number;
  /** What `--map` calls it. */
  ref: string;
  /** Name, question and import id, compared whole. */
  names: readonly string[];
  /** Name and question, compared by words. */
  words: string;
  stats: ColumnStats;
};

export function factsOf(columns: readonly LayoutColumn[], stats: readonly ColumnStats[]): ColumnFacts[] {
  return columns.flatMap((column, position) => {
    const own = stats[position];
    if (!own) return [];
    const texts = [column.name, column.question ?? "", column.importId ?? ""];
    const names = [column.name.trim(), ...texts.map(nameOf)].filter((name) => name !== "");
    // NetPromoter, npsScore: capitals part words, too.
    const spaced = `${column.name} ${column.question ?? ""}`.replace(
      /(\p{Ll})(?=\p{Lu})|(\p{Lu})(?=\p{Lu}\p{Ll})/gu,
      "$& ",
    );
    return [
      { ...column, position, ref: columnRef(columns, position), names, words: wordsOf(spaced), stats: own },
    ];
  });
}

/** Share of the filled cells that were looked at; 0 for an empty column. */
export function shareOf(count: number, { examined }: ColumnStats): number {
  return examined === 0 ? 0 : count / examined;
}

/** True where nearly every filled cell is a date, as text or, under a heading that speaks of dates, as a number. */
export function holdsDates({ stats, words }: ColumnFacts): boolean {
  if (stats.filled === 0) return false;
  const asText =
    stats.dates.written - (stats.dates.triples === 0 && stats.whole === stats.filled ? stats.whole : 0);
  return shareOf(asText, stats) >= 0.9 || (speaksOfDates(words) && isAllDateNumbers(stats));
}

/** Every value is a spreadsheet's day number (43831) or a compact day (20200101). */
function isAllDateNumbers(stats: ColumnStats): boolean {
  return (
    stats.dates.unix === stats.filled ||
    stats.dates.serials === stats.filled ||
    stats.dates.written === stats.filled
  );
}

const dateWords =
  /\b(?:date|dates|day|time|timestamp|datum|zeit|zeitpunkt|zeitstempel|tag|fecha|jour|heure|horodateur|tijd|tijdstempel|dag|answered|responded|submitted|completed|recorded|received|created)\b/;

export function speaksOfDates(words: string): boolean {
  return dateWords.test(words);
}

/** What a column holds, in words for people. */
export function holdsInWords(facts: ColumnFacts): string {
  const { stats } = facts;
  if (stats.filled === 0) return "empty";
  if (holdsDates(facts)) return "dates";
  if (shareOf(stats.whole, stats) >= 0.9) return `whole numbers ${stats.lowest} to ${stats.highest}`;
  if (shareOf(stats.addresses, stats) >= 0.9) return "e-mail addresses";
  return stats.distinct === null ? "text" : `text, ${stats.distinct.size} different values`;
}
