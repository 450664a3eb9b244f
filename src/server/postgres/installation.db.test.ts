import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../../../scripts/testing/files";
import { isAlive } from "./cluster";
import { acquireEmbedded } from "./installation";

const remembered = (dataDir: string) =>
  JSON.parse(readFileSync(join(dataDir, "postgres.json"), "utf8")) as { pid: number };

async function ask(url: string, sql: string): Promise<pg.QueryResultRow | undefined> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows[0] as pg.QueryResultRow | undefined;
  } finally {
    await client.end();
  }
}

describe.skipIf(process.env.KEPT_TEST_POSTGRES)("the installation's own database", () => {
  it("is made once, shared while somebody uses it, turned off by the last, and found again with everything in it", async () => {
    const dataDir = temporaryFolder();
    const first = await acquireEmbedded(dataDir);
    const second = await acquireEmbedded(dataDir);
    expect(second.appUrl).toBe(first.appUrl);
    await ask(first.ownerUrl, "CREATE TABLE kept_thing AS SELECT 42 AS answer");
    const { pid } = remembered(dataDir);
    await second.release(); // one lease a process: both were this one's
    expect(isAlive(pid)).toBe(false);
    const again = await acquireEmbedded(dataDir);
    expect(await ask(again.ownerUrl, "SELECT answer FROM kept_thing")).toEqual({ answer: 42 });
    await again.release();
  });

  it("comes back after its server was killed, at the next use", async () => {
    const dataDir = temporaryFolder();
    const first = await acquireEmbedded(dataDir);
    await ask(first.ownerUrl, "CREATE TABLE kept_thing AS SELECT 42 AS answer");
    process.kill(remembered(dataDir).pid, "SIGKILL");
    const again = await acquireEmbedded(dataDir);
    expect(await ask(again.ownerUrl, "SELECT answer FROM kept_thing")).toEqual({ answer: 42 });
    await again.release();
  });

  it("keeps its passwords to its owner, and lets the app own nothing", async () => {
    const dataDir = temporaryFolder();
    const database = await acquireEmbedded(dataDir);
    expect(statSync(join(dataDir, "postgres.json")).mode & 0o077).toBe(0);
    expect(
      await ask(
        database.appUrl,
        "SELECT rolsuper OR rolcreaterole OR rolcreatedb AS mighty FROM pg_roles WHERE rolname = current_user",
      ),
    ).toEqual({ mighty: false });
    await expect(ask(database.appUrl, "CREATE TABLE mine (a int)")).rejects.toThrow(/permission denied/);
    await database.release();
    expect(existsSync(join(dataDir, "leases", String(process.pid)))).toBe(false);
  });
});
