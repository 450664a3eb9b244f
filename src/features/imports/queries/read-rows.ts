import { markLength } from "../rules/encoding";
import {
  isRefused,
  rowReader,
  type AcceptedRow,
  type LeftOutValue,
  type RefusedRow,
} from "../rules/normalise";
import type { ImportOptions, InspectReport } from "../schema";
import type { TextLayout } from "./read-head";
import { readRecords } from "./read-records";

export type RowBatch = {
  accepted: AcceptedRow[];
  refused: RefusedRow[];
  /** Values left out of, or cut in, accepted rows. */
  leftOut: LeftOutValue[];
  /** The last row looked at; a stopped import goes on with `startAtRow: lastRow + 1`. */
  lastRow: number;
  /** Bytes of the file on disk read so far. */
  bytesRead: number;
};

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
  let batch: RowBatch = emptyBatch();
  const read = rowReader(report, options, (value) => batch.leftOut.push(value));
  const from = Math.max(startAtRow, report.firstDataRow);
  for await (const { records, firstRow, bytesRead } of readRecords(path, textLayout(report), signal)) {
    batch.bytesRead = bytesRead;
    for (let i = Math.max(0, from - firstRow); i < records.length; i += 1) {
      file(batch, read(records[i] ?? [], firstRow + i));
      batch.lastRow = firstRow + i;
      if (batch.accepted.length + batch.refused.length < batchRows) continue;
      yield batch;
      batch = { ...emptyBatch(), bytesRead };
    }
  }
  if (batch.lastRow > 0) yield batch;
}

function file(batch: RowBatch, row: AcceptedRow | RefusedRow | undefined) {
  if (row === undefined) return;
  if (isRefused(row)) batch.refused.push(row);
  else batch.accepted.push(row);
}

function emptyBatch(): RowBatch {
  return { accepted: [], refused: [], leftOut: [], lastRow: 0, bytesRead: 0 };
}

/** The part of a report that says how the text is stored. */
function textLayout(
  report: Pick<InspectReport, "compressed" | "encoding" | "marked" | "delimiter" | "separatorLength">,
): TextLayout {
  const { compressed, encoding, marked, delimiter, separatorLength } = report;
  return { compressed, encoding, mark: marked ? markLength[encoding] : 0, delimiter, separatorLength };
}
