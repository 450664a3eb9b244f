import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { urlOf } from "../../src/server/postgres/cluster";
import { APP, asSuperuser, OWNER, startTestCluster, TEMPLATE } from "../testing/postgres";

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

export type Database = { name: string; appUrl: string; ownerUrl: string; superuserUrl: string };

/** What a measurement stands on: a PostgreSQL of its own, and a folder for its files. */
export type Stand = { folder: string; create(name: string): Promise<Database>; end(): Promise<void> };

/** Starts the database server with the product's own (durable) settings. */
export async function openStand(): Promise<Stand> {
  const { cluster, end } = await startTestCluster();
  const folder = mkdtempSync(join(tmpdir(), "kept-bench-"));
  return {
    folder,
    async create(name) {
      await asSuperuser(cluster, `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE} OWNER ${OWNER.user}`);
      return {
        name,
        appUrl: urlOf(cluster, name, APP),
        ownerUrl: urlOf(cluster, name, OWNER),
        superuserUrl: urlOf(cluster, name),
      };
    },
    async end() {
      await end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A connection that is closed afterwards. */
export async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Seconds that `work` takes, and what it returns. */
export async function timed<T>(work: () => Promise<T>): Promise<{ seconds: number; value: T }> {
  const began = performance.now();
  const value = await work();
  return { seconds: (performance.now() - began) / 1000, value };
}

/** The environment of a process of the product over a database. */
export function productEnv(database: Database, folder: string): Record<string, string> {
  return {
    DATABASE_URL: database.appUrl,
    KEPT_SECRET: "a secret of the measurements, long enough",
    KEPT_LOG: "silent",
    KEPT_DATA_DIR: folder,
    KEPT_STATEMENT_TIMEOUT_MS: "0",
    NODE_ENV: "production",
  };
}

/** A process of its own that runs the product's code and answers questions one at a time. */
export type Probe = { ask<Answer>(question: object): Promise<Answer>; end(): Promise<void> };

export function startProbe(
  name: string,
  env: Record<string, string>,
  nodeFlags: readonly string[] = [],
): Probe {
  const flags = [...nodeFlags, "--import", import.meta.resolve("tsx"), "--conditions=react-server"];
  const child: ChildProcess = spawn(process.execPath, [...flags, join(root, "scripts/bench/probes", name)], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    env: { ...process.env, ...env },
  });
  const gone = once(child, "exit");
  return {
    async ask<Answer>(question: object) {
      child.send(question);
      const failed = gone.then(([status]: unknown[]) => {
        throw new Error(`${name} ended with status ${String(status)}`);
      });
      const [answer] = (await Promise.race([once(child, "message"), failed])) as [Answer];
      return answer;
    },
    async end() {
      child.disconnect();
      await gone;
    },
  };
}
