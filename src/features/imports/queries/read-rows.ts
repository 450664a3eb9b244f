import { markLength } from "../rules/encoding";
import { isRefused, rowReader, type AcceptedRow } from "../rules/normalise";
import type { LeftOutValue, RefusedRow } from "../rules/trouble";
import { cellsToCorrect, type CellsOf } from "../rules/cells-to-correct";
import type { ImportOptions, InspectReport } from "../schema";
import { placeOf, rowOf } from "./record-batch";
import { readTable, type TableLayout } from "./read-table";

export type RowBatch = {
  accepted: AcceptedRow[];
  refused: RefusedRow[];
  /** Values left out of, or cut in, accepted rows. */
  leftOut: LeftOutValue[];
  /** The last row looked at; a stopped import goes on with `startAtRow: lastRow + 1`. */
  lastRow: number;
};

/** A batch is also full once this many characters were read for it, so that long comments cannot fill the memory. */
const BATCH_CHARACTERS = 1_000_000;

export type ReadRowsOptions = {
  /** The first row to read, as a spreadsheet counts; rows of the header are never read. */
  startAtRow?: number;
  /** Rows, accepted and refused, in one batch. */
  batchRows?: number;
  signal?: AbortSignal;
};

/**
 * Reads a file again by the layout and options of its inspection. The same file, report and options give the same
 * rows. Throws UnreadableFile, and UnfitChoice where the options name neither a date column nor a day.
 */
export async function* readRows(
  path: string,
  report: InspectReport,
  options: ImportOptions,
  reading: ReadRowsOptions = {},
): AsyncGenerator<RowBatch> {
  const { startAtRow = 1, batchRows = 20_000, signal } = reading;
  const cellsOf = cellsToCorrect(report, options);
  let batch = new Filling(batchRows, cellsOf);
  const read = rowReader(report, options, (value) => batch.leftOut.push(value));
  const from = Math.max(startAtRow, report.firstDataRow);
  for await (const found of readTable(path, tableOf(report), signal)) {
    for (let i = placeOf(found, from); i < found.records.length; i += 1) {
      const [record, row] = [found.records[i] ?? [], rowOf(found, i)];
      batch.add(record, row, read(record, row));
      // A row that holds several answers is never parted: a stopped import goes on with the next row.
      if (!batch.isFull() || rowOf(found, i + 1) === row) continue;
      yield batch;
      batch = new Filling(batchRows, cellsOf);
    }
  }
  if (batch.lastRow > 0) yield batch;
}

/** A batch that is still being filled. */
class Filling implements RowBatch {
  readonly accepted: AcceptedRow[] = [];
  readonly refused: RefusedRow[] = [];
  readonly leftOut: LeftOutValue[] = [];
  lastRow = 0;
  #characters = 0;

  constructor(
    readonly rows: number,
    readonly cellsOf: CellsOf,
  ) {}

  add(record: readonly string[], row: number, read: AcceptedRow | RefusedRow | undefined): void {
    for (const cell of record) this.#characters += cell.length;
    this.lastRow = row;
    if (read === undefined) return;
    if (isRefused(read)) this.refused.push({ ...read, cells: this.cellsOf(record, read) });
    else this.accepted.push(read);
  }

  isFull(): boolean {
    return this.accepted.length + this.refused.length >= this.rows || this.#characters >= BATCH_CHARACTERS;
  }
}

/** The part of a report that says how the file is stored and shaped. */
function tableOf(report: InspectReport): TableLayout {
  const { packing, encoding, marked, delimiter, separatorLength, sheet, returned, reshape, firstDataRow } =
    report;
  const mark = marked ? markLength(encoding) : 0;
  return { packing, encoding, mark, delimiter, separatorLength, sheet, returned, reshape, firstDataRow };
}
