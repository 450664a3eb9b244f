import type { ImportOptions, InspectReport } from "../schema";
import { filterReasons, type RefusedRow } from "./trouble";
import { wellFormed } from "./well-formed";

/** A row with more text than this is not kept: it is no answer that somebody corrects by hand. */
const mostCharacters = 50_000;

type Read = Pick<InspectReport, "columns" | "filters" | "reshape">;
export type CellsOf = (record: readonly string[], refused: RefusedRow) => string | undefined;

/**
 * What is kept of a row that is not counted, so that a person can correct it and bring it in again: its cells as JSON.
 * Cells of columns that are not read are empty: what an import has no use for, it does not keep. Undefined for rows that
 * are no answers whatever is corrected, and where a row holds several answers.
 */
export function cellsToCorrect(
  { columns, filters, reshape }: Read,
  { mapping }: Pick<ImportOptions, "mapping">,
): CellsOf {
  if (reshape?.kind === "wide") return () => undefined;
  const read = new Set([...Object.values(mapping), ...filters.map(({ column }) => column)]);
  return (record, { code }) => {
    if (code in filterReasons) return undefined;
    const cells = columns.map((_, place) => (read.has(place) ? wellFormed(record[place] ?? "") : ""));
    const characters = cells.reduce((sum, { length }) => sum + length, 0);
    return characters > mostCharacters ? undefined : JSON.stringify(cells);
  };
}
