import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { useTestDatabase } from "../../scripts/testing/database";
import { temporaryFolder, writeExport } from "../../scripts/testing/files";
import { asSuperuser, OWNER, APP, TEMPLATE } from "../../scripts/testing/postgres";
import { deterministic } from "../../scripts/testing/random";
import { backUp } from "@/server/backup/back-up";
import { DamagedBackup } from "@/server/backup/archive";
import { checkBackup, restore } from "@/server/backup/restore";
import { urlOf } from "@/server/postgres/cluster";
import { hashPassword } from "@/server/auth/password";

const KEY = "a secret of the tests, long enough for anybody";
const PASSWORD = "a long enough password";
/** Of the moment: nothing of these comes back. */
const PASSING = ["session", "sign_in_step", "one_time_link", "throttle", "worker_seen"];

const database = useTestDatabase();
const folder = temporaryFolder();
const file = join(folder, "all.kept");
const spare = { name: `t_${randomBytes(8).toString("hex")}`, ownerUrl: "", appUrl: "" };
let source: pg.Client;

/** The operator's command over a database, with a data folder of its own. */
function kept(over: { ownerUrl: string; appUrl: string }, dataDir: string, ...args: string[]) {
  mkdirSync(join(folder, dataDir), { recursive: true });
  return spawnSync(process.execPath, ["scripts/kept.mjs", ...args], {
    encoding: "utf8",
    env: {
      ...process.env,
      DATABASE_URL: over.appUrl,
      DATABASE_OWNER_URL: over.ownerUrl,
      KEPT_DATA_DIR: join(folder, dataDir),
      KEPT_SECRET: KEY,
    },
  });
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}

/** Rows and a digest of every table with memory, and how each trigger and sequence stands. */
async function contentOf(client: pg.Client): Promise<Record<string, string>> {
  const { rows: tables } = await client.query<{ name: string }>(
    `SELECT c.oid::regclass::text AS name FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = relnamespace
     WHERE relkind IN ('r', 'p') AND NOT relispartition AND nspname IN ('public', 'rollup', 'audit', 'facts')`,
  );
  const found: Record<string, string> = {};
  for (const { name } of tables) {
    if (PASSING.includes(name) || name === "_prisma_migrations") continue;
    const { rows } = await client.query<{ said: string }>(
      `SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, E'\\n' ORDER BY t::text)), '') AS said FROM ${name} AS t`,
    );
    found[name] = rows[0]?.said ?? "";
  }
  const { rows: states } = await client.query<{ name: string; said: string }>(
    `SELECT 'trigger ' || tgrelid::regclass || '.' || tgname AS name, tgenabled::text AS said FROM pg_trigger WHERE NOT tgisinternal
     UNION ALL SELECT 'sequence ' || schemaname || '.' || sequencename, last_value::text FROM pg_sequences
       WHERE schemaname <> 'graphile_worker'`,
  );
  for (const { name, said } of states) found[name] = said;
  return found;
}

beforeAll(async () => {
  await asSuperuser(inject("cluster"), `CREATE DATABASE ${spare.name} TEMPLATE ${TEMPLATE} OWNER kept_owner`);
  spare.ownerUrl = urlOf(inject("cluster"), spare.name, OWNER);
  spare.appUrl = urlOf(inject("cluster"), spare.name, APP);
  source = await connect(database.ownerUrl);
  await source.query(
    "INSERT INTO organisation (id, name, time_zone) VALUES (1, 'Drill “ä” \\ tab', 'Europe/London')",
  );
  await source.query(
    "INSERT INTO person (email, name, password_hash) VALUES ('ana@test.example', 'Ana', $1)",
    [await hashPassword(PASSWORD)],
  );
  await source.query(
    "INSERT INTO audit_event (actor, action, object, detail) SELECT 'system', 'test.write', 'thing:' || n, '{}' FROM generate_series(1, 40) AS n",
  );
  writeExport(join(folder, "answers.csv"), 400);
  expect(kept(database, "old", "audit", "anchor").status).toBe(0);
  const imported = kept(
    database,
    "old",
    "import",
    join(folder, "answers.csv"),
    "--survey",
    "Drill",
    "--new-names",
  );
  expect(imported.stderr).toBe("");
}, 60_000);

afterAll(async () => {
  await source.end();
  await asSuperuser(inject("cluster"), `DROP DATABASE IF EXISTS ${spare.name} WITH (FORCE)`);
});

describe("a backup", () => {
  it("comes back into an empty installation: every table, cell, trigger and sequence, the chain and its anchors", async () => {
    expect(kept(database, "old", "backup", file)).toMatchObject({ status: 0, stderr: "" });
    expect(kept(database, "old", "restore", file, "--check").stdout).toMatch(
      /^A whole backup of .*: \d+ rows/,
    );
    const before = await contentOf(source);

    const done = kept(spare, "new", "restore", file);
    expect(done.stderr).toBe("");
    expect(done.stdout).toMatch(/Restored as of .*: \d+ rows of \d+ tables\. Everybody signs in anew\.\n/);
    expect(done.stdout).toMatch(
      /\n[1-9]\d* cells, 0 mismatches\n[1-9]\d* events in the audit trail, whole\n$/,
    );
    expect(done.status).toBe(0);
    const target = await connect(spare.ownerUrl);
    expect(await contentOf(target)).toEqual(before);
    expect(before.response).toMatch(/^400 /);
    await target.end();
    const anchors = (dir: string) => readFileSync(join(folder, dir, "audit-anchors.jsonl"), "utf8");
    expect(anchors("new")).toBe(anchors("old"));
  });

  it("is a working installation then: its people sign in, its answers are known, and new ones are counted", async () => {
    writeExport(join(folder, "more.csv"), 450);
    const again = kept(spare, "new", "import", join(folder, "more.csv"), "--survey", "Drill", "--json");
    expect(JSON.parse(again.stdout)).toMatchObject({ import: { accepted: 50, duplicates: 400 } });
    expect(JSON.parse(kept(spare, "new", "rollup", "verify", "--json").stdout)).toMatchObject({
      mismatches: 0,
    });
    process.env.DATABASE_URL = spare.appUrl;
    const { closeDatabase } = await import("@/server/db");
    const { signIn } = await import("@/server/auth/sign-in");
    await closeDatabase();
    const visit = { address: "192.0.2.1", browser: "test", now: new Date() };
    const entered = await signIn({ ...visit, email: "ana@test.example", password: PASSWORD });
    expect(entered.outcome).toBe("in");
    await closeDatabase();
    process.env.DATABASE_URL = database.appUrl;
  });

  it("goes into no installation that somebody uses, and replaces no file", () => {
    expect(kept(spare, "new", "restore", file)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("holds people already") as string,
    });
    expect(kept(database, "old", "backup", file)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("is there already") as string,
    });
  });

  it("brings no session, mailed link or step of a sign-in back", async () => {
    const target = await connect(spare.ownerUrl);
    for (const table of PASSING.slice(0, 3))
      expect((await target.query(`SELECT FROM ${table} WHERE now() > 'epoch'`)).rowCount, table).toBe(
        table === "session" ? 1 : 0, // the one of the test before
      );
    await target.end();
  });
});

function unpacks(packed: Buffer): Buffer | undefined {
  try {
    return gunzipSync(packed);
  } catch {
    return undefined;
  }
}

describe("a damaged backup", () => {
  it("is refused wherever it was cut or a bit of it has turned, 60 times, and an empty database stays empty", async () => {
    const whole = readFileSync(file);
    const random = deterministic(20261126);
    const GZIP_HEAD = 10; // says when it was packed, and by what: nothing of the content
    const damaged = join(folder, "damaged.kept");
    let refused = 0;
    for (let round = 0; round < 60; round++) {
      const at = GZIP_HEAD + Math.floor(random() * (whole.length - GZIP_HEAD));
      const copy = Buffer.from(round % 3 === 0 ? whole.subarray(0, at) : whole);
      if (round % 3 !== 0) copy[at] = (copy[at] ?? 0) ^ (1 << Math.floor(random() * 8));
      if (unpacks(copy)?.equals(gunzipSync(whole))) continue; // a bit that fills up a byte and says nothing
      refused++;
      writeFileSync(damaged, copy);
      await expect(checkBackup(damaged), `round ${round} at ${at}`).rejects.toThrow(DamagedBackup);
    }
    expect(refused).toBeGreaterThan(55);
    await refusesOnEmpty(damaged, "damaged");
  });

  it("is any other file too", async () => {
    for (const [name, content] of Object.entries({
      empty: "",
      words: "a backup, honestly",
      csv: "id,score\n1,10\n",
    })) {
      writeFileSync(join(folder, name), content);
      await expect(checkBackup(join(folder, name)), name).rejects.toThrow(DamagedBackup);
    }
    await expect(checkBackup(join(folder, "nowhere"))).rejects.toThrow("There is no file");
  });

  it("of another version is refused in words, and nothing is changed", async () => {
    const name = "29990101000000_of_tomorrow";
    await source.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at) VALUES ('x', 'x', $1, now(), now())`,
      [name],
    );
    const newer = join(folder, "newer.kept");
    await backUp({ url: database.ownerUrl, key: KEY, files: [], at: new Date() }, newer);
    await source.query("DELETE FROM _prisma_migrations WHERE migration_name = $1", [name]);
    await refusesOnEmpty(newer, "made by a newer version");
  });

  it("leaves no file behind when it could not be finished", async () => {
    const path = join(folder, "never.kept");
    const wrong = {
      url: database.ownerUrl.replace(OWNER.password, "no"),
      key: KEY,
      files: [],
      at: new Date(),
    };
    await expect(backUp(wrong, path)).rejects.toThrow();
    expect([existsSync(path), existsSync(`${path}.part`)]).toEqual([false, false]);
  });
});

/** An empty database refuses the file and stays as it was. */
async function refusesOnEmpty(path: string, words: string): Promise<void> {
  const name = `t_${randomBytes(8).toString("hex")}`;
  await asSuperuser(inject("cluster"), `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE} OWNER kept_owner`);
  const url = urlOf(inject("cluster"), name, OWNER);
  const empty = await connect(url);
  const before = await contentOf(empty);
  await expect(restore(path, { url, key: KEY, files: {} })).rejects.toThrow(words);
  expect(await contentOf(empty)).toEqual(before);
  await empty.end();
  await asSuperuser(inject("cluster"), `DROP DATABASE ${name} WITH (FORCE)`);
}
