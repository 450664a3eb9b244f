import type { PoolClient } from "pg";
import type { RefusedRow } from "../rules/trouble";
import { answerColumns } from "./answer-rows";
import { CopyBinary } from "./copy-binary";
import { copyRows } from "./copy-rows";
import { fileKeys } from "./file-keys";
import type { LoadedImport, ReadyBatch, RowsByMonth } from "./loaded-import";
import { tableOf } from "./months";

/**
 * A month with less than this much of a batch (some five thousand rows) goes through the table of all months, together
 * with others: triggers run once a COPY.
 */
const LEAST_OF_A_MONTH_BYTES = 600_000;

/** A batch on its way: its keys are taken, then it is filed for good. Both fail with the same error. */
export type Filing = { lastRow: number; hasKeys: Promise<void>; isFiled: Promise<void> };

export const NOTHING_FILED: Filing = { lastRow: 0, hasKeys: Promise.resolve(), isFiled: Promise.resolve() };

/**
 * One batch, one transaction: answers, refusals and the new cursor, or none of them. The next batch may be filed at
 * the same time on another connection: its keys wait for this one's keys, so that neither can wait for the other's,
 * and its end for this one's end, so that the cursor never jumps over rows. Its commit does not wait for the
 * disk: a crash of the server would take rows and cursor back together, and the load goes on from there. (What ends
 * the import waits for the disk, and so for everything before it.)
 */
export function fileBatch(
  client: PoolClient,
  loaded: LoadedImport,
  batch: ReadyBatch,
  before: Filing,
): Filing {
  const keys = takeKeys(client, loaded, batch, before);
  const hasKeys = keys.then(() => undefined);
  const isFiled = keys
    .then(({ answers, duplicates }) =>
      fileAnswers(client, loaded, { answers, refused: batch.refused }, duplicates),
    )
    .then(async (duplicates) => {
      await before.isFiled;
      await moveCursor(client, loaded, batch, duplicates);
      await client.query("COMMIT");
    })
    .catch(async (error: unknown) => {
      // At once: the next batch may be waiting for a key that this one holds.
      await client.query("ROLLBACK").catch(() => undefined);
      throw error;
    });
  for (const promise of [hasKeys, isFiled]) promise.catch(() => undefined); // whoever waits for them hears of it
  return { lastRow: batch.lastRow, hasKeys, isFiled };
}

async function fileAnswers(
  client: PoolClient,
  { id, options }: LoadedImport,
  { answers, refused }: Pick<ReadyBatch, "answers" | "refused">,
  duplicates: readonly RefusedRow[],
): Promise<number> {
  await copyAnswers(client, answers, answerColumns(options));
  const rows = refusalRows(id, [...refused, ...duplicates]);
  await copyRows(client, { table: "import_refusal", columns: REFUSAL_COLUMNS }, rows);
  return duplicates.length;
}

/** Most of a file lies in few months at a time, and a month's own table takes rows quicker than the table of them all. */
async function copyAnswers(client: PoolClient, answers: RowsByMonth, columns: string): Promise<void> {
  const scattered: Buffer[] = [];
  for (const [month, pieces] of answers) {
    const bytes = pieces.reduce((sum, { length }) => sum + length, 0);
    if (bytes < LEAST_OF_A_MONTH_BYTES) scattered.push(...pieces);
    else await copyRows(client, { table: tableOf(month), columns }, pieces);
  }
  await copyRows(client, { table: "response", columns }, scattered);
}

async function takeKeys(client: PoolClient, loaded: LoadedImport, batch: ReadyBatch, before: Filing) {
  await client.query("BEGIN");
  await client.query(
    `SELECT set_config('kept.actor', 'system', true), set_config('kept.capability', 'imports:load', true),
       set_config('kept.departments', 'all', true), set_config('synchronous_commit', 'off', true),
       set_config('work_mem', '16MB', true)`,
  );
  await before.hasKeys;
  return fileKeys(client, loaded, batch);
}

/** Another process may have taken this import over meanwhile: then its cursor has moved, and this batch is void. */
async function moveCursor(
  client: PoolClient,
  { id }: LoadedImport,
  batch: ReadyBatch,
  duplicates: number,
): Promise<void> {
  const { rowCount } = await client.query(
    `UPDATE import SET cursor_row = $2, accepted = accepted + $3, duplicates = duplicates + $4, refused = refused + $5
     WHERE id = $1 AND state = 'loading' AND cursor_row = $6`,
    [id, batch.lastRow, batch.rows.length - duplicates, duplicates, batch.refused.length, batch.after],
  );
  if (rowCount !== 1) throw new Error("The import was stopped or taken over.");
}

const REFUSAL_COLUMNS = "import_id, row, code, reason, value, customer_ref, cells";

/** Rows that were not counted, each with its reason. */
function refusalRows(importId: number, refused: readonly RefusedRow[]): Buffer[] {
  const rows = new CopyBinary();
  for (const { row, code, reason, value, customer, cells } of onePerRow(refused)) {
    rows.row(7);
    rows.integer(importId);
    rows.integer(row);
    rows.text(code);
    rows.text(reason);
    rows.text(value);
    rows.text(customer ?? null);
    rows.text(cells ?? null);
  }
  return rows.pieces();
}

/** Where a row holds several answers, what is wrong with each of them stands in one line. */
function onePerRow(refused: readonly RefusedRow[]): Iterable<RefusedRow> {
  const rows = new Map<number, RefusedRow>();
  for (const refusal of refused) {
    const first = rows.get(refusal.row);
    if (first === undefined) rows.set(refusal.row, refusal);
    else if (!first.reason.includes(refusal.reason) && first.reason.length < 500)
      rows.set(refusal.row, { ...first, reason: `${first.reason}; ${refusal.reason}` });
  }
  return rows.values();
}
