import "server-only";
import { pipeline } from "node:stream/promises";
import type { Readable } from "node:stream";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";

/** Where rows go, and how they are written. */
export type Loading = {
  table: string;
  /** With commas between. */
  columns: string;
  /** The format as COPY is told it; text when left out. */
  format?: "binary" | "text";
};

const known = new WeakMap<pg.ClientBase, boolean>();

/**
 * Sends rows to a table with COPY, inside an open transaction that acts as the system. COPY goes into no table with
 * row-level security, so it is done as `kept_loader`, which gets around that and may add rows to a few tables and nothing
 * else. A database whose administrator does not allow such a role is loaded the slower way.
 */
export async function copyInto(client: pg.ClientBase, loading: Loading, rows: Readable): Promise<void> {
  const isAllowed = known.get(client) ?? (await hasLoader(client));
  known.set(client, isAllowed);
  if (!isAllowed) return copyAndInsert(client, loading, rows);
  await client.query("SET LOCAL ROLE kept_loader");
  await copy(client, `${loading.table} (${loading.columns})`, loading, rows);
  await client.query("SET LOCAL ROLE kept_system");
}

/** The slower way: through a table of the moment. Still one statement for the table's triggers. */
export async function copyAndInsert(client: pg.ClientBase, loading: Loading, rows: Readable): Promise<void> {
  const { table, columns } = loading;
  await client.query(`CREATE TEMP TABLE incoming AS SELECT ${columns} FROM ${table} WITH NO DATA`);
  await copy(client, "incoming", loading, rows);
  await client.query(`INSERT INTO ${table} (${columns}) SELECT ${columns} FROM incoming`);
  await client.query("DROP TABLE incoming");
}

async function hasLoader(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ is: boolean }>(
    "SELECT rolbypassrls AS is FROM pg_roles WHERE rolname = 'kept_loader'",
  );
  return rows[0]?.is === true;
}

async function copy(
  client: pg.ClientBase,
  target: string,
  { format = "text" }: Loading,
  rows: Readable,
): Promise<void> {
  await pipeline(rows, client.query(copyFrom(`COPY ${target} FROM STDIN (FORMAT ${format})`)));
}
