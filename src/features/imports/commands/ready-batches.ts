import { pool } from "@/server/db";
import { readRows } from "../queries/read-rows";
import type { AcceptedRow, RefusedRow } from "../rules/normalise";
import { AnswerRows, type WrittenAnswers } from "./answer-rows";
import type { LoadedImport, ReadyBatch } from "./loaded-import";
import type { Month } from "./months";

/**
 * Rows written at a time: few enough that the garbage collector finds all of them while young, many enough
 * that asking for their customers is worth its while.
 */
const PIECE_ROWS = 2_000;
/** Batches begin small, so that even a load that is stopped soon gets somewhere, and double up to their usual size. */
const FIRST_BATCH = PIECE_ROWS;
/** A batch is also full at this much text, so that long comments cannot fill the memory. */
const BATCH_BYTES = 4_000_000;

/** Reads an import's rows from where it stopped, in batches ready to be filed; reading can run ahead of filing. */
export async function* readyBatches(loaded: LoadedImport, signal?: AbortSignal): AsyncGenerator<ReadyBatch> {
  const { filePath, report, options, cursorRow, batchRows } = loaded;
  const answers = new AnswerRows(pool(), loaded);
  let full = Math.min(FIRST_BATCH, batchRows);
  let batch = new Batch(cursorRow);
  for await (const rows of readRows(filePath, report, options, {
    startAtRow: cursorRow + 1,
    batchRows: Math.min(PIECE_ROWS, batchRows),
    signal,
  })) {
    batch.add(rows.accepted, await answers.write(rows.accepted), loaded.fileSha256);
    batch.refused.push(...rows.refused);
    batch.lastRow = rows.lastRow;
    if (batch.size < full && batch.bytes < BATCH_BYTES) continue;
    yield batch;
    batch = new Batch(batch.lastRow);
    full = Math.min(batchRows, full * 2);
  }
  if (batch.lastRow > batch.after) yield batch;
}

/** A batch that is still being filled. */
class Batch implements ReadyBatch {
  readonly rows: number[] = [];
  readonly keys: string[] = [];
  readonly months: Month[] = [];
  readonly order: number[] = [];
  readonly answers = new Map<Month, Buffer[]>();
  readonly refused: RefusedRow[] = [];
  lastRow = 0;
  bytes = 0;

  constructor(readonly after: number) {}

  get size(): number {
    return this.rows.length + this.refused.length;
  }

  add(accepted: readonly AcceptedRow[], { months, order, rows }: WrittenAnswers, fileSha256: string): void {
    const before = this.rows.length;
    for (const index of order) this.order.push(before + index);
    for (const [index, { row, externalId, part }] of accepted.entries()) {
      this.rows.push(row);
      // A row without an id of its own is named by its place in this very file.
      this.keys.push(externalId ?? `${fileSha256.slice(0, 16)}:${row}${part === null ? "" : ` · ${part}`}`);
      this.months.push(months[index] ?? 0);
    }
    for (const [month, written] of rows) {
      const pieces = this.answers.get(month);
      if (pieces) pieces.push(written);
      else this.answers.set(month, [written]);
      this.bytes += written.length;
    }
  }
}
