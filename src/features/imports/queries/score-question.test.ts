import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../../../../scripts/testing/files";
import { inspectFile } from "./inspect-file";

const folder = temporaryFolder();
const now = new Date("2026-11-22T12:00:00Z");
let files = 0;

function inspected(header: string, count: number, row: (i: number) => string) {
  files += 1;
  const path = join(folder, `${files}.csv`);
  const rows = Array.from({ length: count }, (_, i) => `${row(i)}\n`);
  writeFileSync(path, `${header}\n${rows.join("")}`);
  return inspectFile(path, { now });
}

const day = "2020-01-05";
const answers = [9, 10, 10, 8, 7, 9, 6, 3, 10, 0, 5, 9, 10, 4, 2, 1];
const answer = (i: number) => answers[i % answers.length] ?? 0;

describe("the question which column is the score", () => {
  it.each([7, 10])("is asked where many values under “NPS” run from 1 to %i", async (highest) => {
    const report = await inspected("NPS,Date", 400, (i) => `${1 + (i % highest)},${day}`);
    expect(report.mapping.score).toBeUndefined();
    expect(report.needs).toMatchObject([
      { role: "score", options: [{ value: "NPS", label: `NPS: whole numbers 1 to ${highest}` }] },
    ]);
  });

  it("is not asked where values under “NPS” are few, or are those of content people", async () => {
    const few = await inspected("NPS,Date", 20, (i) => `${1 + (i % 10)},${day}`);
    const content = await inspected("NPS,Date", 400, (i) => `${3 + (i % 8)},${day}`);
    expect([few, content].map(({ mapping, needs }) => [mapping.score, needs])).toEqual([
      ["NPS", []],
      ["NPS", []],
    ]);
  });

  it.each([
    ["N/A", (i: number) => (i % 3 === 1 ? "N/A" : String(answer(i)))],
    ["9/10", (i: number) => `${answer(i)}/10`],
    ["6.5", (i: number) => (i % 3 === 1 ? "6.5" : String(answer(i)))],
  ])("names the column that is called a score and holds %s", async (value, cell) => {
    const { needs } = await inspected("NPS,Date,NPS Group", 60, (i) => `${cell(i)},${day},Promoter`);
    expect(needs).toMatchObject([
      {
        role: "score",
        options: [{ value: "NPS", label: `NPS: “${value}” is not a score from 0 to 10` }],
      },
    ]);
  });

  it("does not name words under a question that speaks of recommending", async () => {
    const { needs } = await inspected("Why would you recommend us?,Date", 30, (i) => `word${i},${day}`);
    expect(needs).toMatchObject([{ role: "score", options: [] }]);
  });

  it("names the column whose numbers have decimals: they may be averages", async () => {
    const report = await inspected("NPS,Date", 60, (i) => `${answer(i)}.0,${day}`);
    const [need] = report.needs;
    expect(need?.role).toBe("score");
    expect(need?.options?.[0]?.label).toMatch(/^NPS: “\d+\.0” is not a score from 0 to 10$/);
  });
});

describe("of several scores", () => {
  it.each(["Previous NPS", "NPS last year", "Competitor NPS", "eNPS"])(
    "“NPS” goes before “%s”",
    async (other) => {
      const report = await inspected(`${other},NPS,Date`, 60, (i) => `${answer(i + 5)},${answer(i)},${day}`);
      expect(report.mapping.score).toBe("NPS");
    },
  );

  it("a whole question about the last visit keeps its place", async () => {
    const asked = "After your last visit: how likely are you to recommend us?";
    const report = await inspected(`${asked},Recommend,Date`, 60, (i) => `${answer(i)},${answer(i)},${day}`);
    expect(report.mapping.score).toBe(asked);
  });
});

it("does not miss the 0 that is written with its label", async () => {
  const labels = new Map([
    [0, "0 - Not at all likely"],
    [10, "10 - Extremely likely"],
  ]);
  const asked = "How likely are you to recommend us?";
  const report = await inspected(
    `Respondent ID,End Date,${asked}`,
    60,
    (i) => `${i},${day},${labels.get(answer(i)) ?? answer(i)}`,
  );
  expect(report).toMatchObject({ mapping: { score: asked }, warnings: [], counts: { accepted: 60 } });
});
