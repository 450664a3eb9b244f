import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { mayBeOpened } from "@/access/can";
import type { Capability } from "@/access/capabilities";
import type { Scope } from "@/access/scope";
import { PrismaClient, type Prisma } from "@/generated/prisma/client";
import { env } from "./env";
import { statementName } from "./statement-names";

export { Prisma } from "@/generated/prisma/client";

/** One open transaction, with its actor's scope set inside the database. */
export type Tx = Prisma.TransactionClient;

type Connections = { pool: pg.Pool; prisma: PrismaClient };
const kept = globalThis as typeof globalThis & { keptConnections?: Connections };

/** The process's one pool. Every connection acts as `kept_system` until a transaction says otherwise. */
function connections(): Connections {
  if (kept.keptConnections) return kept.keptConnections;
  const { DATABASE_URL, KEPT_POOL, KEPT_STATEMENT_TIMEOUT_MS } = env();
  const pool = new pg.Pool({
    connectionString: DATABASE_URL,
    max: KEPT_POOL,
    options: "-c role=kept_system",
    statement_timeout: KEPT_STATEMENT_TIMEOUT_MS,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    application_name: "kept",
  });
  pool.on("error", () => undefined); // a lost idle connection is replaced at its next use
  const adapter = new PrismaPg(pool, { statementNameGenerator: ({ sql }) => statementName(sql) });
  return (kept.keptConnections = { pool, prisma: new PrismaClient({ adapter }) });
}

/** Closes every connection; the process can end after it. */
export async function closeDatabase(): Promise<void> {
  if (!kept.keptConnections) return;
  const { pool, prisma } = kept.keptConnections;
  delete kept.keptConnections;
  await prisma.$disconnect();
  if (!pool.ended) await pool.end();
}

/**
 * Runs `work` in one transaction on behalf of whoever the scope was made for. Their id, the capability and the
 * departments it reaches are set inside the transaction, where row-level security reads them.
 */
export function inScope<T>(scope: Scope<Capability>, work: (tx: Tx) => Promise<T>): Promise<T> {
  const departments = scope.departments === "all" ? "all" : scope.departments.join(",");
  const settings = { actor: scope.actorId, capability: scope.capability, departments };
  return transaction({ ...settings, role: roleOf(scope) }, work);
}

/** The role that a person's transaction takes: row-level security shows it no row that their right does not reach. */
function roleOf({ departments, capability }: Scope<Capability>): string {
  if (departments !== "all") return "kept_own";
  return mayBeOpened(capability) ? "kept_figures" : "kept_everywhere";
}

/** The same for what the product does by itself: looking up a session, running a job. `reason` names it. */
export function asSystem<T>(reason: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return transaction({ role: "kept_system", actor: "system", capability: reason, departments: "all" }, work);
}

/**
 * One read of what belongs to nobody's department (a session's row, the organisation's settings), without the round
 * trips of a transaction: every page asks for it. `name` makes it a prepared statement; one name, one statement.
 */
export async function readAsSystem<Row extends pg.QueryResultRow>(
  name: string,
  statement: Prisma.Sql,
): Promise<Row[]> {
  const { rows } = await connections().pool.query<Row>({
    name,
    text: statement.text,
    values: statement.values,
  });
  return rows;
}

type Settings = { role: string; actor: string; capability: string; departments: string };

function transaction<T>(settings: Settings, work: (tx: Tx) => Promise<T>): Promise<T> {
  return connections().prisma.$transaction(
    async (tx) => {
      await tx.$queryRaw`/* planned once */ SELECT set_config('role', ${settings.role}, true),
        set_config('kept.actor', ${settings.actor}, true),
        set_config('kept.capability', ${settings.capability}, true),
        set_config('kept.departments', ${settings.departments}, true)`;
      return work(tx);
    },
    { maxWait: 5_000, timeout: 120_000 },
  );
}

/** A connection of its own for what Prisma cannot do (COPY, LISTEN, session locks); always given back. */
export async function withConnection<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await connections().pool.connect();
  try {
    return await work(client);
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

/** The pool itself, for libraries that bring their own statements (job queue, throttle). */
export function pool(): pg.Pool {
  return connections().pool;
}
