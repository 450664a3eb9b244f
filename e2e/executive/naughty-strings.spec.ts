import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { parse } from "csv-parse/sync";
import { withoutGuard } from "../../src/server/export/formula-safe";
import { productUrl } from "../address";
import { checkedImport, expectState } from "../import-wizard";
import { expect, mutate, test } from "../stage";

const naughty = (
  JSON.parse(
    readFileSync(createRequire(import.meta.url).resolve("big-list-of-naughty-strings/blns.json"), "utf8"),
  ) as string[]
).filter((text) => !/^(?:\d|10)?$/.test(text.trim()));

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** Each string once where a score should be, so that the page lists it, and once as a comment that counts. */
const content = [
  "Date,NPS,Comment",
  ...naughty.map((text, i) => `2026-01-${String((i % 28) + 1).padStart(2, "0")},${i % 11},${quoted(text)}`),
  ...naughty.map((text) => `2026-02-05,${quoted(text)},`),
].join("\r\n");

test("none of the naughty strings runs on the pages of an import, on paper or in its CSV", async ({ as }) => {
  test.slow();
  const page = await as("executive");
  const token = await checkedImport(page.request, { name: "naughty.csv", content });
  await mutate(page.request, "imports.choose", {
    token,
    choices: { mapping: { score: "NPS", comment: "Comment" } },
  });
  await expectState(page.request, token, /^checked$/);

  const strange: string[] = [];
  page.on("dialog", (dialog) => {
    strange.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("pageerror", ({ message }) => strange.push(`error: ${message}`));
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== productUrl) strange.push(`request: ${request.url()}`);
  });

  await page.goto(`/imports/${token}`);
  await expect(page.getByRole("region", { name: "What is not counted?" })).toBeVisible();
  await mutate(page.request, "imports.start", { token });
  await expectState(page.request, token, /^done$/);
  await page.goto(`/imports/${token}`);
  await expect(page.getByRole("table", { name: "Rows that were not counted" })).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await page.waitForTimeout(500);
  expect(
    await page.locator("main script, main img, main iframe, main svg[onload], main [onerror]").count(),
  ).toBe(0);
  expect(strange).toEqual([]);

  const answer = await page.request.get(`/api/imports/${token}/rejects`);
  expect(answer.headers()["content-disposition"]).toContain("attachment");
  const lines = parse(await answer.body(), { bom: true });
  expect(lines[0]?.slice(-3)).toEqual(["Kept: row", "Kept: reason", "Kept: value"]);
  const values = lines.slice(1).map((cells) => cells.at(-1) ?? "");
  const said = naughty.map((text) => text.trim().slice(0, 200)).filter((text) => text !== "");
  expect(values.map(withoutGuard).filter((text) => text !== "")).toEqual(said);
  for (const value of values) expect(value).not.toMatch(/^[=+\-@\t\r]/);
});

test("the CSV of rows that were not counted is nobody else's", async ({ as }) => {
  const executive = await as("executive");
  const token = await checkedImport(executive.request, {
    name: "x.csv",
    content: "Date,NPS\n2026-01-05,9\n2026-01-06,x",
  });
  const head = await as("head");
  expect((await head.request.get(`/api/imports/${token}/rejects`)).status()).toBe(404);
});
