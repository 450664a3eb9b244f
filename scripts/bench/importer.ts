import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import type { ImportStep } from "./probes/import";
import { productEnv, startProbe, timed, type Database, type Stand } from "./stand";

const LOOK_EVERY_MS = 20;

/** Whoever imports files while a worker works on them. Seconds are those that pass for a person who watches. */
export type Importer = {
  /** Hands a file over and waits for its check. */
  check(file: string, survey: string): Promise<{ token: string; seconds: number }>;
  /** Imports a checked file, up to the last delta folded. */
  load(token: string): Promise<number>;
  /** Waits until the workers have nothing left to do of what came in: customers followed, comments coded, debts settled. */
  untilAllIsDone(): Promise<void>;
  /** Takes an import out again, up to the last delta folded. */
  undo(token: string): Promise<number>;
  end(): Promise<void>;
};

export async function startImporter(stand: Stand, database: Database): Promise<Importer> {
  mkdirSync(join(stand.folder, "uploads"), { recursive: true });
  const client = new pg.Client({ connectionString: database.superuserUrl });
  await client.connect();
  const probe = startProbe("import.ts", productEnv(database, stand.folder));
  const ask = (step: ImportStep) => probe.ask<{ token: string }>(step);
  const until = (token: string, state: string) => settled(client, token, state);
  return {
    async check(file, survey) {
      const { seconds, value } = await timed(async () => {
        const { token } = await ask({ step: "receive", file, survey });
        await until(token, "checked");
        return token;
      });
      return { token: value, seconds };
    },
    async load(token) {
      const { seconds } = await timed(async () => {
        await ask({ step: "start", token });
        await until(token, "done");
      });
      return seconds;
    },
    async untilAllIsDone() {
      while (await isAnythingLeft(client)) await sleep(LOOK_EVERY_MS);
    },
    async undo(token) {
      const { seconds } = await timed(async () => {
        await ask({ step: "undo", token });
        await until(token, "undone");
      });
      return seconds;
    },
    async end() {
      await probe.end();
      await client.end();
    },
  };
}

/** Resolves when an import is in a state and no delta is pending; throws when it failed. Looking costs next to nothing. */
async function settled(client: pg.Client, token: string, wanted: string): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ state: string; problem: string | null }>({
      name: "state",
      text: "SELECT state, problem FROM import WHERE token = $1",
      values: [token],
    });
    const [seen] = rows;
    if (seen?.state === "failed") throw new Error(`The import failed: ${seen.problem ?? ""}`);
    if (seen?.state === wanted && !(await isPending(client))) return;
    await sleep(LOOK_EVERY_MS);
  }
}

async function isPending(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ is: boolean }>("SELECT EXISTS (SELECT FROM rollup.pending) AS is");
  return rows[0]?.is ?? false;
}

/** Work that waits, or a statement that has run for longer than the workers' looks at what waits. */
async function isAnythingLeft(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ is: boolean }>(
    `SELECT EXISTS (SELECT FROM rollup.pending) OR EXISTS (SELECT FROM rollup.note) OR EXISTS (SELECT FROM rollup.ledger_due)
       OR EXISTS (SELECT FROM comment_note) OR EXISTS (SELECT FROM pg_stat_activity
         WHERE datname = current_database() AND state = 'active' AND query_start < clock_timestamp() - interval '500 ms') AS is`,
  );
  return rows[0]?.is ?? false;
}
