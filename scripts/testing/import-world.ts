import { writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll } from "vitest";
import { useTestDatabase } from "./database";
import { temporaryFolder } from "./files";

/** A database with an organisation in London, a folder for files, and ways to look at what an import left. */
export function useImportWorld() {
  const database = useTestDatabase();
  const folder = temporaryFolder();
  const connection: { client?: pg.Client } = {};
  const query = <T extends pg.QueryResultRow = Record<string, unknown>>(
    sql: string,
    values: unknown[] = [],
  ) => {
    if (!connection.client) throw new Error("The database is there from the first test on.");
    return connection.client.query<T>(sql, values);
  };
  beforeAll(async () => {
    const client = new pg.Client({ connectionString: database.appUrl });
    await client.connect();
    connection.client = client;
    await query("INSERT INTO organisation (id, name, time_zone) VALUES (1, 'Test', 'Europe/London')");
  });
  afterAll(() => connection.client?.end());

  async function one<T extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<T> {
    const { rows } = await query<T>(sql, values);
    if (!rows[0]) throw new Error(`No row: ${sql}`);
    return rows[0];
  }
  return {
    database,
    folder,
    query,
    one,
    answersOf: (surveyId: number) =>
      one<{ n: number }>("SELECT count(*)::int AS n FROM response WHERE survey_id = $1", [surveyId]),
    verified: () => one<{ mismatches: string }>("SELECT mismatches FROM rollup.verify()"),
    write: (name: string, text: string): string => {
      const path = join(folder, name);
      writeFileSync(path, text);
      return path;
    },
  };
}
