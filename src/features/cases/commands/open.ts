import { detractorsAfter, answerIsGone, newestAnswer } from "@/features/responses/queries/detractors";
import { rulesOf } from "@/features/responses/queries/settings";
import { asSystem, Prisma, type Tx } from "@/server/db";
import { record } from "@/server/events";

/** Who was unhappy longer ago is not surprised any more: imports of old answers open nothing. */
const OPENS_FOR_DAYS = 14;
/** So many answers are looked at in one transaction. */
const MOST = 500;

export type LookedAt = { opened: number; withdrawn: number; returned: number };

/**
 * Opens a case for each new answer of a detractor at a touchpoint that somebody answered for on that day, once each
 * (an answer can have one case), and takes open cases away whose answer went. What a kill leaves undone is done by the
 * next look, because the cursor moves last.
 */
export async function lookAfterCases(now: Date): Promise<LookedAt> {
  const since = new Date(now.getTime() - OPENS_FOR_DAYS * 86_400_000);
  const cursor = await asSystem("cases:look", (tx) => cursorAt(tx, since));
  let opened = 0;
  for (let after = cursor.settled, isMore = true; isMore;) {
    const batch = await asSystem("cases:open", (tx) => openBatch(tx, { after, since, now }));
    opened += batch.opened;
    isMore = batch.looked === MOST;
    after = batch.last ?? after;
  }
  const gone = await asSystem("cases:withdraw", (tx) => followAnswers(tx, now));
  await asSystem("cases:settle", (tx) => settle(tx, cursor));
  return { opened, ...gone };
}

/** Changes whenever an answer may have come or gone. */
export async function answersVersion(): Promise<string> {
  return (await rulesOf()).dataVersion;
}

type Cursor = { settled: string; isOver: boolean; newest: string; xid: string };

/**
 * Numbers of answers are drawn before their transactions end, so a lower one may become visible after a higher one. What
 * was noted at an earlier look is settled once every transaction that was under way then is over.
 */
async function cursorAt(tx: Tx, since: Date): Promise<Cursor> {
  const [cursor] = await tx.$queryRaw<[Cursor]>`
    SELECT settled::text AS settled, ${newestAnswer(since)}::text AS newest,
      noted_xid <= pg_snapshot_xmin(pg_current_snapshot())::text::bigint
        -- A number that is still to come was noted in another installation, before a restore.
        OR noted_xid > pg_snapshot_xmax(pg_current_snapshot())::text::bigint AS "isOver",
      pg_snapshot_xmax(pg_current_snapshot())::text AS xid
    FROM case_cursor`;
  return cursor;
}

async function settle(tx: Tx, { isOver, newest, xid }: Cursor): Promise<void> {
  if (!isOver) return;
  await tx.$executeRaw`UPDATE case_cursor
    SET settled = greatest(settled, noted), noted = ${newest}::bigint, noted_xid = ${xid}::bigint`;
}

type Batch = { looked: number; last: string | null; opened: number };

async function openBatch(
  tx: Tx,
  { after, since, now }: { after: string; since: Date; now: Date },
): Promise<Batch> {
  const [batch] = await tx.$queryRaw<[Batch]>`
    WITH said AS (${detractorsAfter({ after, since, most: MOST })}),
      opened AS (
        INSERT INTO case_record (department_id, touchpoint_id, response_id, answered_at, customer_id, score, opened_at,
          contact_by, close_by)
        SELECT held.department_id, said.touchpoint_id, said.id, said.answered_at, said.customer_id, said.score, ${now}::timestamptz,
          said.answered_at + make_interval(hours => o.case_contact_hours),
          facts.after_business_days(said.answered_at, o.case_close_days, o.time_zone)
        FROM said CROSS JOIN organisation AS o
          JOIN touchpoint_role AS held ON held.touchpoint_id = said.touchpoint_id AND held.role = 'owner'
            AND held.valid_from <= (said.answered_at AT TIME ZONE o.time_zone)::date
            AND (held.valid_to IS NULL OR (said.answered_at AT TIME ZONE o.time_zone)::date < held.valid_to)
        ON CONFLICT (response_id) DO NOTHING RETURNING id),
      told AS (
        INSERT INTO case_change (case_id, version, kind, changed_at) SELECT id, 1, 'opened', ${now}::timestamptz FROM opened RETURNING case_id)
    SELECT (SELECT count(*) FROM said)::int AS looked, (SELECT max(id) FROM said)::text AS last,
      (SELECT count(*) FROM told)::int AS opened`;
  if (batch.opened > 0)
    await record(tx, "system", { action: "case.open", object: "cases", detail: { opened: batch.opened } });
  return batch;
}

/** Open cases go with their answer, and come back with an exclusion that was taken back. */
async function followAnswers(tx: Tx, now: Date): Promise<Omit<LookedAt, "opened">> {
  const isOpen = Prisma.sql`c.closed_at IS NULL AND c.withdrawn_at IS NULL`;
  const withdrawn = await tx.$executeRaw`
    WITH gone AS (
      UPDATE case_record AS c SET withdrawn_at = ${now}::timestamptz, version = c.version + 1
      WHERE ${isOpen} AND ${answerIsGone(Prisma.sql`c.response_id`, Prisma.sql`c.answered_at`)} RETURNING c.id, c.version)
    INSERT INTO case_change (case_id, version, kind, changed_at) SELECT id, version, 'withdrawn', ${now}::timestamptz FROM gone`;
  const returned = await tx.$executeRaw`
    WITH back AS (
      UPDATE case_record AS c SET withdrawn_at = NULL, version = c.version + 1
      FROM exclusion AS e
      WHERE e.response_id = c.response_id AND e.taken_back_at IS NOT NULL AND c.withdrawn_at IS NOT NULL
        AND NOT ${answerIsGone(Prisma.sql`c.response_id`, Prisma.sql`c.answered_at`)} RETURNING c.id, c.version)
    INSERT INTO case_change (case_id, version, kind, changed_at) SELECT DISTINCT id, version, 'returned', ${now}::timestamptz FROM back`;
  if (withdrawn + returned > 0)
    await record(tx, "system", { action: "case.follow", object: "cases", detail: { withdrawn, returned } });
  return { withdrawn, returned };
}
