import { formulaSafe } from "./formula-safe";
import type { ExportCell, ExportTable } from "./table";

/** The columns that stand behind a file's own where its rows that were not counted are handed out to be corrected. */
export const addedColumns = ["Kept: row", "Kept: reason", "Kept: value"] as const;

/** A table for a workbook, its text guarded as in CSV: whichever of the two comes back, it is read the same way. */
export function guarded({ columns, rows }: ExportTable): ExportTable {
  const safe = (cell: ExportCell) => (typeof cell === "string" ? formulaSafe(cell) : cell);
  return { columns: columns.map(formulaSafe), rows: eachOf(rows, (row) => row.map(safe)) };
}

async function* eachOf<A, B>(
  items: AsyncIterable<A> | Iterable<A>,
  change: (item: A) => B,
): AsyncGenerator<B> {
  for await (const item of items) yield change(item);
}

/** How many columns are a file's own, where it is one that was handed out; null for any other. */
export function ownColumns(header: readonly string[] = []): number | null {
  const own = header.length - addedColumns.length;
  return own > 0 && addedColumns.every((name, i) => header[own + i]?.trim() === name) ? own : null;
}
