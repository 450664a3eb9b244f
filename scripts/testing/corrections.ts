import type pg from "pg";

/** Where themes are looked for, and whether comments wait to be coded by them again. */
export async function themesWaiting(
  owner: pg.Client,
): Promise<{ id: number; at: number[]; isWaiting: boolean }[]> {
  const { rows } = await owner.query<{ id: number; at: number[]; isWaiting: boolean }>(
    `SELECT t.id, touchpoint_ids AS at, j.key IS NOT NULL AS "isWaiting"
     FROM theme AS t LEFT JOIN graphile_worker._private_jobs AS j ON j.key = 'recode:' || t.id ORDER BY t.id`,
  );
  return rows;
}

/** A case of a customer, with something noted in it. */
export async function openCase(client: pg.Client, customer: string, note: string): Promise<void> {
  await client.query(
    `WITH made AS (
       INSERT INTO case_record (department_id, touchpoint_id, response_id, answered_at, customer_id, score, opened_at, contact_by, close_by)
       SELECT 1, 1, id, answered_at, customer_id, 0, answered_at, answered_at, answered_at FROM response WHERE customer_id = $2 ORDER BY id LIMIT 1
       RETURNING id, opened_at)
     INSERT INTO case_change (case_id, version, kind, note, changed_at) SELECT id, 1, 'opened', $1, opened_at FROM made`,
    [note, customer],
  );
}
