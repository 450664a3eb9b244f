import { setTimeout as sleep } from "node:timers/promises";
import { Logger, runOnce, type TaskList } from "graphile-worker";
import { pool } from "../../src/server/db";

const silent = new Logger(() => () => undefined);

/** Works off everything that is due, as the worker does; returns the errors of the jobs that failed. */
export async function workOff(taskList: TaskList): Promise<string[]> {
  if (pool().listenerCount("connect") === 0)
    pool().on("connect", (client) => client.on("error", () => undefined));
  await runOnce({ pgPool: pool(), taskList, logger: silent });
  // What failed is noted a moment after the run has ended.
  for (let tries = 0; tries < 100 && (await areLocked()); tries++) await sleep(20);
  const { rows } = await pool().query<{ error: string }>(
    "SELECT last_error AS error FROM graphile_worker._private_jobs WHERE last_error IS NOT NULL",
  );
  return rows.map(({ error }) => error);
}

async function areLocked(): Promise<boolean> {
  const { rows } = await pool().query(
    "SELECT FROM graphile_worker._private_jobs WHERE locked_at IS NOT NULL LIMIT 1",
  );
  return rows.length > 0;
}
