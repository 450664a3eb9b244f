import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../../../../scripts/testing/files";
import type { InspectChoices } from "../schema";
import { inspectFile } from "./inspect-file";
import { readRows } from "./read-rows";

const folder = temporaryFolder();
const now = new Date("2026-11-22T12:00:00Z");
let files = 0;

async function rowsOf(lines: readonly string[], choices?: InspectChoices) {
  files += 1;
  const path = join(folder, `${files}.csv`);
  writeFileSync(path, lines.map((line) => `${line}\n`).join(""));
  const report = await inspectFile(path, { now, choices });
  const accepted = [];
  if (report.needs.length === 0)
    for await (const batch of readRows(path, report, report.suggestedOptions))
      accepted.push(...batch.accepted);
  return { report, accepted };
}

const many = (row: (i: number) => string) => Array.from({ length: 60 }, (_, i) => row(i));

describe("the date question", () => {
  it.each(["0000-00-00 00:00:00", "unknown"])("offers the column that holds dates and %s", async (value) => {
    const rows = many((i) => `${i % 11},${i % 5 === 1 ? value : "2020-01-05 10:00:00"},Monday`);
    const lines = ["NPS,Date,Note", ...rows];
    const { report } = await rowsOf(lines);
    expect(report.needs).toMatchObject([
      { role: "date", options: [{ value: "Date", label: `Date: “${value}” is not a date` }] },
    ]);
    const chosen = await rowsOf(lines, { mapping: { date: "Date" } });
    expect(chosen.report).toMatchObject({
      needs: [],
      warnings: ["Not all values of “Date” are dates."],
      counts: { accepted: 48 },
    });
  });

  it("offers a column with some dates whatever it is called, after what is called a date", async () => {
    const rows = many((i) => `${i % 11},${i % 2 ? "2020-01-05" : "open"},2020-01-05 10:00:00 CST`);
    const { report } = await rowsOf(["NPS,Field 7,Answered", ...rows]);
    expect(report.needs[0]?.options).toEqual([
      { value: "Field 7", label: "Field 7: “open” is not a date" },
      { value: "Answered", label: "Answered: “2020-01-05 10:00:00 CST” is not a date" },
    ]);
  });
});

describe("dots in amounts", () => {
  const revenues = async (delimiter: string, ...values: string[]) => {
    const rows = values.map((value, i) => ["9", `2020-01-${25 + i}`, value].join(delimiter));
    const { accepted } = await rowsOf([["NPS", "Datum", "Umsatz"].join(delimiter), ...rows]);
    return accepted.map(({ revenue }) => revenue);
  };

  it("part thousands where all of them can, between semicolons", async () => {
    expect(await revenues(";", "1.234", "12.345", "900")).toEqual([1234, 12345, 900]);
  });
  it("part thousands where another column has decimal commas", async () => {
    const { accepted } = await rowsOf([
      "NPS\tDate\tUmsatz\tRate",
      "9\t2020-01-25\t1.234\t1,5",
      "8\t2020-01-26\t900\t2",
    ]);
    expect(accepted.map(({ revenue }) => revenue)).toEqual([1234, 900]);
  });
  it("stay decimal where one of them cannot, or nothing says so", async () => {
    expect(await revenues(";", "1.234", "12.5", "900")).toEqual([1.234, 12.5, 900]);
    expect(await revenues(";", "0.234", "1.234")).toEqual([0.234, 1.234]);
    expect(await revenues(",", "1.234", "12.345", "900")).toEqual([1.234, 12.345, 900]);
  });
});
