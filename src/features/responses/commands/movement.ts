import { pool, withConnection } from "@/server/db";

/**
 * Looks up again whoever's answers were touched, and moves the difference into the flow between periods. Returns how
 * many notes it took; 0 when none waited, −1 when another folder is at work.
 */
export function foldMovement(): Promise<number> {
  return withConnection(async (client) => {
    await client.query("BEGIN");
    await client.query("SET LOCAL statement_timeout = 0"); // after a large import everybody is looked up
    const { rows } = await client.query<{ taken: number }>("SELECT rollup.fold_movement() AS taken");
    await client.query("COMMIT");
    return rows[0]?.taken ?? 0;
  });
}

export type Waiting = { newestMs: number; oldestMs: number };

/** How long the newest and the oldest note have waited; undefined when none does. */
export async function waitingNotes(): Promise<Waiting | undefined> {
  const { rows } = await pool().query<{ newest: number | null; oldest: number | null }>(
    `SELECT extract(epoch FROM clock_timestamp() - max(noted_at))::float8 AS newest,
       extract(epoch FROM clock_timestamp() - min(noted_at))::float8 AS oldest FROM rollup.note`,
  );
  const { newest = null, oldest = null } = rows[0] ?? {};
  return newest === null || oldest === null
    ? undefined
    : { newestMs: newest * 1000, oldestMs: oldest * 1000 };
}
