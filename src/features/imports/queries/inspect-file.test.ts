import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { InspectReport, type InspectChoices } from "../schema";
import { inspectFile } from "./inspect-file";

const folder = mkdtempSync(join(tmpdir(), "kept-inspect-"));
afterAll(() => rmSync(folder, { recursive: true }));

const now = new Date("2026-11-22T12:00:00Z");
let files = 0;

function inspected(content: string | Uint8Array, choices?: InspectChoices) {
  files += 1;
  const path = join(folder, `${files}.csv`);
  writeFileSync(path, content);
  return inspectFile(path, { now, choices });
}

const lines = (...rows: string[]) => rows.map((row) => `${row}\n`).join("");
const scored = (header: string, ...scores: (number | string)[]) =>
  lines(`"${header}",Date`, ...scores.map((score) => `${score},2026-01-05`));

describe("inspecting a plain file", () => {
  it("recognises what was felt, promised, expected and found, and leaves the row where one of it cannot be read", async () => {
    const report = await inspected(
      lines(
        "Date,How likely are you to recommend us?,How did it leave you feeling?,Did we do what we promised?,Was it as you expected?,It was reliable,It was honest,Feeling code",
        "2026-01-05,10,relieved,yes,better than expected,5,4,1",
        "2026-01-06,3,upset,no,worse,2,1,0",
        "2026-01-07,8,,partly,as expected,,3,1",
      ),
    );
    expect(report.mapping).toMatchObject({
      emotion: "How did it leave you feeling?",
      promise: "Did we do what we promised?",
      expectation: "Was it as you expected?",
      reliable: "It was reliable",
      honest: "It was honest",
    });
    expect(report.needs).toEqual([]);
    const chosen = await inspected(
      lines("Date,How likely are you to recommend us?,Mood", "2026-01-05,10,5", "2026-01-06,3,calm"),
      {
        mapping: { emotion: "Mood" },
      },
    );
    expect(chosen.counts.accepted).toBe(2);
    expect(chosen.leftOut).toMatchObject([
      { count: 1, firstRows: [2], reason: expect.stringMatching(/^5 is no feeling/) as string },
    ]);
  });

  it("needs no answers where headings and values are clear", async () => {
    const report = await inspected(
      lines(
        "Answer ID,Date,How likely are you to recommend us?,Why?,E-mail,Customer ID,Channel",
        'a1,2026-01-05,10,"Quick, and kind",c1@example.test,C-1,Phone',
        "a2,2026-01-06,0,Slow and rude,c2@example.test,C-2,Web",
        "a3,2026-01-07,8,,c3@example.test,C-3,Web",
        "a3,2026-01-07,8,,c3@example.test,C-3,Web",
        "a4,,9,,c4@example.test,C-4,Web",
        "a5,2026-01-09,6.5,,c4@example.test,C-4,Web",
        "",
        "a6,2026-12-24,9,,c4@example.test,C-4,Web",
        "a7,2026-01-09,,,c4@example.test,C-4,Web",
      ),
    );
    expect(report.needs).toEqual([]);
    expect(report.mapping).toEqual({
      id: "Answer ID",
      date: "Date",
      score: "How likely are you to recommend us?",
      comment: "Why?",
      email: "E-mail",
      customer: "Customer ID",
      channel: "Channel",
    });
    expect(report.counts).toEqual({
      rows: 8,
      accepted: 3,
      valid: 3,
      promoters: 1,
      passives: 1,
      detractors: 1,
    });
    expect(report.nps).toBe(0);
    expect(report.notCounted).toEqual([
      { reason: "Same id as an earlier row", count: 1, firstRows: [5] },
      { reason: "No date", count: 1, firstRows: [6] },
      { reason: "6.5 is not a score from 0 to 10", count: 1, firstRows: [7] },
      { reason: "The date is in the future", count: 1, firstRows: [9] },
      { reason: "No score", count: 1, firstRows: [10] },
    ]);
    expect(InspectReport.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
  });

  it.each([
    ["1 to 5 under a heading that only says score", "Score", [1, 2, 3, 4, 5, 5, 4]],
    ["1 to 5 under the recommend question", "How likely are you to recommend us?", [1, 2, 3, 4, 5, 5, 4]],
    ["yes or no", "Would you recommend us?", [0, 1, 1, 0, 1, 1]],
    ["1 to 7", "How likely are you to recommend us?", [1, 2, 3, 4, 5, 6, 7]],
    ["1 to 10", "Rating", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]],
    ["1 to 10 under the recommend question", "Would you recommend us?", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]],
    ["1 to 10 by its heading", "Recommend us (1-10)", [5, 6, 7, 8, 9, 10]],
    ["percentages", "NPS", [0, 25, 50, 100, 75]],
    ["numbers nobody calls a score", "Visits", [0, 3, 10, 7, 8]],
    ["the group Qualtrics derives from the score", "Q1_NPS_GROUP", [1, 2, 3, 1, 2]],
  ])("never proposes %s as the score, and asks", async (_, header, values) => {
    const report = await inspected(scored(header, ...values));
    expect(report.mapping.score).toBeUndefined();
    expect(report.needs.map(({ role }) => role)).toEqual(["score"]);
    expect(report.counts.valid).toBe(0);
  });

  it.each([
    ["Score", [0, 9, 10, 7]],
    ["NPS", [1, 9, 10, 7]],
    ["nps_score", [9, 10, 7]],
    ["NPSScore", [9, 10, 7]],
    ["Would you recommend us?", [9, 10, 7]],
    ["On a scale from 0 (never) to 10 (certainly), would you come back?", [3, 4]],
    ["Wie wahrscheinlich ist es, dass Sie uns weiterempfehlen?", [10, 0]],
    ["Recommanderiez-vous nos services ?", [10, 0]],
    ["¿Nos recomendaría?", [10, 0]],
    ["Zou u ons aanbevelen?", [10, 0]],
  ])("proposes “%s” where its values are 0 to 10", async (header, values) => {
    const report = await inspected(scored(header, ...values));
    expect(report.mapping.score).toBe(header);
    expect(report.needs).toEqual([]);
    expect(report.counts.valid).toBe(values.length);
  });

  it("warns when a person maps what it would not propose", async () => {
    const report = await inspected(scored("Stars", 1, 2, 5), { mapping: { score: "Stars" } });
    expect(report.warnings).toEqual([
      "All values of “Stars” lie between 1 and 5. If the scale ends at 5, map the column as csat.",
    ]);
    expect(report.counts.valid).toBe(3);
  });

  it("takes a 1–5 column as CSAT once a person says that there is no score", async () => {
    const file = scored("Satisfaction", 1, 4, 5, 6, "");
    const report = await inspected(file, { mapping: { csat: "satisfaction" } });
    expect(report.needs).toEqual([]);
    expect(report.counts).toMatchObject({ rows: 5, accepted: 3, valid: 0 });
    expect(report.nps).toBeNull();
    expect(report.notCounted.map(({ reason }) => reason)).toEqual([
      "6 is not a rating from 1 to 5",
      "No score",
    ]);
  });

  it("counts labels as their number only on a 0–10 scale", async () => {
    const labelled = scored("Recommend?", "0 - Not at all likely", 7, "10 - Extremely likely");
    expect((await inspected(labelled)).counts).toMatchObject({ valid: 3, promoters: 1, detractors: 1 });
    const stars = scored("Recommend?", "1 - <Not Satisfied", 2, "5 - Very Satisfied >");
    const report = await inspected(stars, { mapping: { score: "Recommend?" } });
    expect(report.counts.valid).toBe(1);
    expect(report.notCounted.map(({ count }) => count)).toEqual([1, 1]);
  });

  it("asks for the date, and for the order of day and month with three of the file's own values", async () => {
    const undated = await inspected(lines("NPS,Text", "9,a", "10,b"));
    expect(undated.needs.map(({ role }) => role)).toEqual(["date"]);
    expect((await inspected(lines("NPS,Text", "9,a"), { fixedDate: "2026-01-05" })).needs).toEqual([]);
    const unclear = lines("NPS,Date", "9,01/02/2026", "8,03/04/2026", "7,05/06/2026", "7,07/08/2026");
    const report = await inspected(unclear);
    expect(report.needs).toEqual([
      {
        role: "date",
        question: "In “Date”, does the day or the month come first?",
        options: [
          {
            value: "day-first",
            label: "01/02/2026 is 1 Feb 2026 · 03/04/2026 is 3 Apr 2026 · 05/06/2026 is 5 Jun 2026",
          },
          {
            value: "month-first",
            label: "01/02/2026 is 2 Jan 2026 · 03/04/2026 is 4 Mar 2026 · 05/06/2026 is 6 May 2026",
          },
        ],
        flag: "--date-order day-first|month-first",
      },
    ]);
    expect(report.counts.valid).toBe(4);
    const answered = await inspected(unclear, { dateOrder: "month-first" });
    expect(answered.needs).toEqual([]);
    expect(answered.dates?.examples[0]).toEqual({ value: "01/02/2026", read: "2026-01-02T12:00:00" });
  });

  it("reads day numbers of a spreadsheet under a heading that speaks of dates", async () => {
    const report = await inspected(lines("NPS,Date", "9,45292", "10,45293.5"));
    expect(report.needs).toEqual([]);
    expect(report.dates).toMatchObject({
      format: "day numbers of a spreadsheet",
      examples: [
        { value: "45292", read: "2024-01-01T12:00:00" },
        { value: "45293.5", read: "2024-01-02T12:00:00" },
      ],
    });
  });

  it("keeps duplicate, empty and dangerous headings apart", async () => {
    const report = await inspected(
      lines(
        "__proto__,Other,,Other,constructor,NPS,Date",
        "9,a,b,c,d,10,2026-01-05",
        "1,a,b,c,d,0,2026-01-05",
      ),
    );
    expect(report.columns.map(({ ref }) => ref)).toEqual([
      "__proto__",
      "#2",
      "#3",
      "#4",
      "constructor",
      "NPS",
      "Date",
    ]);
    expect(report.counts.valid).toBe(2);
    await expect(inspected(lines("a,a,Date", "9,1,2026-01-05"), { mapping: { score: "a" } })).rejects.toThrow(
      "2 columns are called “a”. Name one by its place: #1 or #2.",
    );
  });

  it("leaves a role out, and lets go of a column that another role takes", async () => {
    const file = lines("NPS,Comment,Date", "9,Good and quick,2026-01-05", "3,Slow and rude,2026-01-05");
    expect((await inspected(file, { mapping: { comment: null } })).mapping.comment).toBeUndefined();
    const moved = await inspected(file, { mapping: { segment: "Comment" } });
    expect(moved.mapping).toEqual({ score: "NPS", segment: "Comment", date: "Date" });
  });

  it("starts with the first row where there is no header", async () => {
    const report = await inspected(lines("2026-01-05,9", "2026-01-06,3"), { mapping: { score: "#2" } });
    expect(report).toMatchObject({ headerRows: 0, dataRows: 2, needs: [], counts: { valid: 2 } });
  });
});

describe("the text of a file", () => {
  const table = lines("NPS;Datum;Kommentar", '9;13.05.2026;"Größe; gut"', "0;14.05.2026;Süß und nett");
  const utf16 = Buffer.from(table, "utf16le");
  it.each([
    ["utf-8", table],
    ["utf-8-bom", `\ufeff${table}`],
    ["utf-16le", Buffer.concat([Buffer.from([0xff, 0xfe]), utf16])],
    ["utf-16le", utf16],
    ["utf-16be", Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(utf16).swap16()])],
    ["windows-1252", Buffer.from(table, "latin1")],
    ["utf-8", table.replaceAll("\n", "\r\n")],
    ["utf-8", table.replaceAll("\n", "\r")],
    ["utf-8", gzipSync(table)],
    ["utf-8", `sep=;\r\n${table}`],
    ["utf-8", `\n\n${table}`],
  ])("is read as %s, whatever its line ends", async (encoding, content) => {
    const report = await inspected(content);
    expect(report).toMatchObject({ encoding, delimiter: ";", dataRows: 2, needs: [], nps: 0 });
    expect(report.columns[2]?.samples).toEqual(["Größe; gut", "Süß und nett"]);
  });

  it.each([
    [",", ","],
    ["\t", "tab"],
    ["|", "|"],
  ])("is split at %j", async (character, delimiter) => {
    const report = await inspected(lines(`NPS${character}Date`, `9${character}2026-01-05`));
    expect(report).toMatchObject({ delimiter, counts: { valid: 1 } });
  });

  it("is told from bytes far behind the start", async () => {
    const ascii = "9,2026-01-05,fine\n".repeat(40_000);
    const report = await inspected(
      Buffer.from(`NPS,Date,Comment\n${ascii}0,2026-01-05,Gr\xf6\xdfe\n`, "latin1"),
    );
    expect(report).toMatchObject({ encoding: "windows-1252", counts: { valid: 40_001 } });
  });

  it("is read where single bytes are damaged, with a warning", async () => {
    const damaged = Buffer.from(lines("NPS,Date,Comment", "9,2026-01-05,äöüäöüäöüx"));
    damaged[damaged.length - 2] = 0xff;
    const report = await inspected(damaged);
    expect(report.encoding).toBe("utf-8");
    expect(report.warnings).toEqual(["Characters that could not be read and became “\ufffd”: 1."]);
  });
});
