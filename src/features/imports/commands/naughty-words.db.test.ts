import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import pg from "pg";
import readExcelFile from "read-excel-file/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useTestDatabase } from "../../../../scripts/testing/database";
import { temporaryFolder } from "../../../../scripts/testing/files";
import { openImport } from "../../../../scripts/testing/imports";
import { csvPieces } from "@/server/export/csv";
import { withoutGuard } from "@/server/export/formula-safe";
import { xlsxPieces } from "@/server/export/xlsx";
import { loadImport } from "./load";

const database = useTestDatabase();
const folder = temporaryFolder();
const naughty = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve("big-list-of-naughty-strings/blns.json"), "utf8"),
) as string[];
let client: pg.Client;

beforeAll(async () => {
  client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  await client.query("INSERT INTO organisation (id, name, time_zone) VALUES (1, 'Test', 'Europe/London')");
});
afterAll(() => client.end());

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** The comments as the database holds them, in the order of the file. */
async function comments(surveyId: number): Promise<string[]> {
  const { rows } = await client.query<{ comment: string | null }>(
    "SELECT comment FROM response WHERE survey_id = $1 ORDER BY answered_at",
    [surveyId],
  );
  return rows.map(({ comment }) => comment ?? "");
}

async function imported(name: string, content: Buffer): Promise<string[]> {
  const path = join(folder, name);
  writeFileSync(path, content);
  const { id, surveyId } = await openImport(path, name, { mapping: { score: "NPS", comment: "Comment" } });
  await loadImport(id);
  return comments(surveyId);
}

async function bytesOf(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

const at = (i: number) => new Date(Date.UTC(2026, 0, 5, 9, 0, i)).toISOString().slice(0, 19);

describe("461 naughty strings as comments", () => {
  it("come through a CSV file, the database, and exports as CSV and Excel byte for byte", async () => {
    const lines = naughty.map((text, i) => `${i},${at(i)},${i % 11},${quoted(text)}`);
    const kept = await imported("naughty.csv", Buffer.from(["Id,Date,NPS,Comment", ...lines].join("\r\n")));
    expect(kept).toHaveLength(461);
    expect(kept).toEqual(naughty);
    const table = { columns: ["Comment"], rows: kept.map((text) => [text]) };
    const csv = parse(await bytesOf(csvPieces(table)), { bom: true });
    expect(csv.slice(1).map(([cell = ""]) => withoutGuard(cell))).toEqual(naughty);
    const [sheet] = await readExcelFile(await bytesOf(xlsxPieces(table, { sheetName: "x" })), {
      trim: false,
    });
    expect(sheet?.data.slice(1).map(([cell]) => cell ?? "")).toEqual(naughty);
  });

  it("come through an Excel file just so", async () => {
    const rows = naughty.map((text, i) => [i, at(i), i % 11, text]);
    const book = await bytesOf(
      xlsxPieces({ columns: ["Id", "Date", "NPS", "Comment"], rows }, { sheetName: "Answers" }),
    );
    expect(await imported("naughty.xlsx", book)).toEqual(naughty);
  });
});
