import { SheetRows, type SheetRow } from "../rules/sheet-rows";
import { wellFormed } from "../rules/well-formed";
import { XmlScanner } from "../rules/xml-scan";
import { Archive } from "./read-archive";
import type { RecordBatch } from "./record-batch";
import {
  partText,
  readDateStyles,
  readTexts,
  readWorkbook,
  type Sheet,
  type Workbook,
} from "./read-workbook";

/** The rows of one sheet of an Excel file, some thousands at a time. Throws UnreadableFile. */
export async function* readSheet(
  path: string,
  part: string,
  signal?: AbortSignal,
): AsyncGenerator<RecordBatch> {
  const archive = await Archive.open(path);
  try {
    yield* sheetBatches(archive, await readWorkbook(archive), part, signal);
  } finally {
    archive.close();
  }
}

/** The sheets of a workbook with the first rows of each, to tell which one holds the answers. */
export async function readSheetHeads(
  archive: Archive,
  { sheets, rows }: { sheets: readonly Sheet[]; rows: number },
  workbook: Workbook,
): Promise<string[][][]> {
  const heads: string[][][] = [];
  for (const { part } of sheets) {
    const head: string[][] = [];
    for await (const { records } of sheetBatches(archive, workbook, part)) {
      head.push(...records.slice(0, rows - head.length));
      if (head.length >= rows) break;
    }
    heads.push(head);
  }
  return heads;
}

async function* sheetBatches(
  archive: Archive,
  { from1904, textsPart, stylesPart }: Workbook,
  part: string,
  signal?: AbortSignal,
): AsyncGenerator<RecordBatch> {
  const dateStyles = await readDateStyles(archive, stylesPart);
  const texts = await readTexts(archive, textsPart, signal);
  const rows = new SheetRows({ textAt: (index) => texts.at(index), dateStyles, from1904 });
  const scanner = new XmlScanner(rows);
  for await (const text of partText(archive, part, signal)) {
    scanner.push(text);
    const batch = rows.take();
    if (batch.length > 0) yield asBatch(batch);
  }
  scanner.end();
}

function asBatch(rows: readonly SheetRow[]): RecordBatch {
  return {
    records: rows.map(({ cells }) => cells.map(wellFormed)),
    firstRow: rows[0]?.row ?? 1,
    rowNumbers: rows.map(({ row }) => row),
    replaced: 0,
  };
}
