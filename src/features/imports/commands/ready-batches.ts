import { pool } from "@/server/db";
import { readRows } from "../queries/read-rows";
import type { AcceptedRow } from "../rules/normalise";
import type { RefusedRow } from "../rules/trouble";
import { AnswerRows, type AnswerSheet, type WrittenAnswers } from "./answer-rows";
import { Blocks } from "./blocks";
import { CopyBinary } from "./copy-binary";
import { writeKey } from "./file-keys";
import { Integers } from "./integers";
import type { LoadedImport, ReadyBatch } from "./loaded-import";
import type { Month } from "./months";

/**
 * Rows written at a time: few enough that the garbage collector finds all of them while young, many enough
 * that asking for their customers is worth its while.
 */
const PIECE_ROWS = 4_000;
/** Batches begin small, so that even a load that is stopped soon gets somewhere, and double up to their usual size. */
const FIRST_BATCH = PIECE_ROWS;
/** A batch is also full at this much text, so that long comments cannot fill the memory. */
const BATCH_BYTES = 4_000_000;

/** Reads an import's rows from where it stopped, in batches ready to be filed; reading can run ahead of filing. */
export async function* readyBatches(loaded: LoadedImport, signal?: AbortSignal): AsyncGenerator<ReadyBatch> {
  const { filePath, report, options, cursorRow, batchRows } = loaded;
  const answers = new AnswerRows(pool(), loaded);
  let full = Math.min(FIRST_BATCH, batchRows);
  const blocks = new Blocks();
  let batch = new Batch(loaded, blocks, cursorRow);
  for await (const rows of readRows(filePath, report, options, {
    startAtRow: cursorRow + 1,
    batchRows: Math.min(PIECE_ROWS, batchRows),
    signal,
  })) {
    batch.add(rows.accepted, await answers.write(rows.accepted, batch));
    batch.refuse(rows.refused);
    batch.lastRow = rows.lastRow;
    if (!batch.isFull(full)) continue;
    yield batch.ready();
    batch = new Batch(loaded, blocks, batch.lastRow);
    full = Math.min(batchRows, full * 2);
  }
  if (batch.lastRow > batch.after) yield batch.ready();
}

/** A batch that is still being filled. */
class Batch implements AnswerSheet {
  readonly #rows = new Integers();
  readonly #months = new Integers();
  readonly #order = new Integers();
  readonly #keys: CopyBinary;
  readonly #answers = new Map<Month, CopyBinary>();
  readonly refused: RefusedRow[] = [];
  #refusedCharacters = 0;
  lastRow = 0;

  constructor(
    readonly loaded: LoadedImport,
    readonly blocks: Blocks,
    readonly after: number,
  ) {
    this.#keys = new CopyBinary(blocks);
  }

  isFull(rows: number): boolean {
    if (this.#rows.length + this.refused.length >= rows) return true;
    let bytes = this.#refusedCharacters;
    for (const { length } of this.#answers.values()) bytes += length;
    return bytes >= BATCH_BYTES;
  }

  rowsOf(month: Month): CopyBinary {
    let rows = this.#answers.get(month);
    if (rows === undefined) this.#answers.set(month, (rows = new CopyBinary(this.blocks)));
    return rows;
  }

  refuse(refused: readonly RefusedRow[]): void {
    for (const row of refused) this.#refusedCharacters += row.cells?.length ?? 0;
    this.refused.push(...refused);
  }

  add(accepted: readonly AcceptedRow[], { months, order }: WrittenAnswers): void {
    const before = this.#rows.length;
    for (const index of order) this.#order.push(before + index);
    for (const month of months) this.#months.push(month);
    for (const row of accepted) {
      this.#rows.push(row.row);
      writeKey(this.#keys, this.loaded, row);
    }
  }

  ready(): ReadyBatch {
    return {
      rows: this.#rows.values(),
      months: this.#months.values(),
      order: this.#order.values(),
      keys: this.#keys.pieces(),
      answers: new Map([...this.#answers].map(([month, rows]) => [month, rows.pieces()])),
      refused: this.refused,
      after: this.after,
      lastRow: this.lastRow,
      release: () => [this.#keys, ...this.#answers.values()].forEach((rows) => rows.release()),
    };
  }
}
