import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import readExcelFile from "read-excel-file/node";
import { describe, expect, it } from "vitest";
import { csvPieces } from "./csv";
import { downloadOf } from "./download";
import { formulaSafe, withoutGuard } from "./formula-safe";
import type { ExportCell, ExportTable } from "./table";
import { xlsxPieces } from "./xlsx";

const naughty = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve("big-list-of-naughty-strings/blns.json"), "utf8"),
) as string[];

async function bytesOf(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

const csvOf = async (table: ExportTable) =>
  parse(await bytesOf(csvPieces(table)), { bom: true, relax_column_count: true });

async function sheetsOf(table: ExportTable, sheetRows?: number) {
  return readExcelFile(await bytesOf(xlsxPieces(table, { sheetName: "Answers", sheetRows })), {
    trim: false,
  });
}

const signs = ["=", "+", "-", "@", "\t", "\r", "\0", "＝", "＋", "－", "＠", "|", "%"];
const before = ["", " ", '"', "\n", ";", "\u00a0", "\ufeff", "\u200b", "'"];

describe("exported text", () => {
  it.each(signs.flatMap((sign) => before.map((start) => [start + sign] as const)))(
    "%j cannot run as a formula, and comes back as it was",
    async (start) => {
      const text = `${start}cmd|'/C calc'!A0`;
      const [, [cell = ""] = []] = await csvOf({ columns: ["Comment"], rows: [[text]] });
      expect(cell.startsWith("'")).toBe(true);
      expect(withoutGuard(cell)).toBe(text);
    },
  );

  it("comes back as it was, whatever it is", () => {
    const unit = fc.constantFrom("'", "=", "-", " ", "a", "\t", "\n", ";", "＝");
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 6 }), (text) => withoutGuard(formulaSafe(text)) === text),
      { numRuns: 2000 },
    );
    expect(formulaSafe("it's fine - really")).toBe("it's fine - really");
  });

  it("of all naughty strings comes back byte for byte, from CSV and from Excel", async () => {
    expect(naughty).toHaveLength(461);
    const rows = naughty.map((text, i) => [i, text]);
    const [, ...lines] = await csvOf({ columns: ["Row", "Comment"], rows });
    expect(lines.map(([, cell = ""]) => withoutGuard(cell))).toEqual(naughty);
    const [sheet] = await sheetsOf({ columns: ["Row", "Comment"], rows });
    expect(sheet?.data.slice(1).map(([, cell]) => cell ?? "")).toEqual(naughty);
  });
});

describe("an exported table", () => {
  const rows: ExportCell[][] = [[-12, "−12", true, new Date("2026-11-24T09:30:00Z"), null, "a\r\nb"]];
  const columns = ["NPS", "Text", "Yes", "At", "Empty", "Lines"];

  it("keeps numbers numbers, text text and moments moments", async () => {
    expect(await csvOf({ columns, rows })).toEqual([
      columns,
      ["-12", "'−12", "true", "2026-11-24T09:30:00.000Z", "", "a\r\nb"],
    ]);
    const [number, text, yes, at, empty, lines] = (await sheetsOf({ columns, rows }))[0]?.data[1] ?? [];
    expect([number, text, yes, empty, lines]).toEqual([-12, "−12", true, null, "a\r\nb"]);
    expect(Math.round(Number(at) / 1000)).toBe(Date.parse("2026-11-24T09:30:00Z") / 1000);
  });

  it("goes on with the next sheet where one is full, losing no row", async () => {
    const many = Array.from({ length: 25 }, (_, i) => [i]);
    const sheets = await sheetsOf({ columns: ["n"], rows: many }, 11);
    expect(sheets.map(({ sheet, data }) => [sheet, data.length])).toEqual([
      ["Answers", 11],
      ["Answers (2)", 11],
      ["Answers (3)", 6],
    ]);
    expect(sheets.flatMap(({ data }) => data.slice(1).flat())).toEqual(many.flat());
  });

  it("is read from its cursor only as fast as it is written, in flat memory", async () => {
    const before = process.memoryUsage().rss;
    const long = "a comment of some length, ".repeat(8);
    function* endless() {
      for (let i = 0; i < 200_000; i += 1) yield [i, `${i} ${long}`];
    }
    let bytes = 0;
    for await (const piece of csvPieces({ columns: ["a", "b"], rows: endless() })) bytes += piece.length;
    for await (const piece of xlsxPieces({ columns: ["a", "b"], rows: endless() }, { sheetName: "x" }))
      bytes += piece.length;
    expect(bytes).toBeGreaterThan(40e6);
    expect(process.memoryUsage().rss - before).toBeLessThan(150e6);
  });

  it("is saved under its name, and never shown as a page", async () => {
    const answer = downloadOf({ columns: ["a"], rows: [["é"]] }, "Gefühlte Größe", "csv");
    expect(answer.headers.get("content-disposition")).toBe(
      "attachment; filename=\"Gef_hlte Gr__e.csv\"; filename*=UTF-8''Gef%C3%BChlte%20Gr%C3%B6%C3%9Fe.csv",
    );
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(await answer.text()).toBe('"a"\r\n"é"\r\n');
  });

  it("breaks off where its rows fail, instead of passing half a table for a whole one", async () => {
    function* failing() {
      yield ["a"];
      throw new Error("lost");
    }
    await expect(
      downloadOf({ columns: ["a"], rows: failing() }, "x", "xlsx").arrayBuffer(),
    ).rejects.toThrow();
  });
});
