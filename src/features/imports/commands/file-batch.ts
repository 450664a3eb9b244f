import type { PoolClient } from "pg";
import type { AcceptedRow, RefusedRow } from "../rules/normalise";
import type { RowBatch } from "../queries/read-rows";
import type { ImportOptions, InspectReport } from "../schema";
import type { Dimensions } from "./dimensions";
import { copyRefusals, copyToStage } from "./staging";

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

/** Rows of the stage whose key was not there before become answers; the others are listed as already imported. */
const FILE_STAGE = `
  WITH fresh AS (
    INSERT INTO response_key (survey_id, external_id, import_id)
    SELECT $1, external_id, $2 FROM stage ON CONFLICT DO NOTHING RETURNING external_id
  ), already AS (
    INSERT INTO import_refusal (import_id, row, code, reason, value)
    SELECT $2, row, 'duplicate', 'Already imported with the same id', external_id FROM stage
    WHERE NOT EXISTS (SELECT FROM fresh WHERE fresh.external_id = stage.external_id) RETURNING 1
  ), written AS (
    INSERT INTO response (answered_at, survey_id, touchpoint_id, channel_id, segment_id, persona_id, customer_id,
      import_id, score, csat, ces, weight, comment)
    SELECT coalesce(s.at_utc, s.at_local AT TIME ZONE $3), $1, s.touchpoint_id, s.channel_id, s.segment_id,
      s.persona_id, c.id, $2, s.score, s.csat, s.ces, s.weight, s.comment
    FROM stage AS s JOIN fresh ON fresh.external_id = s.external_id
      LEFT JOIN customer AS c ON c.ref = coalesce(s.customer, 'email:' || lower(s.email))
    RETURNING 1
  )
  SELECT (SELECT count(*) FROM written)::int AS accepted, (SELECT count(*) FROM already)::int AS duplicates`;

const MEET_CUSTOMERS = `
  INSERT INTO customer (ref, email, revenue)
  SELECT DISTINCT ON (ref) ref, email, revenue FROM (
    SELECT coalesce(customer, 'email:' || lower(email)) AS ref, email, revenue, row FROM stage
  ) AS met WHERE ref IS NOT NULL ORDER BY ref, row DESC
  ON CONFLICT (ref) DO UPDATE SET email = coalesce(excluded.email, customer.email), revenue = coalesce(excluded.revenue, customer.revenue)
  WHERE (excluded.email IS NOT NULL AND customer.email IS DISTINCT FROM excluded.email)
    OR (excluded.revenue IS NOT NULL AND customer.revenue IS DISTINCT FROM excluded.revenue)`;

/** One batch, one transaction: answers, refusals and the new cursor, or none of them. */
export async function fileBatch(
  client: PoolClient,
  loaded: LoadedImport,
  batch: RowBatch,
  dimensions: Dimensions,
): Promise<void> {
  const { accepted, refused } = withoutTwins(batch);
  await client.query("BEGIN");
  await client.query(
    "SELECT set_config('kept.actor', 'system', true), set_config('kept.capability', 'imports:load', true), set_config('kept.departments', 'all', true)",
  );
  // Another process may have taken this import over meanwhile: then its cursor has moved, and this batch is void.
  const { rows: current } = await client.query<{ state: string }>(
    "SELECT state FROM import WHERE id = $1 AND cursor_row < $2 FOR UPDATE",
    [loaded.id, batch.lastRow],
  );
  if (current[0]?.state !== "loading") throw new Error("The import was stopped or taken over.");
  await dimensions.learn(client, accepted);
  await copyToStage(client, accepted, dimensions, (row) => `${loaded.fileSha256.slice(0, 16)}:${row}`);
  const { mapping } = loaded.options;
  if (mapping.customer !== undefined || mapping.email !== undefined) await client.query(MEET_CUSTOMERS);
  const zone = loaded.options.zone ?? loaded.timeZone;
  const { rows } = await client.query<{ accepted: number; duplicates: number }>(FILE_STAGE, [
    loaded.surveyId,
    loaded.id,
    zone,
  ]);
  await copyRefusals(client, loaded.id, refused);
  await client.query(
    `UPDATE import SET cursor_row = $2, accepted = accepted + $3, duplicates = duplicates + $4, refused = refused + $5 WHERE id = $1`,
    [loaded.id, batch.lastRow, rows[0]?.accepted ?? 0, rows[0]?.duplicates ?? 0, refused.length],
  );
  await client.query("COMMIT");
}

/** Two rows of one batch with the same id: the first counts, as it would across batches. */
function withoutTwins({ accepted, refused }: RowBatch): { accepted: AcceptedRow[]; refused: RefusedRow[] } {
  const seen = new Map<string, number>();
  const twins: RefusedRow[] = [];
  const kept = accepted.filter(({ externalId, row }) => {
    if (externalId === null) return true;
    const first = seen.get(externalId);
    if (first === undefined) {
      seen.set(externalId, row);
      return true;
    }
    twins.push({ row, code: "duplicate", reason: `Same id as row ${first}`, value: externalId });
    return false;
  });
  return { accepted: kept, refused: [...refused, ...twins] };
}
