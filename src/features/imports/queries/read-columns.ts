import { UnreadableFile } from "../schema";
import { ColumnStats } from "../rules/column-stats";
import type { Layout } from "../rules/layout";
import type { TextLayout } from "./read-head";
import { readRecords } from "./read-records";

/** A header with more columns than this is not a survey; 100,000 columns would cost memory for nothing. */
const columnLimit = 2000;
/** Records that layouts are told from. */
const headRecords = 10;

/** The first records of a file after leading empty lines. Throws UnreadableFile for too many columns, or none. */
export async function firstRecords(path: string, text: TextLayout, signal?: AbortSignal) {
  const records: string[][] = [];
  let blankRows = 0;
  for await (const record of eachRecord(path, text, signal)) {
    if (records.length === 0 && isBlank(record)) blankRows += 1;
    else if (records.push(record) === headRecords) break;
  }
  const width = records[0]?.length ?? 0;
  if (width === 0) throw new UnreadableFile("The file is empty.");
  if (width > columnLimit) {
    const [has, most] = [width, columnLimit].map((n) => n.toLocaleString("en"));
    throw new UnreadableFile(`The header has ${has} columns; at most ${most} can be read.`);
  }
  return { records, blankRows };
}

async function* eachRecord(path: string, text: TextLayout, signal?: AbortSignal) {
  for await (const { records } of readRecords(path, text, signal)) yield* records;
}

export type ColumnPass = { stats: ColumnStats[]; dataRows: number; replaced: number };

/** One pass over the whole file: what each column holds. */
export async function readColumns(
  path: string,
  text: TextLayout,
  { columns, firstDataRow }: { columns: Layout["columns"]; firstDataRow: number },
  signal?: AbortSignal,
): Promise<ColumnPass> {
  const stats = columns.map(() => new ColumnStats());
  let dataRows = 0;
  let replaced = 0;
  for await (const batch of readRecords(path, text, signal)) {
    replaced = batch.replaced;
    for (let i = Math.max(0, firstDataRow - batch.firstRow); i < batch.records.length; i += 1) {
      const record = batch.records[i] ?? [];
      if (isBlank(record)) continue;
      dataRows += 1;
      const width = Math.min(record.length, stats.length);
      for (let c = 0; c < width; c += 1) stats[c]?.add(record[c] ?? "");
    }
  }
  return { stats: stats.map((column) => column.finish()), dataRows, replaced };
}

function isBlank(record: readonly string[]): boolean {
  for (const cell of record) if (cell !== "" && cell.trim() !== "") return false;
  return true;
}
