import type pg from "pg";

/** A table to be kept: its name as SQL writes it, and the columns that hold something of their own. */
export type Table = { name: string; columns: string[] };

/**
 * What is of the moment and not of memory. Sessions, mailed links and steps of a sign-in end with a restore: an old
 * backup lets nobody in who was shown out since. Jobs are asked for again by what they follow.
 */
const PASSING = ["session", "sign_in_step", "one_time_link", "throttle", "worker_seen", "_prisma_migrations"];

/** Every table with memory, those first that others point at. */
export async function tablesOf(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table & { needs: string[] }>(
    `SELECT c.oid::regclass::text AS name,
       ARRAY(SELECT quote_ident(attname) FROM pg_attribute
         WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum) AS columns,
       ARRAY(SELECT DISTINCT confrelid::regclass::text FROM pg_constraint
         WHERE conrelid = c.oid AND contype = 'f' AND confrelid <> c.oid) AS needs
     FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND n.nspname IN ('public', 'rollup', 'audit', 'facts')
       AND c.relname <> ALL ($1) ORDER BY 1`,
    [PASSING],
  );
  return inOrder(rows).map(({ name, columns }) => ({ name, columns }));
}

/** Each after what it needs. Tables that need each other could not be filled one by one; there are none. */
function inOrder<Row extends { name: string; needs: string[] }>(rows: readonly Row[]): Row[] {
  const waiting = [...rows];
  const placed: Row[] = [];
  while (waiting.length > 0) {
    const next = waiting.findIndex(({ needs }) => !waiting.some(({ name }) => needs.includes(name)));
    if (next < 0) throw new Error("Two tables need each other, so neither can be restored first.");
    placed.push(...waiting.splice(next, 1));
  }
  return placed;
}

/** The migrations a database has been through, in order. */
export async function migrationsOf(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT migration_name AS name FROM _prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}
