import { Logger, runOnce, type TaskList } from "graphile-worker";
import { pool } from "../../src/server/db";

const silent = new Logger(() => () => undefined);

/** Works off everything that is due, as the worker does; returns the errors of the jobs that failed. */
export async function workOff(taskList: TaskList): Promise<string[]> {
  if (pool().listenerCount("connect") === 0)
    pool().on("connect", (client) => client.on("error", () => undefined));
  await runOnce({ pgPool: pool(), taskList, logger: silent });
  const { rows } = await pool().query<{ error: string }>(
    "SELECT last_error AS error FROM graphile_worker._private_jobs WHERE last_error IS NOT NULL",
  );
  return rows.map(({ error }) => error);
}
