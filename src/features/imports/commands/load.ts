import type { PoolClient } from "pg";
import { addDays } from "@/domain/period";
import { withConnection } from "@/server/db";
import { Refusal } from "@/server/errors";
import { removeUpload } from "@/server/files";
import { readRows, type RowBatch } from "../queries/read-rows";
import { InspectReport, ImportOptions, UnreadableFile } from "../schema";
import { Dimensions } from "./dimensions";
import { fileBatch, type LoadedImport } from "./file-batch";
import { CREATE_STAGE } from "./staging";
import { removeRows } from "./undo";

/** First number of the session lock that one load of an import holds. */
const LOADING = 7072;

export type LoadSettings = { signal?: AbortSignal; batchRows?: number; onBatch?: (row: number) => void };

/**
 * Files an import's rows from wherever it stopped. Each batch is one transaction that holds its rows, its refusals
 * and the new cursor, so a kill at any moment loses nothing and doubles nothing. A file that turns out unreadable
 * half-way is taken out again as a whole.
 */
export async function loadImport(importId: number, settings: LoadSettings = {}): Promise<void> {
  await withConnection(async (client) => {
    if (!(await lock(client, importId))) throw new Refusal("This import is already being loaded.");
    try {
      await client.query("SET statement_timeout = 0");
      await client.query(CREATE_STAGE);
      const found = await find(client, importId, settings.batchRows ?? 5_000);
      if (found) await loadAll(client, found, settings);
    } finally {
      await client.query("RESET statement_timeout").catch(() => undefined);
      await client.query("SELECT pg_advisory_unlock($1, $2)", [LOADING, importId]).catch(() => undefined);
    }
  });
}

async function loadAll(
  client: PoolClient,
  loaded: LoadedImport,
  { signal, onBatch }: LoadSettings,
): Promise<void> {
  const dimensions = new Dimensions();
  try {
    const rows = readRows(loaded.filePath, loaded.report, loaded.options, {
      startAtRow: loaded.cursorRow + 1,
      batchRows: loaded.batchRows,
      signal,
    });
    for await (const batch of readAhead(rows)) {
      await ensureMonths(client, batch);
      await fileBatch(client, loaded, batch, dimensions);
      onBatch?.(batch.lastRow);
    }
    await client.query("UPDATE import SET state = 'done', finished_at = now() WHERE id = $1", [loaded.id]);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    await client.query("ROLLBACK");
    await removeRows(client, loaded.id, "failed", error.sentence);
  }
  await removeUpload(loaded.token);
}

/** Reads the next batch while the database is busy with this one. */
async function* readAhead(batches: AsyncGenerator<RowBatch>): AsyncGenerator<RowBatch> {
  let next = batches.next();
  for (;;) {
    const result = await next;
    if (result.done === true) return;
    next = batches.next();
    next.catch(() => undefined); // it is awaited, and thrown, at the next turn
    yield result.value;
  }
}

/** A month of answers is a partition; local times may fall into the neighbouring day of UTC. */
async function ensureMonths(client: PoolClient, { accepted }: RowBatch): Promise<void> {
  const months = new Set(accepted.map((row) => row.answeredAt.slice(0, 10)));
  const wanted = new Set(
    [...months].flatMap((day) => [addDays(day, -1).slice(0, 7), addDays(day, 1).slice(0, 7)]),
  );
  for (const month of wanted)
    await client.query("SELECT facts.ensure_months($1::date, $1::date)", [`${month}-01`]);
}

async function lock(client: PoolClient, importId: number): Promise<boolean> {
  const { rows } = await client.query<{ got: boolean }>("SELECT pg_try_advisory_lock($1, $2) AS got", [
    LOADING,
    importId,
  ]);
  return rows[0]?.got ?? false;
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
