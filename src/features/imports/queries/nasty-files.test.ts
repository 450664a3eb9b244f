import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { zipOf } from "../../../../scripts/testing/archives";
import { temporaryFolder } from "../../../../scripts/testing/files";
import type { AcceptedRow } from "../rules/normalise";
import type { RefusedRow } from "../rules/trouble";
import { UnreadableFile } from "../schema";
import { inspectFile } from "./inspect-file";
import { readRows } from "./read-rows";

const folder = temporaryFolder();
const now = new Date("2026-11-22T12:00:00Z");
const path = join(folder, "nasty.csv");

/** Every row of a file, taken or refused, as an import would file it; or why the file cannot be read. */
async function outcomeOf(content: string | Uint8Array, score?: string) {
  writeFileSync(path, content);
  const accepted: AcceptedRow[] = [];
  const refused: RefusedRow[] = [];
  try {
    const report = await inspectFile(path, { now, choices: { fixedDate: "2026-01-05", mapping: { score } } });
    for await (const batch of readRows(path, report, report.suggestedOptions)) {
      accepted.push(...batch.accepted);
      refused.push(...batch.refused);
    }
    // No row disappears: each is an answer or a refusal.
    expect(accepted.length + refused.length).toBe(report.counts.rows);
    return { report, accepted, refused, scores: accepted.map(({ score }) => score), sentence: undefined };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { report: undefined, accepted, refused, scores: [], sentence: error.sentence };
  }
}

const table = (...rows: string[]) => ["NPS,Comment", ...rows].join("\n");
const latin = (text: string) => Buffer.from(text, "latin1");
const wide = (text: string) => Buffer.from(`\ufeff${text}`, "utf16le");

/** Files that look wrong and are not, with the scores they hold and what is said of the other rows. */
const readable: readonly [name: string, content: string | Uint8Array, scores: number[], refused?: string[]][] = [
  ["a mark of order twice", `\ufeff\ufeff${table("9,a")}`, [9]],
  ["bare carriage returns", table("9,a", "0,b").replaceAll("\n", "\r"), [9, 0]],
  ["line ends of three kinds", "NPS,Comment\r\n9,a\n8,b\r7,c", [9, 8, 7]],
  ["no line end at the end", table("10,a"), [10]],
  ["many empty lines at the end", table("10,a", "", "", ",", " , "), [10]],
  ["empty lines between rows", table("10,a", "", "9,b"), [10, 9]],
  ["blanks around scores", table(" 9 ,a", "\t8,b"), [9, 8]],
  ["quotes around everything", '"NPS","Comment"\n"9","a"\n"0","b"', [9, 0]],
  ["a quote inside a plain cell", table('9,5" pipe', '8,say "hi"'), [9, 8]],
  ["a quoted cell that goes on", table('9,"a"b', "8,c"), [9, 8]],
  ["line ends inside quotes", table('9,"a\nb\r\nc"', "8,d"), [9, 8]],
  ["cells missing at the end", table("9", "8,b"), [9, 8]],
  ["empty cells too many", table("9,a,,,", "8,b"), [9, 8]],
  ["cells too many", table("9,a,b", "8,b"), [8], ["The row has 3 cells, the header 2"]],
  ["headings twice", "NPS,Other,Other\n9,a,b", [9]],
  ["headings without a name", "NPS,,\n9,a,b", [9]],
  ["a heading of the engine", "__proto__,constructor,toString,NPS\n1,2,3,9", [9]],
  ["a heading over two lines", '"NPS\n(0-10)",Comment\n9,a', [9]],
  ["a heading in HTML", '"<p>How likely are you to <b>recommend</b> us?</p>",Comment\n9,a\n0,b', [9, 0]],
  ["sep= before a semicolon table", "sep=;\nNPS;Comment\n9;a,b", [9]],
  ["sep= in quotes", '"sep=\t"\nNPS\tComment\n9\ta', [9]],
  ["a pipe table with commas", "NPS|Comment\n9|a, b, c\n8|d", [9, 8]],
  ["a title over a semicolon table", "Survey of May\n\nNPS;Comment;Channel\n9;a;b\n8;c;d", [9, 8]],
  ["UTF-16 with emoji", wide(table("9,😀 ok", "8,漢字")), [9, 8]],
  ["UTF-16 cut in the middle of a character", wide(table("9,a", "8,b")).subarray(0, -1), [9, 8]],
  ["UTF-8 cut in the middle of a character", Buffer.from(table("9,a", "8,ä")).subarray(0, -1), [9, 8]],
  ["Latin-1", latin(table("9,Größe", "8,süß")), [9, 8]],
  ["half a surrogate pair", table("9,\ud83d!", "8,b"), [9, 8]],
  ["NULs inside a comment", table("9,a\0b", ...Array<string>(20).fill("8,c")), [9, ...Array<number>(20).fill(8)]],
  ["all control characters in a comment", table('9,"\x01\x02\x1b[31m\x7f"', ...Array<string>(99).fill("8,fine enough")), [9, ...Array<number>(99).fill(8)]],
  ["a comment of 100,000 characters", table(`9,${"long ".repeat(20_000)}`, "8,b"), [9, 8]],
  ["formulas", table("9,=1+1", '8,"=HYPERLINK(""http://x"")"', "=9,a"), [9, 8], ["“=9” is not a score from 0 to 10"]],
  ["numbers that only look right", table("9,a", "9.0,b", "９,c", "1e1,d", "+9,e", "-0,f", "0x9,g"), [9], Array<string>(6).fill("")],
  ["scores out of range", table("9,a", "11,b", "-1,c", "99999999999999999999,d", "NaN,e"), [9], Array<string>(4).fill("")],
  ["scores as words", table("9,a", "8,b", "7,c", "ten,d"), [9, 8, 7], ["“ten” is not a score from 0 to 10"]],
  ["zero, blank and null", table("0,a", ",b", "NULL,c", "9,d", "8,e", "7,f"), [0, 9, 8, 7], ["No score", "“NULL” is not a score from 0 to 10"]],
  ["one row", "NPS\n9", [9]],
  ["2,000 columns", `NPS${",x".repeat(1999)}\n9${",".repeat(1999)}`, [9]],
  ["gzip behind a name of a table", gzipSync(table("9,a")), [9]],
  ["gzip of two parts", Buffer.concat([gzipSync("NPS,Comment\n9,a\n"), gzipSync("8,b\n")]), [9, 8]],
  ["a zip with one table", zipOf({ name: "a.csv", content: table("9,a") }), [9]],
  ["SurveyMonkey's second row", 'RespondentID,How likely are you to recommend us?,\n,Response,Other\n1,10 - Extremely likely,x\n2,0 - Not at all likely,y', [10, 0]],
]; // prettier-ignore

/** Files that cannot be read, with the sentence a person gets. */
const unreadable: readonly [name: string, content: string | Uint8Array, sentence: RegExp][] = [
  ["nothing", "", /^The file is empty\.$/],
  ["line ends only", "\r\n\r\n\n", /^The file is empty\.$/],
  ["a header alone", "NPS,Comment\n", /a header but no answers/],
  ["an open quote", table('9,"a', "8,b"), /^Row 2 opens a quote and never closes it/],
  ["a web page", "<html><body>Session expired</body></html>", /web page/],
  ["JSON lines", '{"nps": 9}\n{"nps": 8}', /JSON/],
  ["a picture", Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), /picture/],
  ["an archive cut off", zipOf({ name: "a.csv", content: table("9,a") }).subarray(0, 40), /damaged or cut off/],
  ["2,001 columns", `NPS${",x".repeat(2000)}\n9`, /2,001 columns; at most 2,000/],
]; // prettier-ignore

describe("a nasty file", () => {
  it("is one of more than forty", () => {
    expect(readable.length + unreadable.length).toBeGreaterThan(50);
  });

  it.each(readable)("is read right: %s", async (_, content, scores, refused = []) => {
    const outcome = await outcomeOf(content, refused.length > 0 ? "NPS" : undefined);
    expect(outcome.sentence).toBeUndefined();
    expect(outcome.report?.needs).toEqual([]);
    expect(outcome.scores).toEqual(scores);
    expect(outcome.refused).toHaveLength(refused.length);
    for (const [i, reason] of refused.entries())
      if (reason !== "") expect(outcome.refused[i]?.reason).toBe(reason);
  });

  it.each(unreadable)("says what is wrong: %s", async (_, content, sentence) => {
    expect((await outcomeOf(content)).sentence).toMatch(sentence);
  });
});

describe("the files of csv-spectrum", () => {
  const home = dirname(createRequire(import.meta.url).resolve("csv-spectrum/package.json"));
  const files = readdirSync(join(home, "csvs"));

  it.each(files)("are read with each row as an answer or a refusal: %s", async (file) => {
    const content = readFileSync(join(home, "csvs", file));
    writeFileSync(path, content);
    const [first = ""] = content.toString("utf8").split(/[\r\n]/, 1);
    // None has a score: a person says which column would be, and every row is listed with why it is none.
    const asked = await inspectFile(path, { now, choices: { fixedDate: "2026-01-05" } });
    expect(asked.needs.map(({ role }) => role)).toEqual(["score"]);
    const choices = { fixedDate: "2026-01-05", mapping: { score: "#1" } };
    const report = await inspectFile(path, { now, choices });
    const answer = JSON.parse(
      readFileSync(join(home, "json", file.replace("csv", "json")), "utf8"),
    ) as unknown[];
    expect(report.counts.rows).toBe(Array.isArray(answer) ? answer.length : 1);
    expect(report.counts.accepted + report.notCounted.reduce((sum, { count }) => sum + count, 0)).toBe(
      report.counts.rows,
    );
    expect(report.columns[0]?.name).toBe(first.split(",")[0]?.replaceAll('"', ""));
  });
});
