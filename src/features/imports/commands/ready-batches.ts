import { addDays } from "@/domain/period";
import { pool } from "@/server/db";
import { readRows } from "../queries/read-rows";
import type { AcceptedRow, RefusedRow } from "../rules/normalise";
import { answerLine } from "./copy-lines";
import { Customers } from "./customers";
import { Dimensions } from "./dimensions";
import type { LoadedImport, ReadyBatch } from "./file-batch";

/** Rows turned into lines at a time: few enough that the garbage collector finds all of them while young. */
const PIECE_ROWS = 2_000;
/** Batches begin small, so that even a load that is stopped soon gets somewhere, and double up to their usual size. */
const FIRST_BATCH = PIECE_ROWS;
/** A batch is also full at this much text, so that long comments cannot fill the memory. */
const BATCH_BYTES = 4_000_000;

/**
 * Reads an import's rows from where it stopped, in batches ready to be filed. The names, customers and months it adds
 * are valid without the batch, so they need not share the batch's transaction, and reading can run ahead of filing.
 */
export async function* readyBatches(loaded: LoadedImport, signal?: AbortSignal): AsyncGenerator<ReadyBatch> {
  const { filePath, report, options, cursorRow, batchRows } = loaded;
  const lines = new LineWriter(loaded);
  const pieceRows = Math.min(PIECE_ROWS, batchRows);
  let full = Math.min(FIRST_BATCH, batchRows);
  let batch = new Batch();
  for await (const rows of readRows(filePath, report, options, {
    startAtRow: cursorRow + 1,
    batchRows: pieceRows,
    signal,
  })) {
    const accepted = batch.withoutTwins(rows.accepted, loaded.fileSha256);
    batch.refused.push(...rows.refused);
    batch.lastRow = rows.lastRow;
    batch.add(await lines.write(accepted));
    if (batch.rows < full && batch.bytes < BATCH_BYTES) continue;
    yield batch;
    batch = new Batch();
    full = Math.min(batchRows, full * 2);
  }
  if (batch.lastRow > 0) yield batch;
}

/** A batch that is still being filled. */
class Batch implements ReadyBatch {
  readonly answers: { row: number; key: string }[] = [];
  readonly lines: Buffer[] = [];
  readonly refused: RefusedRow[] = [];
  lastRow = 0;
  bytes = 0;
  readonly #firstRowOf = new Map<string, number>();

  get rows(): number {
    return this.answers.length + this.refused.length;
  }

  add(lines: Buffer): void {
    this.lines.push(lines);
    this.bytes += lines.length;
  }

  /** Two rows of one batch with the same id: the first counts, as it would across batches. */
  withoutTwins(accepted: readonly AcceptedRow[], fileSha256: string): AcceptedRow[] {
    return accepted.filter(({ externalId, row }) => {
      // A row without an id of its own is named by its place in this very file.
      const key = externalId ?? `${fileSha256.slice(0, 16)}:${row}`;
      const first = this.#firstRowOf.get(key);
      if (first === undefined) {
        this.#firstRowOf.set(key, row);
        this.answers.push({ row, key });
        return true;
      }
      this.refused.push({ row, code: "duplicate", reason: `Same id as row ${first}`, value: key });
      return false;
    });
  }
}

/** Writes rows as lines for COPY, learning every name, customer and month they speak of first. */
class LineWriter {
  readonly #dimensions = new Dimensions();
  readonly #customers: Customers;
  readonly #months = new Set<string>();

  constructor(readonly loaded: LoadedImport) {
    this.#customers = new Customers(loaded.id);
  }

  async write(rows: readonly AcceptedRow[]): Promise<Buffer> {
    await this.#ensureMonths(rows);
    await this.#dimensions.learn(pool(), rows);
    await this.#customers.learn(pool(), rows);
    const prefix = `${this.loaded.surveyId}\t${this.loaded.id}\t`;
    const lines = rows.map((row) =>
      answerLine(row, prefix, this.#dimensions.of(row), this.#customers.of(row)),
    );
    return Buffer.from(lines.join(""));
  }

  /** A month of answers is a partition; local times may fall into the neighbouring day of UTC. */
  async #ensureMonths(rows: readonly AcceptedRow[]): Promise<void> {
    const days = new Set(rows.map((row) => row.answeredAt.slice(0, 10)));
    const wanted = new Set([...days].flatMap((day) => [addDays(day, -1), addDays(day, 1)].map(monthIn)));
    for (const month of wanted) {
      if (this.#months.has(month)) continue;
      await pool().query("SELECT facts.ensure_months($1::date, $1::date)", [`${month}-01`]);
      this.#months.add(month);
    }
  }
}

const monthIn = (day: string) => day.slice(0, 7);
