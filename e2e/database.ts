import { readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";

/** One statement: its rows. */
export type Query = <Row extends pg.QueryResultRow>(text: string, values?: unknown[]) => Promise<Row[]>;

/** Reads (and plants) rows behind the product's back, as the database's superuser, whom no policy limits; of the product under test unless told. */
export function sql<Row extends pg.QueryResultRow>(
  text: string,
  values: unknown[] = [],
  folder = process.env.KEPT_E2E_DATA,
): Promise<Row[]> {
  return connected((query) => query<Row>(text, values), folder);
}

/** The same for several statements that become visible together. */
export function inTransaction<T>(work: (query: Query) => Promise<T>): Promise<T> {
  return connected(async (query) => {
    await query("BEGIN");
    const result = await work(query);
    await query("COMMIT");
    return result;
  });
}

/** Does something while nobody else holds the same lock; `shared` holders only keep away who wants it alone. */
export function whileLocked(lock: number, shared: boolean, work: () => Promise<void>): Promise<void> {
  return connected(async (query) => {
    await query(`SELECT pg_advisory_lock${shared ? "_shared" : ""}($1)`, [lock]);
    await work();
  });
}

async function connected<T>(
  work: (query: Query) => Promise<T>,
  folder = process.env.KEPT_E2E_DATA,
): Promise<T> {
  const client = new pg.Client({
    ...whereItListens(folder),
    user: "postgres",
    database: "kept",
    host: "127.0.0.1",
  });
  await client.connect();
  try {
    return await work(
      async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
        (await client.query<Row>(text, values)).rows,
    );
  } finally {
    await client.end();
  }
}

function whereItListens(folder: string | undefined): { port: number; password: string } {
  if (!folder) throw new Error("KEPT_E2E_DATA names no data folder.");
  const { port, superuser } = JSON.parse(readFileSync(join(folder, "postgres.json"), "utf8")) as {
    port: number;
    superuser: string;
  };
  return { port, password: superuser };
}

/** The one row that must be there. */
export async function oneRow<Row extends pg.QueryResultRow>(
  text: string,
  values: unknown[] = [],
): Promise<Row> {
  const [row] = await sql<Row>(text, values);
  if (!row) throw new Error(`No row for: ${text}`);
  return row;
}
