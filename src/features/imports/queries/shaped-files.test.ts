import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../../../../scripts/testing/files";
import type { AcceptedRow } from "../rules/normalise";
import type { RefusedRow } from "../rules/trouble";
import type { InspectChoices } from "../schema";
import { inspectFile } from "./inspect-file";
import { readHead } from "./read-head";
import { readLong } from "./read-long";
import { rowOf } from "./record-batch";
import { readRows, type ReadRowsOptions } from "./read-rows";

const folder = temporaryFolder();
const now = new Date("2026-11-22T12:00:00Z");
let files = 0;

function written(...lines: string[]): string {
  files += 1;
  const path = join(folder, `${files}.csv`);
  writeFileSync(path, lines.join("\n"));
  return path;
}

const inspected = (path: string, choices?: InspectChoices) => inspectFile(path, { now, choices });

async function read(path: string, choices?: InspectChoices, reading?: ReadRowsOptions) {
  const report = await inspected(path, choices);
  const accepted: AcceptedRow[] = [];
  const refused: RefusedRow[] = [];
  const lastRows: number[] = [];
  for await (const batch of readRows(path, report, report.suggestedOptions, reading)) {
    accepted.push(...batch.accepted);
    refused.push(...batch.refused);
    lastRows.push(batch.lastRow);
  }
  return { report, accepted, refused, lastRows };
}

describe("several lines an answer", () => {
  const header = "Response ID,Date,Question,Answer";
  const path = written(
    header,
    "r1,2026-01-05,How likely are you to recommend us?,9",
    "r2,2026-01-06,Why?,Slow and rude",
    'r1,2026-01-05,Why?,"Quick, and kind"',
    "r2,2026-01-06,How likely are you to recommend us?,0",
    "r3,2026-01-07,Why?,Nothing said",
    "r2,2026-01-06,Why?,And late",
    ",2026-01-08,How likely are you to recommend us?,8",
    "r3,2026-01-07,,Whatever",
  );

  it("become one answer, in the order of the first lines, with nothing of it lost", async () => {
    const { report, accepted, refused } = await read(path);
    expect(report).toMatchObject({ format: "long", needs: [], dataRows: 8, counts: { rows: 4, valid: 3 } });
    expect(accepted).toMatchObject([
      { row: 2, externalId: "r1", score: 9, comment: "Quick, and kind" },
      { row: 3, externalId: "r2", score: 0, comment: "Slow and rude; And late" },
      { row: 8, externalId: null, score: 8 },
    ]);
    expect(refused).toMatchObject([{ row: 6, reason: "No score" }]);
    expect(report.columns.map(({ name }) => name)).toContain("(no question)");
  });

  it("are gathered alike on disk, where a file is too large for the memory", async () => {
    const questions = ["Score", "Why?"];
    const answers = 4_000;
    const words = (i: number) => `${i} words, \u2028 and "more" 😀`;
    const large = written(
      header,
      ...Array.from({ length: answers }, (_, i) => `r${i},2026-01-05,Score,${i % 11}`),
      ...Array.from({ length: answers }, (_, i) => answers - 1 - i).map(
        (i) => `r${i},2026-01-05,Why?,"${words(i).replaceAll('"', '""')}"`,
      ),
    );
    const long = { kind: "long" as const, id: 0, question: 2, answer: 3, keep: [0, 1], questions };
    const layout = await readHead(large);
    const gather = async (heldLength?: number) => {
      const found: [row: number, cells: string[]][] = [];
      const reading = { long, firstDataRow: 2, heldLength };
      for await (const batch of readLong(large, layout, reading))
        found.push(...batch.records.map((cells, i) => [rowOf(batch, i), cells] as [number, string[]]));
      return found;
    };
    const inMemory = await gather();
    expect(inMemory).toHaveLength(answers);
    expect(inMemory[7]).toEqual([9, ["r7", "2026-01-05", "7", words(7)]]);
    expect(await gather(1_000)).toEqual(inMemory);
  });
});

describe("one column a touchpoint", () => {
  const path = written(
    "Id,Date,NPS – Quote,NPS – Claim,NPS – Renewal",
    "a,2026-01-05,9,,3",
    "b,2026-01-06,10,11,0",
    "c,2026-01-07,,,",
    ...Array.from({ length: 8 }, (_, i) => `d${i},2026-02-05,${i},${i + 2},${10 - i}`),
  );

  it("is asked about, never guessed", async () => {
    const report = await inspected(path);
    expect(report.needs).toMatchObject([
      {
        role: "layout",
        question:
          "3 columns hold 0–10 scores: “Quote”, “Claim”, “Renewal”. Is each an answer about its own touchpoint?",
        flag: "--wide each|one",
      },
    ]);
    const one = await inspected(path, { wide: "one" });
    expect(one).toMatchObject({ needs: [], mapping: { score: "NPS – Quote" }, counts: { valid: 10 } });
  });

  it("gives one answer for each touchpoint that was rated, each with an id of its own", async () => {
    const { report, accepted, refused } = await read(path, { wide: "each" });
    expect(report).toMatchObject({ needs: [], dataRows: 11, counts: { rows: 30, valid: 28 } });
    expect(
      accepted
        .slice(0, 4)
        .map(({ row, externalId, touchpoint, score }) => [row, externalId, touchpoint, score]),
    ).toEqual([
      [2, "a · Quote", "Quote", 9],
      [2, "a · Renewal", "Renewal", 3],
      [3, "b · Quote", "Quote", 10],
      [3, "b · Renewal", "Renewal", 0],
    ]);
    expect(refused).toMatchObject([
      { row: 3, reason: "11 is not a score from 0 to 10" },
      { row: 4, reason: "No score" },
    ]);
  });

  it("never parts a row between two batches", async () => {
    const { lastRows, accepted } = await read(path, { wide: "each" }, { batchRows: 1 });
    expect(lastRows).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(accepted).toHaveLength(28);
  });

  it("takes ratings of any columns that a person names", async () => {
    const ratings = written("Id,Date,Q7A,Q7B,Q7C", "a,2026-01-05,5,6,", "b,2026-01-05,1,2,3");
    const wide = [
      { column: "Q7A", touchpoint: "Artwork" },
      { column: 3, touchpoint: "Restaurants" },
    ];
    await expect(inspected(ratings, { wide, mapping: { csat: "Q7C" } })).rejects.toThrow(
      "count several times",
    );
    const { accepted, refused } = await read(ratings, { wide, mapping: { csat: "Score of the touchpoint" } });
    expect(accepted.map(({ touchpoint, csat }) => [touchpoint, csat])).toEqual([
      ["Artwork", 5],
      ["Artwork", 1],
      ["Restaurants", 2],
    ]);
    expect(refused).toMatchObject([{ row: 2, reason: "6 is not a rating from 1 to 5" }]);
  });
});

describe("an export of Delighted", () => {
  it("keeps its 0–10 question, and lists the answers to others", async () => {
    const { report, accepted, refused } = await read(
      written(
        "id,person,survey_type,score,comment,permalink,created_at,updated_at,email",
        "1,10,nps,0,,https://app.example.test/r/1,1713418460,,c1@example.test",
        "2,11,csat,5,Fine,https://app.example.test/r/2,1713418461,,c2@example.test",
        "3,12,nps,10,Quick and kind,https://app.example.test/r/3,1713418462,,c3@example.test",
      ),
    );
    expect(report).toMatchObject({ format: "delighted", needs: [], dates: { format: "seconds since 1970" } });
    expect(accepted).toMatchObject([
      {
        externalId: "1",
        score: 0,
        answeredAt: "2024-04-18T05:34:20Z",
        customer: "10",
        email: "c1@example.test",
      },
      { externalId: "3", score: 10, comment: "Quick and kind" },
    ]);
    expect(refused).toMatchObject([{ row: 3, reason: "Not the 0–10 question" }]);
  });
});

describe("labelled ratings", () => {
  it("count as their number, and never as a score", async () => {
    const path = written(
      "Date,How satisfied were you?",
      "2026-01-05,1 - <Not Satisfied",
      "2026-01-06,4",
      "2026-01-07,5 - Very Satisfied >",
    );
    const asked = await inspected(path);
    expect(asked.mapping).toMatchObject({ csat: "How satisfied were you?" });
    expect(asked.needs).toMatchObject([{ role: "score" }]);
    const { accepted } = await read(path, { mapping: { csat: "How satisfied were you?" } });
    expect(accepted.map(({ score, csat }) => [score, csat])).toEqual([
      [null, 1],
      [null, 4],
      [null, 5],
    ]);
  });
});
