import { createHash } from "node:crypto";
import type { PoolClient } from "pg";
import type { RefusedRow } from "../rules/trouble";
import type { AcceptedRow } from "../rules/normalise";
import { eachRow, textsOf, type CopyBinary } from "./copy-binary";
import { copyRows } from "./copy-rows";
import type { LoadedImport, ReadyBatch, RowsByMonth } from "./loaded-import";
import type { Month } from "./months";

const UNIQUE_VIOLATION = "23505";
const KEY_COLUMNS = "survey_id, external_id, import_id";
const KEY_PLACE = 1;

/**
 * Takes the keys of a batch into the survey. Almost always all of them are new, and a plain COPY is three times as
 * fast as asking for conflicts: then the answers to file are the batch's own. Only when a key was there, or is twice in
 * the batch, are they asked for one by one, and those that were not new come back as duplicates.
 */
export async function fileKeys(
  client: PoolClient,
  loaded: LoadedImport,
  batch: ReadyBatch,
): Promise<{ answers: RowsByMonth; duplicates: RefusedRow[] }> {
  await client.query("SAVEPOINT keys");
  try {
    await copyRows(client, { table: "response_key", columns: KEY_COLUMNS }, batch.keys);
    return { answers: batch.answers, duplicates: [] };
  } catch (error) {
    if ((error as { code?: string }).code !== UNIQUE_VIOLATION) throw error;
  }
  await client.query("ROLLBACK TO keys");
  const keys = textsOf(Buffer.concat(batch.keys), KEY_PLACE);
  const { rows } = await client.query<{ key: string }>(
    `INSERT INTO response_key (survey_id, external_id, import_id) SELECT $1, key, $2 FROM unnest($3::text[]) AS key
     ON CONFLICT DO NOTHING RETURNING external_id AS key`,
    [loaded.surveyId, loaded.id, keys],
  );
  return onlyNew(batch, keys, new Set(rows.map(({ key }) => key)));
}

/** Writes what makes a row one of its survey's own, in the order of `KEY_COLUMNS`. */
export function writeKey(
  keys: CopyBinary,
  { surveyId, id, fileSha256 }: LoadedImport,
  { externalId, row, part }: AcceptedRow,
): void {
  keys.row(3);
  keys.integer(surveyId);
  // A row without an id of its own is named by its place in this very file.
  keys.text(
    externalId === null
      ? `${fileSha256.slice(0, 16)}:${row}${part === null ? "" : ` · ${part}`}`
      : withoutAddress(externalId),
  );
  keys.integer(id);
}

const HASHED = "sha256:";

/** An address that serves as an id is kept as a hash: it is known again, and nobody reads who it was. */
function withoutAddress(externalId: string): string {
  if (!externalId.includes("@")) return externalId;
  return `${HASHED}${createHash("sha256").update(externalId).digest("hex")}`;
}

/** Of two rows of one batch with the same new key, the first counts, as it would across batches. */
function onlyNew(batch: ReadyBatch, keys: readonly string[], isNew: ReadonlySet<string>) {
  const duplicates: RefusedRow[] = [];
  const firstRowOf = new Map<string, number>();
  const counts = keys.map((key, place) => {
    const row = batch.rows[place] ?? 0;
    const first = firstRowOf.get(key);
    if (isNew.has(key) && first === undefined) {
      firstRowOf.set(key, row);
      return true;
    }
    const reason = first === undefined ? "Already imported with the same id" : `Same id as row ${first}`;
    duplicates.push({ row, code: "duplicate", reason, value: key.startsWith(HASHED) ? "" : key });
    return false;
  });
  return { answers: answersThat(counts, batch), duplicates };
}

/** The answers of those rows that count, in the order in which they were written. */
function answersThat(counts: readonly boolean[], { months, order, answers }: ReadyBatch): RowsByMonth {
  const kept = new Map<Month, Buffer[]>();
  const written = new Map([...answers].map(([month, pieces]) => [month, eachRow(Buffer.concat(pieces))]));
  for (const place of order) {
    const month = months[place] ?? 0;
    const answer = written.get(month)?.next().value as Buffer;
    if (!counts[place]) continue;
    const pieces = kept.get(month);
    if (pieces) pieces.push(answer);
    else kept.set(month, [answer]);
  }
  return new Map([...kept].map(([month, pieces]) => [month, [Buffer.concat(pieces)]]));
}
