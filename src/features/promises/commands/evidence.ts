import type { Scope } from "@/access/scope";
import { readHead } from "@/features/imports/queries/read-head";
import { readRecords } from "@/features/imports/queries/read-records";
import { inScope, type Tx } from "@/server/db";
import { NotFound, Refusal } from "@/server/errors";
import { record } from "@/server/events";
import { evidenceColumns, evidenceRow, type EvidenceColumns, type EvidenceRow } from "../rules/evidence-file";

/** How far a file is read, and what came of it: `row` is the last row dealt with, refusals are the first of them. */
export type EvidenceOutcome = {
  row: number;
  read: number;
  taken: number;
  refused: { row: number; reason: string }[];
};
export const NOTHING_READ: EvidenceOutcome = { row: 0, read: 0, taken: 0, refused: [] };

/** Large enough that a batch's fixed costs hardly count, small enough that a page sees how far it is. */
const BATCH = 10_000;
const MOST_REFUSALS = 100;

/** Brings events of a promise in from a CSV file on this machine, by the same steps as a file that was sent. */
export async function importEvidence(
  scope: Scope<"promise:write">,
  { path, promise }: { path: string; promise: string },
): Promise<EvidenceOutcome> {
  const found = await inScope(scope, (tx) =>
    tx.promiseMade.findUnique({ where: { slug: promise }, select: { id: true } }),
  );
  if (!found) throw new NotFound(`There is no promise “${promise}”.`);
  const loading = { path, promiseId: found.id, from: NOTHING_READ };
  const outcome = await loadEvidence(loading, (work) => inScope(scope, (tx) => work(tx)));
  await inScope(scope, (tx) => countEvidence(tx, scope, found.id, outcome));
  return outcome;
}

export type Loading = { path: string; promiseId: number; from: EvidenceOutcome };
/** Runs what writes a batch in a transaction, with all that must be kept together with it. */
export type InBatch = (
  work: (tx: Tx) => Promise<EvidenceOutcome>,
  before: EvidenceOutcome,
) => Promise<EvidenceOutcome>;

/**
 * Files a file's events from wherever it stopped, a batch a transaction: each event goes to the wording in force on the day
 * it began, and one that is here already gets its newer outcome. The promise's tally is counted afterwards.
 */
export async function loadEvidence(
  { path, promiseId, from }: Loading,
  inBatch: InBatch,
  signal?: AbortSignal,
): Promise<EvidenceOutcome> {
  let outcome = from;
  for await (const batch of evidenceBatches(path, from.row, signal)) {
    const before = outcome;
    outcome = await inBatch(async (tx) => {
      await tx.$executeRaw`SET LOCAL statement_timeout = 0`;
      return {
        row: batch.row,
        read: before.read + batch.read,
        taken: before.taken + (await writeBatch(tx, promiseId, [...batch.events.values()])),
        refused: [...before.refused, ...batch.refused].slice(0, MOST_REFUSALS),
      };
    }, before);
  }
  return outcome;
}

/** Counts a promise's decided events again, and writes down who brought a file in. */
export async function countEvidence(
  tx: Tx,
  actor: Scope<"promise:write"> | string,
  promiseId: number,
  { read, taken }: EvidenceOutcome,
): Promise<void> {
  await tx.$executeRaw`SET LOCAL statement_timeout = 0`;
  // Two files at a time would count each other's rows twice.
  await tx.$executeRaw`SELECT 1 FROM promise WHERE id = ${promiseId}::int FOR UPDATE`;
  await tallyAgain(tx, promiseId);
  await record(tx, actor, {
    action: "promise.evidence",
    object: `promise:${promiseId}`,
    detail: { read, taken },
  });
}

type Batch = {
  row: number;
  read: number;
  events: Map<string, EvidenceRow>;
  refused: EvidenceOutcome["refused"];
};
const emptyBatch = (): Batch => ({ row: 0, read: 0, events: new Map(), refused: [] });

/** A file's events behind a row, in batches; the last word on an id counts. What is no event is noted with its row. */
async function* evidenceBatches(path: string, after: number, signal?: AbortSignal): AsyncGenerator<Batch> {
  const layout = await readHead(path, {}, signal);
  let columns: EvidenceColumns | undefined;
  let batch = emptyBatch();
  for await (const { records, firstRow } of readRecords(path, layout, signal)) {
    for (const [at, cells] of records.entries()) {
      const row = firstRow + at;
      if (cells.length === 1 && cells[0] === "") continue;
      if (columns === undefined) columns = headingOf(cells);
      else if (row > after) note(evidenceRow(cells, columns), row, batch);
    }
    if (batch.events.size < BATCH) continue;
    yield batch;
    batch = emptyBatch();
  }
  if (batch.read > 0) yield batch;
}

function headingOf(cells: readonly string[]): EvidenceColumns {
  const columns = evidenceColumns(cells);
  if ("problem" in columns) throw new Refusal(columns.problem);
  return columns;
}

function note(found: ReturnType<typeof evidenceRow>, row: number, batch: Batch): void {
  batch.row = row;
  batch.read++;
  if (!("reason" in found)) batch.events.set(found.id, found);
  else if (batch.refused.length < MOST_REFUSALS) batch.refused.push({ row, reason: found.reason });
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
