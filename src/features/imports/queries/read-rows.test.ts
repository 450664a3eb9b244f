import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { InspectChoices } from "../schema";
import { inspectFile } from "./inspect-file";
import { readRows, type ReadRowsOptions } from "./read-rows";

const folder = mkdtempSync(join(tmpdir(), "kept-rows-"));
afterAll(() => rmSync(folder, { recursive: true }));
const now = new Date("2026-11-22T12:00:00Z");
let files = 0;

async function read(content: string | Uint8Array, choices?: InspectChoices, options?: ReadRowsOptions) {
  files += 1;
  const path = join(folder, `${files}.csv`);
  writeFileSync(path, content);
  const report = await inspectFile(path, { now, choices });
  const batches = [];
  for await (const batch of readRows(path, report, report.suggestedOptions, options)) batches.push(batch);
  return {
    report,
    batches,
    accepted: batches.flatMap(({ accepted }) => accepted),
    refused: batches.flatMap(({ refused }) => refused),
    leftOut: batches.flatMap(({ leftOut }) => leftOut),
  };
}

const lines = (...rows: string[]) => rows.map((row) => `${row}\n`).join("");

describe("reading rows", () => {
  it("gives every field in its own kind, and nulls for what is empty", async () => {
    const { accepted } = await read(
      lines(
        "id,date,nps,comment,customer,email,touchpoint,channel,segment,persona,revenue,csat,ces,weight",
        'r1,2026-01-05 10:00:00,10," Kept as it is ",C-1,c@example.test,Claims,Phone,Private,Planner,"1,234.50",4,7,0.5',
        "r2,2026-01-06,7,,,,,,,,,,,",
      ),
    );
    expect(accepted).toEqual([
      {
        row: 2,
        externalId: "r1",
        part: null,
        score: 10,
        answeredAt: "2026-01-05T10:00:00",
        comment: " Kept as it is ",
        customer: "C-1",
        email: "c@example.test",
        touchpoint: "Claims",
        channel: "Phone",
        segment: "Private",
        persona: "Planner",
        revenue: 1234.5,
        csat: 4,
        ces: 7,
        weight: 0.5,
        impressions: null,
      },
      {
        row: 3,
        externalId: "r2",
        part: null,
        score: 7,
        answeredAt: "2026-01-06T12:00:00",
        comment: null,
        customer: null,
        email: null,
        touchpoint: null,
        channel: null,
        segment: null,
        persona: null,
        revenue: null,
        csat: null,
        ces: null,
        weight: null,
        impressions: null,
      },
    ]);
  });

  it("refuses what is no 0–10 score, no date or wider than the header, with row, reason and value", async () => {
    const { refused, accepted } = await read(
      lines(
        "nps,date,note",
        "11,2026-01-05,",
        "9.0,2026-01-05,",
        "９,2026-01-05,",
        "ten,2026-01-05,",
        ",2026-01-05,",
        "9,2026-02-30,",
        "9,,",
        "9,2027-01-05,",
        "9,1971-01-05,",
        "9,2026-01-05,a,b",
        "9,2026-01-05,a,,",
        "9,2026-01-05",
        ...Array.from({ length: 30 }, (_, i) => `${i % 11},2026-01-05,`),
      ),
      { mapping: { score: "nps", date: "date" } },
    );
    expect(refused.map(({ row, code, reason }) => `${row} ${code}: ${reason}`)).toEqual([
      "2 score: 11 is not a score from 0 to 10",
      "3 score: 9.0 is not a score from 0 to 10",
      "4 score: “９” is not a score from 0 to 10",
      "5 score: “ten” is not a score from 0 to 10",
      "6 no-score: No score",
      "7 date: “2026-02-30” is not a date",
      "8 no-date: No date",
      "9 future: The date is in the future",
      "10 before-1990: The date is before 1990",
      "11 cells: The row has 4 cells, the header 3",
    ]);
    expect(refused[9]?.value).toBe("b");
    expect(accepted).toHaveLength(32);
  });

  it("goes on after any row it stopped at, and never repeats one", async () => {
    const file = lines(
      "nps,date,comment",
      ...Array.from({ length: 500 }, (_, i) => `${i % 13},2026-01-05,"a\n${i}"`),
      "",
    );
    const choices = { mapping: { score: "nps" } };
    const whole = await read(file, choices);
    const parts = await read(file, choices, { batchRows: 7 });
    expect(parts.batches.length).toBeGreaterThan(50);
    expect(parts.accepted).toEqual(whole.accepted);
    expect(parts.refused).toEqual(whole.refused);
    const stoppedAt = parts.batches[29]?.lastRow ?? 0;
    const rest = await read(file, choices, { startAtRow: stoppedAt + 1 });
    expect(rest.accepted).toEqual(whole.accepted.filter(({ row }) => row > stoppedAt));
  });

  it("stops when it is told to", async () => {
    const aborted = AbortSignal.abort(new Error("stopped"));
    await expect(read(lines("nps,date", "9,2026-01-05"), undefined, { signal: aborted })).rejects.toThrow(
      "stopped",
    );
  });

  it("keeps any text that a database can keep: NULs and half pairs become U+FFFD, all else stays", async () => {
    const text = 'Größe 🙏 עברית \u202e ‏ \u0001 \\ \' ; -- =cmd|"" \r\n\t end';
    const { accepted } = await read(
      lines("nps,date,comment", `9,2026-01-05,"${text.replaceAll('"', '""')}"`, `9,2026-01-05,"a\0b c"`),
    );
    expect(accepted.map(({ comment }) => comment)).toEqual([text, "a\ufffdb c"]);
    const halves = Buffer.from(lines("nps,date,comment", "9,2026-01-05,a \ud83d b 🙏 \ude4f"), "utf16le");
    const wide = await read(Buffer.concat([Buffer.from([0xff, 0xfe]), halves]));
    expect(wide.accepted[0]?.comment).toBe("a \ufffd b 🙏 \ufffd");
  });

  it("reads characters that lie across its chunks", async () => {
    for (const emoji of ["ä", "€", "🙏"]) {
      const body = lines(
        "nps,date,comment",
        ...Array.from({ length: 4000 }, (_, i) => `${i % 11},2026-01-05,x${emoji.repeat(60 + (i % 3))} y`),
      );
      for (const content of [Buffer.from(body), Buffer.from(`\ufeff${body}`, "utf16le")]) {
        const { accepted, report } = await read(content);
        expect(report.warnings).toEqual([]);
        expect(new Set(accepted.map(({ comment }) => comment)).size).toBe(3);
      }
    }
  });

  it("leaves out side values that cannot be read, and says so, but keeps the score", async () => {
    const long = "x".repeat(300);
    const { accepted, leftOut, report } = await read(
      lines(
        "nps,date,csat,revenue,segment,comment",
        `9,2026-01-05,6,much,${long},${"long words ".repeat(2000)}`,
        "3,2026-01-05,5,7,A,b",
      ),
      { mapping: { csat: "csat", revenue: "revenue", segment: "segment", comment: "comment" } },
    );
    expect(accepted.map(({ score }) => score)).toEqual([9, 3]);
    expect(accepted[0]).toMatchObject({ csat: null, revenue: null, segment: null });
    expect(accepted[0]?.comment).toHaveLength(20_000);
    expect(leftOut.map(({ reason }) => reason)).toEqual([
      "6 is not a rating from 1 to 5",
      "The comment was cut at 20,000 characters",
      "The segment is longer than 200 characters",
      "“much” is not an amount",
    ]);
    expect(report.leftOut).toHaveLength(4);
    expect(leftOut.every(({ value }) => value.length <= 200)).toBe(true);
  });
});
