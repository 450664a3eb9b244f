import "server-only";
import { EventEmitter } from "node:events";
import { Logger, run, type Runner, type TaskList, type WorkerEvents } from "graphile-worker";
import pg from "pg";
import { pool, type Tx } from "./db";
import { env } from "./env";
import { log } from "./log";

/** First number of the session locks that say "this worker lives"; the second is a hash of its pool's id. */
const LIVES = 7071;

/**
 * Adds a job inside the transaction that needs it: both are there, or neither. A kill counts as an attempt, so there
 * are many of them; what fails by itself waits longer each time.
 */
export async function enqueue(tx: Tx, task: string, payload: object, key?: string): Promise<void> {
  await tx.$queryRaw`SELECT FROM wall.enqueue(${task}, ${JSON.stringify(payload)}::json, ${key ?? null}::text)`;
}

/** Works on jobs until stopped. Jobs of a worker that was killed are taken over within seconds. */
export async function startJobs(tasks: TaskList): Promise<Runner> {
  const life = new pg.Client({ connectionString: env().DATABASE_URL, options: "-c role=kept_system" });
  await life.connect();
  life.on("error", (error) => {
    log().error({ err: error }, "the worker lost its database; it stops so that it can be started again");
    process.exit(1);
  });
  const own = new Set<string>();
  await takeOver(life, own);
  pool().on("connect", (client) => client.on("error", () => undefined));
  const events = new EventEmitter() as WorkerEvents;
  const announced: Promise<void>[] = [];
  events.on("pool:create", ({ workerPool }) => announced.push(announce(life, own, workerPool.id)));
  const runner = await run({
    events,
    logger: new Logger(() => (level, message) => logLine(level, message)),
    parsedCronItems: [],
    pgPool: pool(),
    taskList: tasks,
    concurrency: 2,
    noHandleSignals: true,
    pollInterval: 1000,
  });
  await Promise.all(announced);
  const watch = setInterval(() => void takeOver(life, own).catch(() => undefined), 3_000);
  runner.promise
    .finally(() => clearInterval(watch))
    .then(
      () => life.end(),
      () => life.end(),
    );
  return runner;
}

async function announce(life: pg.Client, own: Set<string>, poolId: string): Promise<void> {
  own.add(poolId);
  await life.query("SELECT pg_advisory_lock($1, hashtext($2))", [LIVES, poolId]);
}

/**
 * graphile-worker frees the jobs of a killed worker after four hours. It marks them with the id of the pool of workers, and
 * a living pool holds a session lock, which ends with its connection: whoever's lock can be taken is dead, and its jobs
 * are free at once.
 */
async function takeOver(life: pg.Client, own: Set<string>): Promise<void> {
  const { rows } = await life.query<{ id: string }>(
    "SELECT DISTINCT locked_by AS id FROM graphile_worker._private_jobs WHERE locked_by IS NOT NULL AND locked_at < now() - interval '2 seconds'",
  );
  for (const { id } of rows.filter((row) => !own.has(row.id))) {
    const { rows: tried } = await life.query<{ dead: boolean }>(
      "SELECT pg_try_advisory_lock($1, hashtext($2)) AS dead",
      [LIVES, id],
    );
    if (!tried[0]?.dead) continue;
    await life.query("SELECT graphile_worker.force_unlock_workers(ARRAY[$1])", [id]);
    await life.query("SELECT pg_advisory_unlock($1, hashtext($2))", [LIVES, id]);
    log().warn({ worker: id }, "took over the jobs of a worker that is gone");
  }
}

function logLine(level: string, message: string): void {
  switch (level) {
    case "error": {
      log().error(message);
      return;
    }
    case "warning": {
      log().warn(message);
      return;
    }
    case "info": {
      log().info(message);
      return;
    }
    default: {
      log().debug(message);
      return;
    }
  }
}
