import type { PoolClient } from "pg";
import type { RefusedRow } from "../rules/normalise";
import { copyLines } from "./copy-lines";
import { CopyText } from "./copy-text";
import type { LoadedImport, ReadyBatch } from "./loaded-import";

const UNIQUE_VIOLATION = "23505";

/**
 * Takes the keys of a batch into the survey. Almost always all of them are new, and a plain COPY is three times as
 * fast as asking for conflicts: then the lines to file are the batch's own. Only when a key was there, or is twice in
 * the batch, are they asked for one by one, and those that were not new come back as duplicates.
 */
export async function fileKeys(
  client: PoolClient,
  loaded: LoadedImport,
  batch: ReadyBatch,
): Promise<{ lines: readonly Buffer[]; duplicates: RefusedRow[] }> {
  await client.query("SAVEPOINT keys");
  try {
    await copyLines(client, "response_key (survey_id, external_id, import_id)", [keyLines(loaded, batch)]);
    return { lines: batch.lines, duplicates: [] };
  } catch (error) {
    if ((error as { code?: string }).code !== UNIQUE_VIOLATION) throw error;
  }
  await client.query("ROLLBACK TO keys");
  const { rows } = await client.query<{ key: string }>(
    `INSERT INTO response_key (survey_id, external_id, import_id) SELECT $1, key, $2 FROM unnest($3::text[]) AS key
     ON CONFLICT DO NOTHING RETURNING external_id AS key`,
    [loaded.surveyId, loaded.id, batch.keys],
  );
  return onlyNew(batch, new Set(rows.map(({ key }) => key)));
}

function keyLines({ id, surveyId }: LoadedImport, { keys }: ReadyBatch): Buffer {
  const text = new CopyText();
  for (const key of keys) {
    text.number(surveyId);
    text.text(key);
    text.number(id);
    text.endLine();
  }
  return text.take();
}

/** Of two rows of one batch with the same new key, the first counts, as it would across batches. */
function onlyNew({ keys, rows, lines }: ReadyBatch, isNew: ReadonlySet<string>) {
  const duplicates: RefusedRow[] = [];
  const kept: Buffer[] = [];
  const firstRowOf = new Map<string, number>();
  for (const [index, line] of eachLine(Buffer.concat(lines))) {
    const [key, row] = [keys[index] ?? "", rows[index] ?? 0];
    const first = firstRowOf.get(key);
    if (isNew.has(key) && first === undefined) {
      firstRowOf.set(key, row);
      kept.push(line);
      continue;
    }
    const reason = first === undefined ? "Already imported with the same id" : `Same id as row ${first}`;
    duplicates.push({ row, code: "duplicate", reason, value: key });
  }
  return { lines: [Buffer.concat(kept)], duplicates };
}

/** Lines with their number. A line end inside a value is written \\n, so they can be told apart. */
function* eachLine(text: Buffer): Generator<[number, Buffer]> {
  for (let index = 0, at = 0; at < text.length; index++) {
    const end = text.indexOf(10, at) + 1;
    yield [index, text.subarray(at, end)];
    at = end;
  }
}
