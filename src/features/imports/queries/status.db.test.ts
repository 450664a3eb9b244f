import { writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useTestDatabase } from "../../../../scripts/testing/database";
import { temporaryFolder } from "../../../../scripts/testing/files";
import { callAs } from "../../../../scripts/testing/viewer";
import { checkImport } from "../commands/check";

const NOW = new Date("2026-11-22T09:00:00Z");
const database = useTestDatabase();
const folder = temporaryFolder();
let client: pg.Client;

beforeAll(async () => {
  client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  await client.query("INSERT INTO organisation (id, name) VALUES (1, 'Test')");
});
afterAll(() => client.end());

/** A file as it stands after its check. */
async function checked(lines: readonly string[]): Promise<string> {
  const path = join(folder, "words.csv");
  writeFileSync(path, [...lines, ""].join("\n"));
  const options = { surveyName: "Main", countsInScore: true, choices: {} };
  const { rows } = await client.query<{ id: number; token: string }>(
    `INSERT INTO import (file_name, file_path, file_sha256, state, options)
     VALUES ('words.csv', $1, 'x', 'checking', $2) RETURNING id, token::text`,
    [path, options],
  );
  const [made] = rows;
  await checkImport(made?.id ?? 0, NOW);
  return made?.token ?? "";
}

describe("what an administrator is shown of a file", () => {
  it("holds no customer's word, not even in what is asked about a column", async () => {
    const rows = Array.from({ length: 60 }, (_, n) => [
      n % 9 === 0 ? "cross as Ada ever was" : String(n % 11),
      n % 5 === 0 ? "Ada said tomorrow" : "2026-10-05",
      `Ada wrote ${n}`,
    ]);
    const token = await checked(["NPS,Date,Comment", ...rows.map((cells) => cells.join(","))]);
    const asExecutive = await callAs([{ role: "executive", departmentId: null }], NOW).imports.status({
      token,
    });
    expect(asExecutive.report?.needs.map(({ role }) => role)).toEqual(["score", "date"]);
    expect(JSON.stringify(asExecutive)).toContain("cross as Ada ever was");
    const asAdmin = await callAs([{ role: "admin", departmentId: null }], NOW).imports.status({ token });
    expect(asAdmin.report?.needs.map(({ role }) => role)).toEqual(["score", "date"]);
    expect(JSON.stringify(asAdmin)).not.toContain("Ada");
  });

  it("nor in the rows that were not counted, as they stood in the file", async () => {
    const { rows } = await client.query<{ token: string }>(`
      WITH made AS (INSERT INTO import (file_name, state, options) VALUES ('done.csv', 'done', '{}') RETURNING id, token)
      INSERT INTO import_refusal (import_id, row, code, reason, value, cells)
      SELECT id, 2, 'score', '“Ada” is not a score', 'Ada', '["Ada","2026-10-05","11","Ada said \\ud800"]' FROM made
      RETURNING (SELECT token::text FROM made)`);
    const token = rows[0]?.token ?? "";
    const seenBy = (role: "executive" | "admin", withCells: boolean) =>
      callAs([{ role, departmentId: null }], NOW).imports.refusals({ token, withCells });
    expect(await seenBy("executive", true)).toMatchObject([
      { cells: ["Ada", "2026-10-05", "11", "Ada said \ud800"] },
    ]);
    expect(await seenBy("executive", false)).toMatchObject([{ cells: null }]);
    const masked = await seenBy("admin", true);
    expect(masked).toMatchObject([{ reason: "“•••” is not a score", value: "•••", cells: null }]);
    expect(JSON.stringify(masked)).not.toContain("Ada");
  });
});
