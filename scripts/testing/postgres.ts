import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import type { TestProject } from "vitest/node";
import {
  debianBinaries,
  embeddedBinaries,
  freePort,
  initialise,
  start,
  stop,
  urlOf,
  type Cluster,
} from "../../src/server/postgres/cluster";
import { provision } from "../../src/server/postgres/installation";
import { migrate } from "../../src/server/postgres/migrate";
import { LOGIN } from "../../src/server/postgres/roles";

declare module "vitest" {
  export interface ProvidedContext {
    cluster: { port: number; password: string; pid: number; dataDir: string };
  }
}

export const TEMPLATE = "kept_template";
export const OWNER = { user: "kept_owner", password: "owner" };
export const APP = { user: LOGIN, password: "app" };
const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Starts a throw-away PostgreSQL (18 from npm, or Debian's 15 with KEPT_TEST_POSTGRES=15) with a migrated template. */
export async function startTestCluster(): Promise<{ cluster: Cluster; end: () => Promise<void> }> {
  const binaries = await testBinaries();
  const dir = mkdtempSync(join(tmpdir(), "kept-test-"));
  chmodSync(dir, 0o755);
  const dataDir = join(dir, "postgres");
  initialise(binaries, dataDir, "secret");
  const cluster = await start(binaries, { port: await freePort(), password: "secret", dataDir });
  await provision(cluster, TEMPLATE, { owner: OWNER.password, app: APP.password });
  const urls = { ownerUrl: urlOf(cluster, TEMPLATE, OWNER), appUrl: urlOf(cluster, TEMPLATE, APP) };
  await migrate(root, urls);
  return {
    cluster,
    async end() {
      await stop({ pid: runningPid(cluster) });
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

async function testBinaries() {
  const wanted = process.env.KEPT_TEST_POSTGRES;
  const binaries = wanted ? debianBinaries(Number(wanted)) : await embeddedBinaries();
  if (!binaries) throw new Error(`PostgreSQL ${wanted} is not installed here.`);
  return binaries;
}

/** Starts the server of a test cluster again after it was killed, at its old port; its process id is a new one. */
export async function startTestServer(cluster: Cluster): Promise<void> {
  Object.assign(cluster, await start(await testBinaries(), cluster));
}

/** The process id of whichever server runs on a test cluster now. */
function runningPid(cluster: Cluster): number {
  return Number(readFileSync(join(cluster.dataDir, "postmaster.pid"), "utf8").split("\n")[0]);
}

/** Vitest's global set-up of the database tests. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { cluster, end } = await startTestCluster();
  project.provide("cluster", cluster);
  return end;
}

/** Runs one statement as the superuser. */
export async function asSuperuser(cluster: Cluster, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf(cluster, "postgres") });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
