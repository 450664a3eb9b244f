import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import {
  answers,
  embeddedBinaries,
  freePort,
  initialise,
  isAlive,
  start,
  stop,
  urlOf,
  type Cluster,
} from "./cluster";
import { ACTING, LOGIN, MAKE_ROLES } from "./roles";

/** Addresses of the installation's database: the owner migrates, the app does everything else. */
export type Database = { ownerUrl: string; appUrl: string; release(): Promise<void> };

/** What `.data/postgres.json` remembers, readable by its owner only. */
type Remembered = { port: number; pid: number; superuser: string; owner: string; app: string };

const DATABASE = "kept";

/**
 * The installation's own PostgreSQL in `dataDir`: found when it runs, started when it does not, made when there is
 * none. Every process that uses it leaves a lease; the last one to release it turns it off.
 */
export async function acquireEmbedded(dataDir: string): Promise<Database> {
  mkdirSync(join(dataDir, "leases"), { recursive: true });
  const lease = join(dataDir, "leases", String(process.pid));
  writeFileSync(lease, "");
  try {
    const remembered = await withLock(dataDir, () => ensureRunning(dataDir));
    return {
      ownerUrl: urlOf({ port: remembered.port, password: "" }, DATABASE, {
        user: "kept_owner",
        password: remembered.owner,
      }),
      appUrl: urlOf({ port: remembered.port, password: "" }, DATABASE, {
        user: LOGIN,
        password: remembered.app,
      }),
      release: () => release(dataDir, lease),
    };
  } catch (error) {
    rmSync(lease, { force: true });
    throw error;
  }
}

async function ensureRunning(dataDir: string): Promise<Remembered> {
  const file = join(dataDir, "postgres.json");
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Remembered) : undefined;
  if (known && (await answers({ port: known.port, password: known.superuser }))) return known;

  const secret = () => randomBytes(24).toString("base64url");
  const passwords = known ?? { superuser: secret(), owner: secret(), app: secret() };
  const clusterDir = join(dataDir, "postgres");
  const binaries = await embeddedBinaries();
  // Remembered before the cluster is made: a kill in between must not leave a database nobody knows the password of.
  if (!known) {
    rmSync(clusterDir, { recursive: true, force: true });
    writePrivately(file, { ...passwords, port: 0, pid: 0 });
  }
  initialise(binaries, clusterDir, passwords.superuser);
  const cluster = await start(binaries, {
    port: await freePort(),
    password: passwords.superuser,
    dataDir: clusterDir,
  });
  const remembered = { ...passwords, port: cluster.port, pid: cluster.pid };
  writePrivately(file, remembered);
  await provision(cluster, DATABASE, passwords);
  return remembered;
}

function writePrivately(file: string, content: object): void {
  writeFileSync(`${file}.new`, JSON.stringify(content, null, 2), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** Makes the accounts, what they may act as, and the database, where they are missing; safe to repeat. */
export async function provision(
  cluster: Pick<Cluster, "port" | "password">,
  database: string,
  passwords: { owner: string; app: string },
): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf(cluster, "postgres") });
  await client.connect();
  try {
    for (const [role, password] of [
      ["kept_owner", passwords.owner],
      [LOGIN, passwords.app],
    ] as const) {
      const { rowCount } = await client.query("SELECT FROM pg_roles WHERE rolname = $1", [role]);
      const verb = rowCount ? "ALTER" : "CREATE";
      await client.query(`${verb} ROLE ${role} LOGIN PASSWORD ${pg.escapeLiteral(password)}`);
    }
    await client.query(MAKE_ROLES);
    await client.query(`GRANT ${ACTING.join(", ")} TO ${LOGIN}; ALTER ROLE kept_app NOLOGIN`);
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [database]);
    if (!rowCount) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(database)} OWNER kept_owner`);
  } finally {
    await client.end();
  }
}

async function release(dataDir: string, lease: string): Promise<void> {
  await withLock(dataDir, async () => {
    rmSync(lease, { force: true });
    const others = readdirSync(join(dataDir, "leases")).filter((pid) => isAlive(Number(pid)));
    const file = join(dataDir, "postgres.json");
    if (others.length > 0 || !existsSync(file)) return;
    const known = JSON.parse(readFileSync(file, "utf8")) as Remembered;
    if (await answers({ port: known.port, password: known.superuser })) await stop(known);
  });
}

/** One process at a time may start or stop the server; a lock of a dead process does not count. */
async function withLock<T>(dataDir: string, work: () => Promise<T>): Promise<T> {
  const lock = resolve(dataDir, "postgres.lock");
  for (let tries = 0; ; tries++) {
    try {
      writeFileSync(lock, String(process.pid), { flag: "wx" });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      const holder = Number(safeRead(lock));
      if (holder && !isAlive(holder)) rmSync(lock, { force: true });
      else if (tries > 1200)
        throw new Error(`Another process (${holder}) has been starting the database for a minute.`);
      else await sleep(50);
    }
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function safeRead(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
