import { createHmac } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import type { Readable } from "node:stream";
import pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { frame, writeArchive, type Frame } from "./archive";
import type { Heading } from "./said";
import { migrationsOf, tablesOf, type Table } from "./tables";

export type Source = { url: string; key: string; files: readonly { name: string; path: string }[]; at: Date };
export type Counted = { tables: number; rows: number };

/** Tells keys apart without telling them. */
export const keyMark = (key: string) => createHmac("sha256", key).update("kept backup").digest("hex");

/** Rows are gathered into frames of about this size. */
const FRAME_BYTES = 256 * 1024;

/** Writes everything that an installation remembers into one new file, as it was at one moment; nobody waits for it. */
export async function backUp(source: Source, path: string): Promise<Counted> {
  if (existsSync(path)) throw new Error(`${path} is there already. A backup never replaces another.`);
  const client = new pg.Client({ connectionString: source.url });
  await client.connect();
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const counted = { tables: 0, rows: 0 };
    await writeArchive(path, framesOf(client, source, counted));
    return counted;
  } finally {
    await client.end();
  }
}

async function* framesOf(client: pg.Client, source: Source, counted: Counted): AsyncGenerator<Frame> {
  yield frame("H", await headingOf(client, source));
  for (const table of await tablesOf(client)) {
    const rows = yield* tableFrames(client, table);
    counted.tables++;
    counted.rows += rows;
  }
  for (const { name, path } of source.files)
    if (existsSync(path)) yield frame("F", { name, content: readFileSync(path, "utf8") });
}

async function headingOf(client: pg.Client, { key, at }: Source): Promise<Heading> {
  const months = await client.query<{ first: string | null; last: string | null }>(
    `SELECT to_char(min(month), 'YYYY-MM-DD') AS first, to_char(max(month), 'YYYY-MM-DD') AS last
     FROM (SELECT to_date(right(c.relname, 7), 'YYYY_MM') AS month
       FROM pg_inherits JOIN pg_class AS c ON c.oid = inhrelid WHERE inhparent = 'response'::regclass) AS held`,
  );
  const sequences = await client.query<{ name: string; value: string }>(
    `SELECT format('%I.%I', schemaname, sequencename) AS name, last_value::text AS value FROM pg_sequences
     WHERE schemaname <> 'graphile_worker' AND last_value IS NOT NULL ORDER BY 1`,
  );
  const { first = null, last = null } = months.rows[0] ?? {};
  return {
    at: at.toISOString(),
    migrations: await migrationsOf(client),
    months: first && last ? { first, last } : null,
    sequences: sequences.rows,
    key: keyMark(key),
  };
}

/** A table's rows, gathered; returns how many there were. */
async function* tableFrames(client: pg.Client, table: Table): AsyncGenerator<Frame, number> {
  yield frame("T", table);
  const copy = client.query(copyTo(`COPY ${sourceOf(table)} TO STDOUT`));
  let held: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of copy as Readable as AsyncIterable<Buffer>) {
    held.push(chunk);
    bytes += chunk.length;
    if (bytes < FRAME_BYTES) continue;
    yield { kind: "D", body: Buffer.concat(held) };
    [held, bytes] = [[], 0];
  }
  if (bytes > 0) yield { kind: "D", body: Buffer.concat(held) };
  const rows = copy.rowCount;
  yield frame("E", { rows });
  return rows;
}

/** Of a table in parts COPY reads only a query. */
const sourceOf = ({ name, columns }: Table) => `(SELECT ${columns.join(", ")} FROM ${name})`;
