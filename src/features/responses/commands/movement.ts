import { pool, withConnection } from "@/server/db";

/** Figures that are computed as a whole are at least this far apart; the first change after it is seen at once. */
const FIGURES_EVERY_S = 300;

/** One job at a time: asked for again, an earlier wish keeps its time. */
const ASK_FOR_FIGURES = `
  SELECT FROM graphile_worker.add_job('figures.compute', '{}'::json, job_key => 'figures.compute',
    job_key_mode => 'preserve_run_at', max_attempts => 1000,
    run_at => greatest(now(), (SELECT max(as_of) FROM rollup.computed) + make_interval(secs => $1)))`;

/**
 * Looks up again whoever's answers were touched, and moves the difference into the flow between periods. Returns how
 * many notes it took; 0 when none waited, −1 when another folder is at work.
 */
export function foldMovement(): Promise<number> {
  return withConnection(async (client) => {
    await client.query("BEGIN");
    await client.query("SET LOCAL statement_timeout = 0"); // after a large import everybody is looked up
    const { rows } = await client.query<{ taken: number }>("SELECT rollup.fold_movement() AS taken");
    if ((rows[0]?.taken ?? 0) > 0) await client.query(ASK_FOR_FIGURES, [FIGURES_EVERY_S]);
    await client.query("COMMIT");
    return rows[0]?.taken ?? 0;
  });
}

/** Asks for the figures of customers who wait for them although nobody has: after a restore, or a sample just loaded. */
export async function askForDueFigures(): Promise<void> {
  const { rows } = await pool().query<{ isDue: boolean }>(
    `SELECT EXISTS (SELECT FROM rollup.ledger_due) AS "isDue"`,
  );
  if (rows[0]?.isDue) await pool().query(ASK_FOR_FIGURES, [FIGURES_EVERY_S]);
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
