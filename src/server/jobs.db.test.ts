import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { useTestDatabase } from "../../scripts/testing/database";
import { startJobs } from "./jobs";

/** Longer than a job may be held before somebody looks whether its worker lives (two seconds, every three). */
const LONG_MS = 8_000;

const database = useTestDatabase();
let client: pg.Client;

beforeAll(async () => {
  client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
});
afterAll(() => client.end());

async function jobsLeft(): Promise<number> {
  const { rows } = await client.query<{ left: number }>(
    "SELECT count(*)::int AS left FROM graphile_worker._private_jobs",
  );
  return rows[0]?.left ?? NaN;
}

it("a long job runs once, however many workers look for jobs of dead ones", async () => {
  let began = 0;
  let done = 0;
  const tasks = {
    long: async () => {
      began++;
      await sleep(LONG_MS);
      done++;
    },
  };
  const runners = [await startJobs(tasks), await startJobs(tasks)];
  try {
    await client.query("SELECT FROM graphile_worker.add_job('long', '{}'::json)");
    await expect.poll(jobsLeft, { timeout: LONG_MS + 5_000 }).toBe(0);
    expect({ began, done }).toEqual({ began: 1, done: 1 });
  } finally {
    await Promise.all(runners.map((runner) => runner.stop()));
  }
}, 30_000);

it("a job of a worker that is gone is taken over within seconds", async () => {
  await client.query("SELECT FROM graphile_worker.add_job('left', '{}'::json)");
  await client.query(
    "UPDATE graphile_worker._private_jobs SET locked_by = 'pool-gone', locked_at = now() - interval '3 seconds'",
  );
  let done = 0;
  const runner = await startJobs({
    left: () => {
      done++;
      return Promise.resolve();
    },
  });
  try {
    await expect.poll(() => done, { timeout: 10_000 }).toBe(1);
  } finally {
    await runner.stop();
  }
}, 20_000);
