import { DatabaseError, type PoolClient } from "pg";
import { foldDeltas } from "@/features/responses/commands/rollup";
import { withConnection } from "@/server/db";
import { removeUpload } from "@/server/files";
import { InspectReport, ImportOptions, UnreadableFile } from "../schema";
import { alone } from "./alone";
import { fileBatch, NOTHING_FILED, type Filing } from "./file-batch";
import type { LoadedImport, ReadyBatch } from "./loaded-import";
import { readyBatches } from "./ready-batches";
import { removeRows } from "./undo";

/** Batches that are filed at the same time. A third makes a load no quicker, and the pages that people ask for slower. */
const AT_ONCE = 2;

/** Large enough that a batch's fixed costs hardly count, small enough that some of them fit in the memory at once. */
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
      if (found) await withMore([client], (clients) => loadAll(clients, found, settings));
    });
  });
}

/** Takes connections until there is one for each batch at a time. */
function withMore(
  clients: readonly PoolClient[],
  work: (clients: readonly PoolClient[]) => Promise<void>,
): Promise<void> {
  if (clients.length === AT_ONCE) return work(clients);
  return withConnection((next) => withMore([...clients, next], work));
}

async function loadAll(
  clients: readonly PoolClient[],
  loaded: LoadedImport,
  settings: LoadSettings,
): Promise<void> {
  const [client] = clients as [PoolClient];
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

/** Several batches are on their way at a time, each on a connection of its own, while the next one is read. */
async function fileAll(
  clients: readonly PoolClient[],
  loaded: LoadedImport,
  { signal, onBatch }: LoadSettings,
): Promise<void> {
  const free = [...clients];
  const filings: { filing: Filing; client: PoolClient; batch: ReadyBatch }[] = [];
  const finishOldest = async () => {
    const oldest = filings.shift();
    if (!oldest) return;
    await oldest.filing.isFiled;
    oldest.batch.release();
    onBatch?.(oldest.filing.lastRow);
    free.push(oldest.client);
  };
  let last = NOTHING_FILED;
  try {
    for await (const batch of oneAhead(readyBatches(loaded, signal))) {
      if (free.length === 0) await finishOldest();
      const client = free.pop() as PoolClient;
      last = fileBatch(client, loaded, batch, last);
      filings.push({ filing: last, client, batch });
    }
    while (filings.length > 0) await finishOldest();
  } finally {
    await Promise.allSettled(filings.map(({ filing }) => filing.isFiled));
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
