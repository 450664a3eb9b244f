import { spawn, type ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useTestDatabase } from "../../../../scripts/testing/database";
import { temporaryFolder } from "../../../../scripts/testing/files";
import { callAs, viewerWith } from "../../../../scripts/testing/viewer";
import { scopeOf } from "@/access/scope";
import { storeUpload, storedUpload } from "@/server/files";
import { loadEvidenceFile, sendEvidence } from "./evidence-file";

const KILLS = 4;
const ROWS = 60_000;
const NOW = new Date("2026-09-30T12:00:00Z");
const BATCH = 10_000;
const database = useTestDatabase();
let client: pg.Client;
let worker: ChildProcess | undefined;

/** "In 24 hours"; every third event takes longer, one in a hundred has no outcome, every thousandth row is no event. */
beforeAll(async () => {
  process.env.KEPT_DATA_DIR = temporaryFolder();
  client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  await client.query(`
    INSERT INTO organisation (id, name) VALUES (1, 'Test');
    INSERT INTO department (id, slug, name) VALUES (1, 'claims', 'Claims');
    INSERT INTO journey (id, slug, name, version, published_at) VALUES (1, 'main', 'Main', 1, now());
    INSERT INTO stage (id, journey_id, slug, name, position) VALUES (1, 1, 'use', 'Use', 1);
    INSERT INTO promise (id, slug, stage_id, made_by, delivered_by) VALUES (1, 'fast', 1, 1, 1), (2, 'odd', 1, 1, 1);
    INSERT INTO promise_version (promise_id, number, text, comparator, threshold, unit, limit_hours, target, valid_from) VALUES
      (1, 1, 'In 24 hours', 'at most', 24, 'hours', 24, 90, '2020-01-01'), (2, 1, 'Odd', 'at most', 1, 'hours', 1, 90, '2020-01-01')`);
});
afterAll(async () => {
  worker?.kill("SIGKILL");
  await client.end();
});

const row = (at: number) =>
  at % 1000 === 999
    ? `E${at},yesterday,1`
    : `E${at},2026-0${1 + (at % 8)}-1${at % 10}T09:00:00Z,${at % 100 === 50 ? "" : at % 3 === 0 ? 30 : 20}`;
const csv = ["id,started,value", ...Array.from({ length: ROWS }, (_, at) => row(at))].join("\n");

async function send(slug: string, content: string): Promise<{ id: number; token: string }> {
  const scope = scopeOf(viewerWith([{ role: "executive", departmentId: null }]), "promise:write");
  if (!scope) throw new Error("An executive writes promises.");
  const token = randomUUID();
  await storeUpload(token, new Blob([content]).stream());
  return { ...(await sendEvidence(scope, { slug, token }, NOW)), token };
}

/** The real worker process, over this test's database. */
function startWorker(): ChildProcess {
  const flags = ["--import", "tsx", "--conditions=react-server"];
  return spawn(process.execPath, [...flags, "src/worker.ts", "files"], {
    stdio: ["ignore", "ignore", "inherit"],
  });
}

async function gone(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null)
    await new Promise((done) => child.once("exit", done));
}

type Progress = { state: string; cursor: number; read: number; taken: number; refused: number };
async function progress(id: number): Promise<Progress> {
  const { rows } = await client.query<Progress>(
    `SELECT state, cursor_row AS cursor, read, taken, jsonb_array_length(refused) AS refused FROM evidence_file WHERE id = ${id}`,
  );
  return rows[0] ?? { state: "", cursor: 0, read: 0, taken: 0, refused: 0 };
}

const held = async () =>
  (
    await client.query<{ events: number; kept: number; broken: number }>(`
      SELECT (SELECT count(*)::int FROM promise_event WHERE promise_id = 1) AS events, sum(kept)::int AS kept, sum(broken)::int AS broken
      FROM promise_tally`)
  ).rows[0];

/** Counted from the rows themselves. */
const numbers = Array.from({ length: ROWS }, (_, at) => at).filter((at) => at % 1000 !== 999);
const decided = numbers.filter((at) => at % 100 !== 50);
const expected = {
  events: numbers.length,
  kept: decided.filter((at) => at % 3 !== 0).length,
  broken: decided.filter((at) => at % 3 === 0).length,
};

describe("a file of events", () => {
  it(`loses no event and counts none twice when the worker is killed ${KILLS} times between and in its batches`, async () => {
    const { id, token } = await send("fast", csv);
    let landed = 0;
    for (let kill = 0; kill < KILLS; kill++) {
      const before = await progress(id);
      worker = startWorker();
      const moved = async () => (await progress(id)).cursor > before.cursor;
      for (let wait = 0; wait < 1500 && !(await moved()); wait++) await sleep(10);
      worker.kill("SIGKILL");
      await gone(worker);
      const after = await progress(id);
      if (after.state !== "done" && after.cursor > 0) landed++;
      expect(after.taken).toBeLessThanOrEqual(expected.events);
    }
    worker = startWorker();
    for (let wait = 0; wait < 1500 && (await progress(id)).state !== "done"; wait++) await sleep(20);
    worker.kill("SIGTERM");
    await gone(worker);
    expect(landed).toBeGreaterThan(0);
    expect(await progress(id)).toEqual({
      state: "done",
      cursor: ROWS + 1,
      read: ROWS,
      taken: expected.events,
      refused: ROWS / 1000,
    });
    expect(await held()).toEqual(expected);
    expect(await storedUpload(token)).toBeUndefined();
  }, 120_000);

  it("sent again changes nothing, and a job that comes twice does nothing", async () => {
    const { id } = await send("fast", csv.split("\n").slice(0, BATCH).join("\n"));
    await Promise.allSettled([loadEvidenceFile(id, () => NOW), loadEvidenceFile(id, () => NOW)]);
    await loadEvidenceFile(id, () => NOW);
    expect((await progress(id)).state).toBe("done");
    expect(await held()).toEqual(expected);
    const events = await client.query(
      "SELECT count(*)::int AS n FROM audit_event WHERE action = 'promise.evidence'",
    );
    expect(events.rows).toEqual([{ n: 2 }]);
  });

  it("that can never be read says why on the promise's page, and so does one that is gone", async () => {
    const odd = await send("odd", "when,what\n2026-09-01,1");
    await loadEvidenceFile(odd.id, () => NOW);
    const broken = await send("odd", "%PDF-1.7\n%âãÏÓ\n");
    await loadEvidenceFile(broken.id, () => NOW);
    const page = await callAs([{ role: "executive", departmentId: null }], NOW).promises.one({ slug: "odd" });
    expect(page.files).toMatchObject([
      { state: "failed", taken: 0 },
      { state: "failed", problem: "The file needs a heading with the columns id and started." },
    ]);
  });
});
