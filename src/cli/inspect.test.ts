import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { InspectReport } from "@/features/imports/schema";
import { inspect } from "./inspect";

const cwd = mkdtempSync(join(tmpdir(), "kept-cli-"));
afterAll(() => rmSync(cwd, { recursive: true }));
writeFileSync(
  join(cwd, "answers.csv"),
  "NPS,Text,When=Then\n10,a,2026-01-05\n11,b,2026-01-06\n3,c,2026-01-07\n",
);
writeFileSync(join(cwd, "undated.csv"), "NPS,Text\n10,a\n3,b\n");

async function run(...argv: string[]) {
  const said: string[] = [];
  const complained: string[] = [];
  const status = await inspect(argv, {
    cwd,
    now: new Date("2026-11-22T12:00:00Z"),
    print: (text) => said.push(text),
    complain: (text) => complained.push(text),
  });
  return { status, out: said.join("\n"), error: complained.join("\n") };
}

describe("kept inspect", () => {
  it("prints one JSON object and exits with 0 where nothing is left to say", async () => {
    const { status, out } = await run(
      "answers.csv",
      "--map",
      "score=nps",
      "--map",
      "date=When=Then",
      "--json",
    );
    expect(status).toBe(0);
    const report = InspectReport.parse(JSON.parse(out));
    expect(report.mapping).toMatchObject({ score: "NPS", date: "When=Then" });
    expect(report.notCounted).toEqual([
      { reason: "11 is not a score from 0 to 10", count: 1, firstRows: [3] },
    ]);
  });

  it("exits with 2 and says what must be answered, until it is", async () => {
    const { status, out } = await run("undated.csv");
    expect(status).toBe(2);
    expect(out).toContain("On which day were they given?\n    answer with --date YYYY-MM-DD");
    expect((await run("undated.csv", "--date", "2026-01-05")).status).toBe(0);
  });

  it("tells a person what would count", async () => {
    const { out } = await run("answers.csv", "--map", "score=NPS");
    expect(out).toContain("2 answers, 2 with a score: promoters 1, passives 0, detractors 1, NPS 0");
    expect(out).toContain("1  11 is not a score from 0 to 10 (row 3)");
  });

  it.each([
    [["none.csv"], "There is no such file"],
    [[], "Name the file to read."],
    [["answers.csv", "undated.csv"], "Only one file can be read at a time"],
    [["answers.csv", "--date", "2026-02-30"], "“2026-02-30” is not a day."],
    [["answers.csv", "--date", "2027-02-01"], "2027-02-01 is in the future."],
    [["answers.csv", "--date-order", "us"], "--date-order is day-first or month-first."],
    [["answers.csv", "--map", "score"], "“score” is not ROLE=COLUMN."],
    [["answers.csv", "--map", "__proto__=NPS"], "is not ROLE=COLUMN."],
    [["answers.csv", "--map", "score=NPS", "--map", "score=#1"], "The role “score” is mapped twice."],
    [
      ["answers.csv", "--map", "score=Rating"],
      "There is no column “Rating”. The file has “NPS”, “Text”, “When=Then”.",
    ],
    [["answers.csv", "--colour"], "Unknown option --colour"],
  ])("exits with 1 and a sentence for %j", async (argv, sentence) => {
    const { status, error, out } = await run(...argv);
    expect(status).toBe(1);
    expect(error).toContain(sentence);
    expect(out).toBe("");
  });
});
