import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { workbookOf, zipOf, type BookSheet, type SheetCell } from "../../../../scripts/testing/archives";
import { temporaryFolder } from "../../../../scripts/testing/files";
import type { AcceptedRow } from "../rules/normalise";
import type { InspectChoices } from "../schema";
import { inspectFile } from "./inspect-file";
import { readRows } from "./read-rows";

const folder = temporaryFolder();
const now = new Date("2026-11-22T12:00:00Z");
let files = 0;

function written(content: Buffer) {
  files += 1;
  const path = join(folder, `${files}.xlsx`);
  writeFileSync(path, content);
  return path;
}

const inspected = (content: Buffer, choices?: InspectChoices) =>
  inspectFile(written(content), { now, choices });

async function rowsOf(content: Buffer, choices?: InspectChoices) {
  const path = written(content);
  const report = await inspectFile(path, { now, choices });
  const accepted: AcceptedRow[] = [];
  for await (const batch of readRows(path, report, report.suggestedOptions)) accepted.push(...batch.accepted);
  return { report, accepted };
}

const header = ["Date", "NPS", "Comment"];
const sheet = (name: string, ...rows: SheetCell[][]): BookSheet => ({ name, rows });
const answers = sheet(
  "Answers",
  header,
  [{ day: 45292 }, 9, "Quick, and kind"],
  [{ day: 45293.5 }, 0, "Slow"],
);

describe("an Excel file", () => {
  it("is read with its rows numbered as Excel numbers them, dates as dates and gaps as gaps", async () => {
    const { report, accepted } = await rowsOf(
      workbookOf([
        sheet("Answers", header, [], [{ day: 45292 }, 9, "a &lt;b&gt; &amp; c"], [], [{ day: 45293.75 }, 3]),
      ]),
    );
    expect(report).toMatchObject({
      needs: [],
      headerRows: 1,
      dataRows: 2,
      mapping: { score: "NPS", date: "Date" },
    });
    expect(accepted).toMatchObject([
      { row: 3, score: 9, answeredAt: "2024-01-01T12:00:00", comment: "a <b> & c" },
      { row: 5, score: 3, answeredAt: "2024-01-02T18:00:00", comment: null },
    ]);
  });

  it("counts its days from 1904 where it says so", async () => {
    const { accepted } = await rowsOf(
      workbookOf([sheet("Answers", header, [{ day: 45292 - 1462 }, 9])], { from1904: true }),
    );
    expect(accepted[0]?.answeredAt).toBe("2024-01-01T12:00:00");
  });

  it("counts its days from 1904 where they are plain numbers, too, with and without a time", async () => {
    const rows = [header, [45292 - 1462, 9], [45293.25 - 1462, 0]];
    const from1904 = await rowsOf(workbookOf([sheet("Answers", ...rows)], { from1904: true }));
    const usual = await rowsOf(workbookOf([sheet("Answers", ...rows)]));
    const read = [from1904, usual].map(({ accepted }) => accepted.map(({ answeredAt }) => answeredAt));
    expect(read[0]).toEqual(["2024-01-01T12:00:00", "2024-01-02T06:00:00"]);
    expect(read[1]).toEqual(["2019-12-31T12:00:00", "2020-01-01T06:00:00"]);
  });

  it("reads numbers and dates that are kept as text, texts in runs, formulas' results and inline texts", async () => {
    const { accepted } = await rowsOf(
      workbookOf([
        sheet(
          "Answers",
          header,
          ["2024-01-05", "10", "kept as text"],
          [
            { xml: '<c r="A3" t="str"><f>TODAY()</f><v>2024-01-06</v></c>' },
            { xml: '<c r="B3" t="n"><v>7.0</v></c>' },
            {
              xml: '<c r="C3" t="inlineStr"><is><r><t>in </t></r><rPh><t>x</t></rPh><r><t>runs_x000D_</t></r></is></c>',
            },
          ],
        ),
      ]),
    );
    expect(accepted).toMatchObject([
      { score: 10, answeredAt: "2024-01-05T12:00:00" },
      { score: 7, answeredAt: "2024-01-06T12:00:00", comment: "in runs\r" },
    ]);
  });

  it("has its title rows left out, and its rows still numbered from the top", async () => {
    const { report, accepted } = await rowsOf(
      workbookOf([
        sheet("Report", ["Customer survey 2024"], ["Made on", { day: 45300 }], [], header, [
          { day: 45292 },
          10,
          "Fine",
        ]),
      ]),
    );
    expect(report).toMatchObject({ needs: [], firstDataRow: 5, dataRows: 1 });
    expect(accepted).toMatchObject([{ row: 5, score: 10 }]);
  });

  it("with several sheets is read from the one that holds a score", async () => {
    const notes = sheet("Read me", ["About"], ["Exported on Monday"]);
    const codes = sheet("Codes", ["Code", "Meaning"], [1, "Claims"], [2, "Quotes"]);
    const { report } = await rowsOf(workbookOf([notes, codes, answers]));
    expect(report).toMatchObject({
      needs: [],
      sheet: { name: "Answers", others: ["Read me", "Codes"], isClear: true },
      counts: { valid: 2 },
    });
    const hidden = await inspected(workbookOf([{ ...answers, name: "Old", hidden: true }, answers]));
    expect(hidden.sheet).toMatchObject({ name: "Answers", others: [] });
  });

  it("with two sheets of answers asks which, and reads the one that is chosen", async () => {
    const book = workbookOf([answers, sheet("More", header, [{ day: 45292 }, 10, "x"])]);
    const asked = await inspected(book);
    expect(asked.needs).toMatchObject([
      { role: "sheet", options: [{ value: "Answers" }, { value: "More" }] },
    ]);
    const chosen = await inspected(book, { sheet: "more" });
    expect(chosen).toMatchObject({ needs: [], sheet: { name: "More" }, counts: { valid: 1, promoters: 1 } });
    await expect(inspected(book, { sheet: "None" })).rejects.toThrow(
      "There is no sheet “None”. The file has “Answers”, “More”.",
    );
  });

  it("packed in an archive with one CSV, as Qualtrics does it, is read as that CSV", async () => {
    const table = "NPS,Date\n9,2026-01-05\n";
    const zip = zipOf({ name: "__MACOSX/._a.csv", content: "x" }, { name: "export/a.csv", content: table });
    const { report, accepted } = await rowsOf(zip);
    expect(report.packing).toEqual({ kind: "zip", part: "export/a.csv" });
    expect(accepted).toMatchObject([{ row: 2, score: 9 }]);
  });
});

const gigabytes = Buffer.alloc(300e6, "<row><c><v>9</v></c></row>");
const rels =
  '<Relationships><Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>';

describe("an Excel file that means harm", () => {
  it.each<[string, () => Buffer, RegExp]>([
    [
      "a part that unpacks a thousandfold",
      () => workbookOf([answers], { more: [{ name: "xl/worksheets/sheet1.xml", content: gigabytes }] }),
      /unpacks to far more than a survey would/,
    ],
    [
      "a directory that says more than 4 GB",
      () =>
        workbookOf([answers], {
          more: [{ name: "xl/media/x.bin", content: "x", says: { size: 0xfffffffe } }],
        }),
      /unpacks to (?:more than 4 GB|far more)/,
    ],
    [
      "a bomb that says it is small",
      () =>
        workbookOf([answers], {
          more: [{ name: "xl/worksheets/sheet1.xml", content: gigabytes, says: { size: 1000 } }],
        }),
      /holds more than it says/,
    ],
    [
      "many parts that are large together",
      () =>
        workbookOf([answers], {
          more: Array.from({ length: 90 }, (_, i) => ({ name: `x${i}`, content: "", says: { size: 60e6 } })),
        }),
      /unpacks to/,
    ],
    [
      "thousands of parts",
      () => zipOf(...Array.from({ length: 2500 }, (_, i) => ({ name: `x${i}`, content: "" }))),
      /thousands of parts/,
    ],
    [
      "an outer entity (XXE)",
      () =>
        workbookOf([answers], {
          more: [
            {
              name: "xl/sharedStrings.xml",
              content:
                '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><sst><si><t>&e;</t></si></sst>',
            },
          ],
        }),
      /document type/,
    ],
    [
      "entities that multiply",
      () =>
        workbookOf([answers], {
          more: [
            {
              name: "xl/worksheets/sheet1.xml",
              content: '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><worksheet/>',
            },
          ],
        }),
      /document type/,
    ],
    [
      "a password",
      () =>
        workbookOf([answers], { more: [{ name: "xl/styles.xml", content: "x", says: { encrypted: true } }] }),
      /password/,
    ],
    [
      "a packing nobody knows",
      () =>
        workbookOf([answers], { more: [{ name: "xl/workbook.xml", content: "x", says: { method: 99 } }] }),
      /damaged or cut off/,
    ],
    ["a cut off end", () => workbookOf([answers]).subarray(0, -30), /damaged or cut off/],
    [
      "a name that leaves its folder",
      () => zipOf({ name: "../../etc/cron.d/x.csv", content: "NPS\n9" }),
      /damaged or cut off/,
    ],
    [
      "no links between its parts",
      () => zipOf({ name: "xl/workbook.xml", content: "<workbook/>" }),
      /incomplete/,
    ],
    [
      "no sheets",
      () =>
        zipOf(
          { name: "xl/workbook.xml", content: "<workbook/>" },
          { name: "xl/_rels/workbook.xml.rels", content: rels },
        ),
      /no sheet/,
    ],
    [
      "a sheet that is not there",
      () =>
        zipOf(
          { name: "xl/workbook.xml", content: '<workbook><sheet name="A" r:id="rId1"/></workbook>' },
          { name: "xl/_rels/workbook.xml.rels", content: rels },
        ),
      /has no part/,
    ],
    [
      "a text that is not there",
      () => workbookOf([sheet("A", header, [{ xml: '<c r="A2" t="s"><v>999</v></c>' }, 9])]),
      /refers to a text/,
    ],
    [
      "columns beyond what Excel has",
      () => workbookOf([sheet("A", header, [{ xml: '<c r="ZZZZ2"><v>1</v></c>' }])]),
      /more cells than Excel allows/,
    ],
    [
      "a sheet that ends in the middle",
      () =>
        workbookOf([answers], {
          more: [
            {
              name: "xl/worksheets/sheet1.xml",
              content: '<worksheet><row r="1"><c r="A1"><v>1</v></c></row><row r="2',
            },
          ],
        }),
      /cut off/,
    ],
    [
      "an OpenDocument file",
      () => zipOf({ name: "META-INF/manifest.xml", content: "x" }, { name: "content.xml", content: "x" }),
      /OpenDocument/,
    ],
    ["a binary workbook", () => zipOf({ name: "xl/workbook.bin", content: "x" }), /\.xlsb/],
    ["a Word document", () => zipOf({ name: "word/document.xml", content: "x" }), /Word document/],
    ["two tables", () => zipOf({ name: "a.csv", content: "x" }, { name: "b.csv", content: "x" }), /2 tables/],
    [
      "an archive in an archive",
      () => zipOf({ name: "a.csv", content: zipOf({ name: "b.csv", content: "x" }) }),
      /packed twice/,
    ],
  ])("is refused with a sentence: %s", async (_, make, sentence) => {
    const book = make();
    const before = process.memoryUsage().rss;
    await expect(inspected(book)).rejects.toThrow(sentence);
    expect(process.memoryUsage().rss - before).toBeLessThan(100e6);
  });
});
