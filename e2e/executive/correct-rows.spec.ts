import { parse } from "csv-parse/sync";
import { sql } from "../database";
import { checkedImport, expectState } from "../import-wizard";
import { expect, mutate, queryPath, test } from "../stage";

type Answer = { result: { data: { report: unknown } } };

const lines = [
  "Answer ID,Answered at,NPS,Comment,Private note",
  ...Array.from({ length: 12 }, (_, i) => `a${i},2026-02-${i + 10},${i % 11},"Day ${i}",secret ${i}`),
  'b1,2026-02-25,11,"=SUM(A1) said ""Ada"", twice\nover",secret b1',
  "b2,31.31.2026,9,The day is none,secret b2",
  "a3,2026-02-26,9,Twice,secret a3",
  "b3,2026-02-27,10,Fine,secret b3",
];

test("rows that were not counted are handed out as they were, corrected, and counted", async ({ as }) => {
  const executive = await as("executive");
  const { request } = executive;
  const token = await checkedImport(request, { name: "answers.csv", content: lines.join("\r\n") });
  await mutate(request, "imports.start", { token });
  await expectState(request, token, /^done$/);

  await executive.goto(`/imports/${token}`);
  const link = executive.getByRole("link", { name: "CSV" });
  const [download] = await Promise.all([executive.waitForEvent("download"), link.click()]);
  expect(download.suggestedFilename()).toBe("Not counted in answers.csv");
  const handed = (await (await request.get(`/api/imports/${token}/rejects`)).body()).toString();
  expect(parse(handed, { bom: true })).toEqual([
    ["Answer ID", "Answered at", "NPS", "Comment", "Private note", "Kept: row", "Kept: reason", "Kept: value"],
    ["b1", "2026-02-25", "11", `'=SUM(A1) said "Ada", twice\nover`, "", "14", "11 is not a score from 0 to 10", "11"],
    ["b2", "31.31.2026", "9", "The day is none", "", "15", "“31.31.2026” is not a date", "31.31.2026"],
    ["", "", "", "", "", "16", "Same id as row 5", "a3"],
  ]); // prettier-ignore

  // The workbook holds the same rows: as it is, it comes back to the same reasons.
  const workbook = await (await request.get(`/api/imports/${token}/rejects?format=xlsx`)).body();
  const back = await checkedImport(request, { name: "back.xlsx", content: workbook });
  const read = (await (await request.get(queryPath("imports.status", { token: back }))).json()) as Answer;
  expect(read.result.data.report).toMatchObject({
    needs: [],
    isRecalled: true,
    counts: { rows: 2, accepted: 0 },
    notCounted: [{ reason: "11 is not a score from 0 to 10" }, { reason: "“31.31.2026” is not a date" }],
  });

  const corrected = handed.replace('"11","', '"10","').replace("31.31.2026", "2026-03-01");
  const again = await checkedImport(request, { name: "corrected.csv", content: corrected });
  const answer = await request.get(queryPath("imports.status", { token: again }));
  expect(((await answer.json()) as Answer).result.data.report).toMatchObject({
    needs: [],
    isRecalled: true,
    notCounted: [],
    counts: { accepted: 2 },
  });
  await mutate(request, "imports.start", { token: again });
  await expectState(request, again, /^done$/);
  const said = await sql<{ comment: string; score: number }>(
    `SELECT r.comment, r.score::int FROM response AS r JOIN import AS i ON i.id = r.import_id WHERE i.token = $1::uuid
     ORDER BY r.answered_at`,
    [again],
  );
  expect(said).toEqual([
    { comment: '=SUM(A1) said "Ada", twice\nover', score: 10 },
    { comment: "The day is none", score: 9 },
  ]);
});
