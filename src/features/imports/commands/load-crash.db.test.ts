import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { useTestDatabase } from "../../../../scripts/testing/database";
import { temporaryFolder, writeExport } from "../../../../scripts/testing/files";
import { openImport } from "../../../../scripts/testing/imports";
import { deterministic } from "../../../../scripts/testing/random";

/** Fewer on a second server: where a kill falls is the worker's matter. */
const KILLS = process.env.KEPT_TEST_POSTGRES ? 6 : 20;
const ROWS = 60_000;
const SEED = 20261122;

const database = useTestDatabase();
let client: pg.Client;
let worker: ChildProcess | undefined;

beforeAll(async () => {
  client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  await client.query("INSERT INTO organisation (id, name, time_zone) VALUES (1, 'Test', 'Europe/London')");
});
afterAll(async () => {
  worker?.kill("SIGKILL");
  await client.end();
});

/** The real worker process, over this test's database. */
function startWorker(): ChildProcess {
  const flags = ["--import", "tsx", "--conditions=react-server"];
  return spawn(process.execPath, [...flags, "src/worker.ts"], {
    env: { ...process.env, KEPT_STATEMENT_TIMEOUT_MS: "0" },
    stdio: ["ignore", "ignore", "inherit"],
  });
}

async function gone(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null)
    await new Promise((done) => child.once("exit", done));
}

async function progress(id: number): Promise<{ state: string; cursor: number }> {
  const { rows } = await client.query<{ state: string; cursor: number }>(
    "SELECT state, cursor_row AS cursor FROM import WHERE id = $1",
    [id],
  );
  return rows[0] ?? { state: "", cursor: 0 };
}

async function openJob(name: string, folder: string): Promise<{ id: number; surveyId: number }> {
  const path = join(folder, `${name}.csv`);
  writeExport(path, ROWS, name.length);
  const opened = await openImport(path, name);
  await client.query("SELECT FROM graphile_worker.add_job('imports.load', $1::json, max_attempts => 1000)", [
    JSON.stringify({ importId: opened.id }),
  ]);
  return opened;
}

it(`loses no row and doubles none when the worker is killed ${KILLS} times at random points (seed ${SEED})`, async () => {
  const folder = temporaryFolder();
  const random = deterministic(SEED);
  const opened = [await openJob("killed", folder)];
  let kills = 0;
  let landed = 0;
  while (kills < KILLS) {
    let current = opened.at(-1);
    if (!current) throw new Error("There is always an import.");
    if ((await progress(current.id)).state === "done") {
      opened.push((current = await openJob(`killed${"!".repeat(opened.length)}`, folder)));
    }
    const before = (await progress(current.id)).cursor;
    worker = startWorker();
    // Every other life is given time to file something first, so that kills fall before, in and between batches
    // however fast the machine is; then it ends at a random moment of its work.
    for (let wait = 0; wait < 400 && (await isIdle()); wait++) await sleep(25);
    if (kills % 2 === 1)
      for (let wait = 0; wait < 400 && !(await hasMoved(current.id, before)); wait++) await sleep(10);
    await sleep(random() * 350);
    worker.kill("SIGKILL");
    await gone(worker);
    kills++;
    if ((await progress(current.id)).cursor > before) landed++;
  }
  worker = startWorker();
  const last = opened.at(-1)?.id ?? 0;
  for (let wait = 0; wait < 1200 && (await progress(last)).state !== "done"; wait++) await sleep(50);
  worker.kill("SIGTERM");
  await gone(worker);
  expect(landed).toBeGreaterThan(0); // some kills fell between batches, not all before the first
  for (const { id, surveyId } of opened) {
    expect(await progress(id)).toMatchObject({ state: "done", cursor: ROWS + 1 });
    const { rows } = await client.query(
      `SELECT (SELECT count(*) FROM response WHERE survey_id = $1)::int AS answers,
         (SELECT count(*) FROM response_key WHERE survey_id = $1)::int AS keys,
         (SELECT count(*) FROM import_refusal WHERE import_id = $2)::int AS refusals,
         (SELECT accepted FROM import WHERE id = $2) AS accepted`,
      [surveyId, id],
    );
    expect(rows).toEqual([{ answers: ROWS, keys: ROWS, refusals: 0, accepted: ROWS }]);
  }
  const { rows } = await client.query("SELECT * FROM rollup.verify()");
  expect(rows).toMatchObject([{ mismatches: "0" }]);
}, 600_000);

/** Has this life filed a batch, or all of them? */
async function hasMoved(id: number, before: number): Promise<boolean> {
  const { state, cursor } = await progress(id);
  return state === "done" || cursor > before;
}

/** Has the killed worker's job not been taken up yet? */
async function isIdle(): Promise<boolean> {
  const { rows } = await client.query(
    "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND classid = 7072 AND granted",
  );
  return rows.length === 0;
}
