import { spawn, type ChildProcess } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { temporaryFolder } from "../../../../scripts/testing/files";
import { useTestDatabase } from "../../../../scripts/testing/database";

const KILLS = 3;
const ANSWERS = 30_000;
const database = useTestDatabase();
let client: pg.Client;
let worker: ChildProcess | undefined;

/** Thirty thousand answers of the last hours with scores 0 to 10, at a touchpoint of Claims. */
beforeAll(async () => {
  process.env.KEPT_DATA_DIR = temporaryFolder();
  client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  await client.query(`
    INSERT INTO organisation (id, name) VALUES (1, 'Test');
    INSERT INTO department (id, slug, name) VALUES (1, 'claims', 'Claims');
    INSERT INTO touchpoint (id, slug, name) VALUES (1, 'offer', 'Offer');
    INSERT INTO touchpoint_role (touchpoint_id, department_id, role, valid_from) VALUES (1, 1, 'owner', '2020-01-01');
    INSERT INTO survey (id, name) VALUES (1, 'Main');
    SELECT facts.ensure_months((now() - interval '2 days')::date, now()::date);
    INSERT INTO response (answered_at, survey_id, touchpoint_id, score)
      SELECT now() - n * interval '1 second', 1, 1, n % 11 FROM generate_series(1, ${ANSWERS}) AS n`);
});
afterAll(async () => {
  worker?.kill("SIGKILL");
  await client.end();
});

/** The real worker process, over this test's database. */
function startWorker(): ChildProcess {
  const flags = ["--import", "tsx", "--conditions=react-server"];
  return spawn(process.execPath, [...flags, "src/worker.ts", "figures"], {
    stdio: ["ignore", "ignore", "inherit"],
  });
}

async function stop(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  child.kill(signal);
  if (child.exitCode === null && child.signalCode === null)
    await new Promise((done) => child.once("exit", done));
}

async function opened(): Promise<number> {
  const { rows } = await client.query<{ n: number }>("SELECT count(*)::int AS n FROM case_record");
  return rows[0]?.n ?? 0;
}

it(`a worker that is killed ${KILLS} times while it opens cases opens each once, and forgets none`, async () => {
  const expected = Array.from({ length: ANSWERS }, (_, at) => (at + 1) % 11).filter(
    (score) => score <= 6,
  ).length;
  let isCut = false;
  for (let kill = 0; kill < KILLS; kill++) {
    const before = await opened();
    worker = startWorker();
    for (let wait = 0; wait < 1500 && (await opened()) <= before; wait++) await sleep(10);
    await stop(worker, "SIGKILL");
    const after = await opened();
    isCut ||= after > before && after < expected;
  }
  expect(isCut).toBe(true);
  worker = startWorker();
  for (let wait = 0; wait < 1500 && (await opened()) < expected; wait++) await sleep(20);
  await stop(worker, "SIGTERM");
  const { rows } = await client.query<object>(
    `SELECT count(*)::int AS cases, count(DISTINCT response_id)::int AS answers,
       (SELECT count(*)::int FROM case_change WHERE kind = 'opened') AS lines FROM case_record`,
  );
  expect(rows).toEqual([{ cases: expected, answers: expected, lines: expected }]);
}, 120_000);
