import { writeFileSync } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { DamagedBackup, readArchive, type Frame } from "./archive";
import { keyMark, type Counted } from "./back-up";
import { Heading, said, SavedFile, TableBegins, TableEnds } from "./said";
import { migrationsOf, tablesOf, type Table } from "./tables";

export type Target = {
  url: string;
  /** The key of the installation that is filled. */
  key: string;
  /** Where files beside the database go, by their names in the backup. */
  files: Readonly<Record<string, string>>;
};
export type Restored = Counted & { at: string; hasSameKey: boolean };

/** Reads a backup from end to end without using it. Throws `DamagedBackup`. */
export async function checkBackup(path: string): Promise<Counted & { at: string }> {
  let heading: Heading | undefined;
  const counted = { tables: 0, rows: 0 };
  for await (const each of readArchive(path)) {
    if (each.kind === "H") heading = said(each, Heading);
    if (each.kind === "E") {
      counted.tables++;
      counted.rows += said(each, TableEnds).rows;
    }
  }
  if (!heading) throw new DamagedBackup("it does not say what it is");
  return { ...counted, at: heading.at };
}

/**
 * Fills an empty database of the same version from a backup: all of it or, after any refusal, nothing. The file is read
 * to its end before the first row is written. Constraints are checked as for any other row; triggers rest, because
 * what they would derive is in the backup.
 */
export async function restore(path: string, target: Target): Promise<Restored> {
  await checkBackup(path);
  const client = new pg.Client({ connectionString: target.url });
  await client.connect();
  try {
    await client.query("BEGIN");
    const { files, ...restored } = await fill(client, readArchive(path), target.key);
    await client.query("COMMIT");
    for (const { name, content } of files) {
      const place = target.files[name];
      if (place) writeFileSync(place, content, { mode: 0o600 });
    }
    return restored;
  } finally {
    await client.end(); // whatever was not committed is gone
  }
}

type Filled = Counted & { files: SavedFile[] };

async function fill(
  client: pg.Client,
  frames: AsyncGenerator<Frame>,
  key: string,
): Promise<Restored & Filled> {
  const first = await frames.next();
  const heading = said(first.value as Frame, Heading);
  await refuseUnlessEmpty(client);
  await refuseOtherVersion(client, heading);
  const tables = await tablesOf(client);
  const wake = await restTriggers(client);
  const guard = await restWalls(client);
  await client.query(`TRUNCATE ${tables.map(({ name }) => name).join(", ")} CASCADE`); // migrations fill some
  if (heading.months)
    await client.query("SELECT facts.ensure_months($1::date, $2::date)", [
      heading.months.first,
      heading.months.last,
    ]);
  const filled = await fillTables(client, frames, tables);
  for (const { name, value } of heading.sequences)
    await client.query("SELECT setval($1::regclass, $2::bigint)", [name, value]);
  await wake();
  await guard();
  return { ...filled, at: heading.at, hasSameKey: heading.key === keyMark(key) };
}

async function refuseUnlessEmpty(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ is: boolean }>("SELECT EXISTS (SELECT FROM person) AS is");
  if (rows[0]?.is)
    throw new Error(
      "This database holds people already. A backup goes only into an empty one: nothing was changed.",
    );
}

async function refuseOtherVersion(client: pg.Client, heading: Heading): Promise<void> {
  const here = await migrationsOf(client);
  const isSame =
    here.length === heading.migrations.length && here.every((name) => heading.migrations.includes(name));
  if (isSame) return;
  const isNewer = heading.migrations.some((name) => !here.includes(name));
  throw new Error(
    isNewer
      ? "This backup was made by a newer version of Kept. Install that version first: nothing was changed."
      : "This backup was made by an older version of Kept. Restore it with that version, then update: nothing was changed.",
  );
}

/** Puts every trigger to rest; returns how to wake each as it was. */
async function restTriggers(client: pg.Client): Promise<() => Promise<void>> {
  const { rows } = await client.query<{ table: string; name: string; state: string }>(
    `SELECT tgrelid::regclass::text AS table, quote_ident(tgname) AS name, tgenabled AS state
     FROM pg_trigger JOIN pg_class AS c ON c.oid = tgrelid JOIN pg_namespace AS n ON n.oid = c.relnamespace
     WHERE NOT tgisinternal AND tgenabled <> 'D' AND n.nspname IN ('public', 'rollup', 'audit', 'facts')`,
  );
  for (const { table, name } of rows) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER ${name}`);
  return async () => {
    for (const { table, name, state } of rows)
      await client.query(`ALTER TABLE ${table} ENABLE ${WAKE[state] ?? ""} TRIGGER ${name}`);
  };
}

/** Row-level security does not hold for the owner until the end: COPY goes into no table whose rows are guarded. */
async function restWalls(client: pg.Client): Promise<() => Promise<void>> {
  const { rows } = await client.query<{ table: string }>(
    `SELECT c.oid::regclass::text AS table FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
     WHERE c.relforcerowsecurity AND n.nspname IN ('public', 'rollup', 'audit')`,
  );
  for (const { table } of rows) await client.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
  return async () => {
    for (const { table } of rows) await client.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
  };
}

/** How PostgreSQL notes when a trigger runs. */
const WAKE: Record<string, string> = { A: "ALWAYS", R: "REPLICA" };

async function fillTables(
  client: pg.Client,
  frames: AsyncGenerator<Frame>,
  tables: readonly Table[],
): Promise<Filled> {
  const missing = new Map(tables.map((table) => [table.name, table]));
  const filled: Filled = { tables: 0, rows: 0, files: [] };
  for (let next = await frames.next(); !next.done; next = await frames.next()) {
    if (next.value.kind === "F") {
      filled.files.push(said(next.value, SavedFile));
      continue;
    }
    const table = said(next.value, TableBegins);
    const columns = missing.get(table.name)?.columns.join();
    // Names go into statements, so they are the database's own or nobody's.
    if (next.value.kind !== "T" || columns === undefined || columns !== table.columns.join())
      throw new DamagedBackup("its parts are not those of this version");
    missing.delete(table.name);
    filled.tables++;
    filled.rows += await fillTable(client, frames, table);
  }
  if (missing.size > 0) throw new DamagedBackup(`it holds nothing of ${[...missing.keys()].join(", ")}`);
  return filled;
}

async function fillTable(client: pg.Client, frames: AsyncGenerator<Frame>, table: Table): Promise<number> {
  const copy = client.query(copyFrom(`COPY ${table.name} (${table.columns.join(", ")}) FROM STDIN`));
  const end: { rows?: number } = {};
  await pipeline(Readable.from(rowsOf(frames, end)), copy);
  if (end.rows !== copy.rowCount) throw new DamagedBackup(`rows of ${table.name} are missing`);
  return copy.rowCount;
}

async function* rowsOf(frames: AsyncGenerator<Frame>, end: { rows?: number }): AsyncGenerator<Buffer> {
  for (;;) {
    const next = await frames.next();
    if (next.done) throw new DamagedBackup("it ends too early");
    if (next.value.kind === "E") {
      end.rows = said(next.value, TableEnds).rows;
      return;
    }
    yield next.value.body;
  }
}
