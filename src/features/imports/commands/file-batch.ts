import type { PoolClient } from "pg";
import type { RefusedRow } from "../rules/normalise";
import type { ImportOptions, InspectReport } from "../schema";
import { ANSWER_COLUMNS, copyPieces, copyRefusals, copyText } from "./copy-lines";

/** An import that is being loaded, as its row describes it. */
export type LoadedImport = {
  id: number;
  token: string;
  surveyId: number;
  filePath: string;
  fileSha256: string;
  cursorRow: number;
  options: ImportOptions;
  report: InspectReport;
  timeZone: string;
  batchRows: number;
};

/** Accepted rows as they are filed: their keys within the survey and, in the same order, their lines for COPY. */
export type ReadyBatch = {
  answers: readonly { row: number; key: string }[];
  /** The lines, encoded: text outside the JavaScript heap, so that a batch costs little memory. */
  lines: readonly Buffer[];
  refused: readonly RefusedRow[];
  lastRow: number;
};

/**
 * One batch, one transaction: answers, refusals and the new cursor, or none of them. Its commit does not wait for the
 * disk: a crash of the server would take rows and cursor back together, and the load goes on from there. (What ends
 * the import waits for the disk, and so for everything before it.)
 */
export async function fileBatch(client: PoolClient, loaded: LoadedImport, batch: ReadyBatch): Promise<void> {
  await client.query("BEGIN");
  await client.query(
    `SELECT set_config('kept.actor', 'system', true), set_config('kept.capability', 'imports:load', true),
       set_config('kept.departments', 'all', true), set_config('synchronous_commit', 'off', true),
       set_config('DateStyle', 'ISO', true), set_config('TimeZone', $1, true)`,
    [loaded.options.zone ?? loaded.timeZone],
  );
  // Another process may have taken this import over meanwhile: then its cursor has moved, and this batch is void.
  const { rows: current } = await client.query<{ state: string }>(
    "SELECT state FROM import WHERE id = $1 AND cursor_row < $2 FOR UPDATE",
    [loaded.id, batch.lastRow],
  );
  if (current[0]?.state !== "loading") throw new Error("The import was stopped or taken over.");
  const isNew = await fileKeys(client, loaded, batch.answers);
  const already = batch.answers.filter(({ key }) => !isNew(key));
  const twins = batch.refused.filter(({ code }) => code === "duplicate").length;
  const lines = already.length === 0 ? batch.lines : linesOf(batch, isNew);
  await copyPieces(client, `response (${ANSWER_COLUMNS})`, lines);
  await copyRefusals(client, loaded.id, [...batch.refused, ...already.map(asDuplicate)]);
  await client.query(
    `UPDATE import SET cursor_row = $2, accepted = accepted + $3, duplicates = duplicates + $4, refused = refused + $5 WHERE id = $1`,
    [
      loaded.id,
      batch.lastRow,
      batch.answers.length - already.length,
      already.length + twins,
      batch.refused.length - twins,
    ],
  );
  await client.query("COMMIT");
}

/**
 * Takes the keys of a batch into the survey; those that were not there before. Almost always all of them are new,
 * and a plain COPY is three times as fast as asking for conflicts; only when one was there are they taken one by one.
 */
async function fileKeys(
  client: PoolClient,
  { id, surveyId }: LoadedImport,
  answers: ReadyBatch["answers"],
): Promise<(key: string) => boolean> {
  await client.query("SAVEPOINT keys");
  try {
    const lines = answers.map(({ key }) => `${surveyId}\t${copyText(key)}\t${id}\n`);
    await copyPieces(client, "response_key (survey_id, external_id, import_id)", [lines.join("")]);
    return () => true;
  } catch (error) {
    if ((error as { code?: string }).code !== UNIQUE_VIOLATION) throw error;
  }
  await client.query("ROLLBACK TO keys");
  const { rows } = await client.query<{ key: string }>(
    `INSERT INTO response_key (survey_id, external_id, import_id) SELECT $1, key, $2 FROM unnest($3::text[]) AS key
     ON CONFLICT DO NOTHING RETURNING external_id AS key`,
    [surveyId, id, answers.map(({ key }) => key)],
  );
  const taken = new Set(rows.map(({ key }) => key));
  return (key) => taken.has(key);
}

const UNIQUE_VIOLATION = "23505";

/** The lines of those answers that are new. A line end inside a value is written \\n, so lines can be told apart. */
function linesOf({ answers, lines }: ReadyBatch, isNew: (key: string) => boolean): string[] {
  const all = Buffer.concat(lines).toString("utf8").split("\n");
  return [answers.map(({ key }, index) => (isNew(key) ? `${all[index] ?? ""}\n` : "")).join("")];
}

function asDuplicate({ row, key }: ReadyBatch["answers"][number]): RefusedRow {
  return { row, code: "duplicate", reason: "Already imported with the same id", value: key };
}
