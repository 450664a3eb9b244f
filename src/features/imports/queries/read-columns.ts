import { UnreadableFile } from "../schema";
import { ColumnStats } from "../rules/column-stats";
import type { Layout } from "../rules/layout";
import { whyTooMany } from "../rules/row-limit";
import type { FileLayout } from "./file-layout";
import { readRecords } from "./read-records";
import { placeOf, rowOf } from "./record-batch";
import { readTable, type TableLayout } from "./read-table";

/** A header with more columns than this is not a survey; 100,000 columns would cost memory for nothing. */
const columnLimit = 2000;
/** Records that layouts are told from. */
const headRecords = 30;

/** The first records of a file that are not empty, each with its row. Throws UnreadableFile for too many columns, or none. */
export async function firstRecords(path: string, text: FileLayout, signal?: AbortSignal) {
  const records: string[][] = [];
  const rows: number[] = [];
  reading: for await (const batch of readRecords(path, text, signal)) {
    for (const [i, record] of batch.records.entries()) {
      if (isBlank(record)) continue;
      rows.push(rowOf(batch, i));
      if (records.push(record) === headRecords) break reading;
    }
  }
  const width = Math.max(...records.map(({ length }) => length), 0);
  if (width === 0) throw new UnreadableFile("The file is empty.");
  if (width > columnLimit) {
    const [has, most] = [width, columnLimit].map((n) => n.toLocaleString("en"));
    throw new UnreadableFile(`The header has ${has} columns; at most ${most} can be read.`);
  }
  return { records, rows };
}

export type ColumnPass = { stats: ColumnStats[]; dataRows: number; replaced: number };

/** One pass over the whole file: what each column holds. */
export async function readColumns(
  path: string,
  table: TableLayout,
  columns: Layout["columns"],
  signal?: AbortSignal,
): Promise<ColumnPass> {
  const stats = columns.map(() => new ColumnStats());
  let dataRows = 0;
  let replaced = 0;
  for await (const batch of readTable(path, table, signal)) {
    replaced = batch.replaced;
    refuseTooMany(dataRows);
    for (let i = placeOf(batch, table.firstDataRow); i < batch.records.length; i += 1) {
      const record = batch.records[i] ?? [];
      if (isBlank(record)) continue;
      dataRows += 1;
      const width = Math.min(record.length, stats.length);
      for (let c = 0; c < width; c += 1) stats[c]?.add(record[c] ?? "");
    }
  }
  refuseTooMany(dataRows);
  return { stats: stats.map((column) => column.finish()), dataRows, replaced };
}

function refuseTooMany(rows: number): void {
  const problem = whyTooMany(rows);
  if (problem !== undefined) throw new UnreadableFile(problem);
}

function isBlank(record: readonly string[]): boolean {
  for (const cell of record) if (cell !== "" && cell.trim() !== "") return false;
  return true;
}
