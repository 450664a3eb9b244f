import type { Scope } from "@/access/scope";
import type { FileLayout } from "@/features/imports/queries/file-layout";
import { readHead } from "@/features/imports/queries/read-head";
import { readRecords } from "@/features/imports/queries/read-records";
import { inScope, type Tx } from "@/server/db";
import { NotFound, Refusal } from "@/server/errors";
import { record } from "@/server/events";
import { evidenceColumns, evidenceRow, type EvidenceColumns, type EvidenceRow } from "../rules/evidence-file";

export type EvidenceOutcome = { read: number; taken: number; refused: { row: number; reason: string }[] };

const BATCH = 10_000;
const MOST_REFUSALS = 100;

/**
 * Brings events of a promise in from a CSV file, in one transaction: each goes to the wording in force on the day it
 * began, and one that is here already gets its newer outcome. The tally of the promise is counted again at the end.
 */
export async function importEvidence(
  scope: Scope<"promise:write">,
  { path, promise }: { path: string; promise: string },
): Promise<EvidenceOutcome> {
  const layout = await readHead(path);
  return inScope(scope, async (tx) => {
    await tx.$executeRaw`SET LOCAL statement_timeout = 0`;
    const found = await tx.$queryRaw<
      { id: number }[]
    >`SELECT id FROM promise WHERE slug = ${promise} FOR UPDATE`;
    const id = found[0]?.id;
    if (id === undefined) throw new NotFound(`There is no promise “${promise}”.`);
    const outcome: EvidenceOutcome = { read: 0, taken: 0, refused: [] };
    for await (const rows of evidenceRows(path, layout, outcome))
      outcome.taken += await writeBatch(tx, id, rows);
    await tallyAgain(tx, id);
    await record(tx, scope, {
      action: "promise.evidence",
      object: `promise:${id}`,
      detail: { read: outcome.read, taken: outcome.taken },
    });
    return outcome;
  });
}

/** A file's events in batches; the last word on an id counts. What is no event is noted with its row. */
async function* evidenceRows(
  path: string,
  layout: FileLayout,
  outcome: EvidenceOutcome,
): AsyncGenerator<EvidenceRow[]> {
  let columns: EvidenceColumns | undefined;
  let batch = new Map<string, EvidenceRow>();
  for await (const { records, firstRow } of readRecords(path, layout)) {
    for (const [at, cells] of records.entries()) {
      if (cells.length === 1 && cells[0] === "") continue;
      if (columns) note(evidenceRow(cells, columns), firstRow + at, { batch, outcome });
      else columns = headingOf(cells);
    }
    if (batch.size < BATCH) continue;
    yield [...batch.values()];
    batch = new Map();
  }
  yield [...batch.values()];
}

function headingOf(cells: readonly string[]): EvidenceColumns {
  const columns = evidenceColumns(cells);
  if ("problem" in columns) throw new Refusal(columns.problem);
  return columns;
}

type Noted = { batch: Map<string, EvidenceRow>; outcome: EvidenceOutcome };

function note(found: ReturnType<typeof evidenceRow>, row: number, { batch, outcome }: Noted): void {
  outcome.read++;
  if (!("reason" in found)) batch.set(found.id, found);
  else if (outcome.refused.length < MOST_REFUSALS) outcome.refused.push({ row, reason: found.reason });
}

async function writeBatch(tx: Tx, promiseId: number, rows: readonly EvidenceRow[]): Promise<number> {
  if (rows.length === 0) return 0;
  return tx.$executeRaw`
    INSERT INTO promise_event (promise_id, external_id, version_id, started_at, value, kept)
    SELECT ${promiseId}::int, e.id, v.id, e.at, e.value, e.kept
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS e (id text, at timestamptz, value float8, kept boolean)
      JOIN LATERAL (
        SELECT id FROM promise_version WHERE promise_id = ${promiseId}::int
          AND valid_from <= (e.at AT TIME ZONE (SELECT time_zone FROM organisation))::date
        ORDER BY valid_from DESC LIMIT 1
      ) AS v ON true
    ON CONFLICT (promise_id, external_id) DO UPDATE SET value = excluded.value, kept = excluded.kept`;
}

/** Decided events of each version by month. The rule is domain/promise.ts's, in SQL because there are a million of them. */
async function tallyAgain(tx: Tx, promiseId: number): Promise<void> {
  await tx.$executeRaw`DELETE FROM promise_tally WHERE version_id IN (SELECT id FROM promise_version WHERE promise_id = ${promiseId}::int)`;
  await tx.$executeRaw`
    INSERT INTO promise_tally (version_id, month, kept, broken)
    SELECT version_id, date_trunc('month', started_at AT TIME ZONE (SELECT time_zone FROM organisation))::date,
      count(*) FILTER (WHERE was_kept), count(*) FILTER (WHERE NOT was_kept)
    FROM (
      SELECT e.version_id, e.started_at, coalesce(e.kept, CASE v.comparator WHEN 'at most' THEN e.value <= v.threshold ELSE e.value >= v.threshold END) AS was_kept
      FROM promise_event AS e JOIN promise_version AS v ON v.id = e.version_id
      WHERE e.promise_id = ${promiseId}::int AND (e.value IS NOT NULL OR e.kept IS NOT NULL)
    ) AS decided GROUP BY 1, 2`;
}
