import { expect, mutate, ours, queryPath, test } from "../stage";

const ROWS = 400_000;

/** A file well over the ten megabytes at which a server could cut an upload short without a word. */
function largeFile(): Buffer {
  const lines = ["Response ID,Date,How likely are you to recommend us?"];
  for (let id = 1; id <= ROWS; id++) {
    lines.push(`LARGE-UPLOAD-${id},2026-05-${String(1 + (id % 28)).padStart(2, "0")},${id % 11}`);
  }
  return Buffer.from(`${lines.join("\n")}\n`);
}

type Answered<T> = { result: { data: T } };

test("a large upload arrives whole, to the last row", async ({ as }) => {
  const { request } = await as("executive");
  const file = largeFile();
  expect(file.length).toBeGreaterThan(11_000_000);
  const input = { fileName: "large.csv", surveyName: "Large upload", countsInScore: false };
  const created = (await (await mutate(request, "imports.create", input)).json()) as Answered<{
    token: string;
  }>;
  const { token } = created.result.data;
  const sent = await request.put(`/api/imports/${token}/file`, {
    headers: { ...ours, "content-type": "application/octet-stream" },
    data: file,
  });
  expect(await sent.json()).toEqual({ message: "received" });
  const status = async () => {
    const answer = (await (await request.get(queryPath("imports.status", { token }))).json()) as Answered<{
      state: string;
      dataRows: number;
    }>;
    return answer.result.data;
  };
  await expect.poll(async () => (await status()).state, { timeout: 45_000 }).toBe("checked");
  expect((await status()).dataRows).toBe(ROWS);
});
