import { DatabaseError, type PoolClient } from "pg";
import { foldDeltas } from "@/features/responses/commands/rollup";
import { withConnection } from "@/server/db";
import { removeUpload } from "@/server/files";
import { InspectReport, ImportOptions, UnreadableFile } from "../schema";
import { alone } from "./alone";
import { fileBatch, NOTHING_FILED } from "./file-batch";
import type { LoadedImport } from "./loaded-import";
import { readyBatches } from "./ready-batches";
import { removeRows } from "./undo";

/** Large enough that a batch's fixed costs hardly count, small enough that two of them fit in the memory at once. */
const USUAL_BATCH = 25_000;

export type LoadSettings = { signal?: AbortSignal; batchRows?: number; onBatch?: (row: number) => void };

/**
 * Files an import's rows from wherever it stopped. Each batch is one transaction that holds its rows, its refusals
 * and the new cursor, so a kill at any moment loses nothing and doubles nothing. A file that turns out unreadable
 * half-way is taken out again as a whole.
 */
export async function loadImport(importId: number, settings: LoadSettings = {}): Promise<void> {
  await withConnection(async (client) => {
    await alone(client, importId, async () => {
      const found = await find(client, importId, settings.batchRows ?? USUAL_BATCH);
      if (found) await withConnection((second) => loadAll([client, second], found, settings));
    });
  });
}

async function loadAll(
  clients: readonly [PoolClient, PoolClient],
  loaded: LoadedImport,
  settings: LoadSettings,
): Promise<void> {
  const [client] = clients;
  try {
    await fileAll(clients, loaded, settings);
    await foldDeltas(); // whoever sees that it is done finds nothing pending
    await client.query("UPDATE import SET state = 'done', finished_at = now() WHERE id = $1", [loaded.id]);
  } catch (error) {
    const sentence = whyNever(error);
    if (sentence === undefined) throw error; // another try may get further
    await removeRows(client, loaded.id, "failed", sentence);
  }
  await removeUpload(loaded.token);
}

/** Two batches are on their way at a time, each on its own connection, while the next one is read. */
async function fileAll(
  clients: readonly [PoolClient, PoolClient],
  loaded: LoadedImport,
  { signal, onBatch }: LoadSettings,
): Promise<void> {
  let [client, idle] = clients;
  let [older, newer] = [NOTHING_FILED, NOTHING_FILED];
  const oldest = async () => {
    await older.isFiled;
    if (older.lastRow > 0) onBatch?.(older.lastRow);
  };
  try {
    for await (const batch of oneAhead(readyBatches(loaded, signal))) {
      await oldest();
      [older, newer] = [newer, fileBatch(client, loaded, batch, newer)];
      [client, idle] = [idle, client];
    }
    await oldest();
    older = newer;
    await oldest();
  } finally {
    await Promise.allSettled([older.isFiled, newer.isFiled]);
  }
}

/** Why no further try can help, as a sentence; undefined for what may pass, such as a lost connection. */
function whyNever(error: unknown): string | undefined {
  if (error instanceof UnreadableFile) return error.sentence;
  // SQLSTATE classes 22 (data) and 23 (integrity): the file holds a value that the database will never take.
  const isRefused = error instanceof DatabaseError && /^2[23]/.test(error.code ?? "");
  return isRefused ? `The file holds a value that cannot be kept: ${error.message}.` : undefined;
}

/** Reads the next batch while the database is busy with this one. */
async function* oneAhead<T>(batches: AsyncGenerator<T>): AsyncGenerator<T> {
  let next = batches.next();
  try {
    for (;;) {
      const result = await next;
      if (result.done === true) return;
      next = batches.next();
      next.catch(() => undefined); // it is awaited, and thrown, at the next turn
      yield result.value;
    }
  } finally {
    await next.catch(() => undefined);
    await batches.return(undefined); // or the file would stay open
  }
}

async function find(
  client: PoolClient,
  importId: number,
  batchRows: number,
): Promise<LoadedImport | undefined> {
  const { rows } = await client.query<Omit<LoadedImport, "batchRows">>(
    `SELECT i.id, i.token, i.survey_id AS "surveyId", i.file_path AS "filePath", i.file_sha256 AS "fileSha256",
       i.cursor_row AS "cursorRow", i.options, i.report, o.time_zone AS "timeZone"
     FROM import i CROSS JOIN organisation o WHERE i.id = $1 AND i.state = 'loading'`,
    [importId],
  );
  const row = rows[0];
  return (
    row && {
      ...row,
      batchRows,
      options: ImportOptions.parse(row.options),
      report: InspectReport.parse(row.report),
    }
  );
}
