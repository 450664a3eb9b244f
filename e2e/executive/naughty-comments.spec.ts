import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";
import { parse } from "csv-parse/sync";
import readExcelFile from "read-excel-file/node";
import { formulasIn } from "../excel-formulas";
import { redact } from "../../src/features/feedback/rules/redact";
import { withoutGuard } from "../../src/server/export/formula-safe";
import { productUrl } from "../address";
import { oneRow } from "../database";
import { checkedImport, expectState } from "../import-wizard";
import { expect, mutate, test } from "../stage";

const naughty = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve("big-list-of-naughty-strings/blns.json"), "utf8"),
) as string[];
const said = naughty.filter((text) => text !== "");
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const content = [
  "Id,Date,NPS,Comment",
  ...naughty.map(
    (text, i) => `n${i},2026-01-${String((i % 28) + 1).padStart(2, "0")},${i % 11},${quoted(text)}`,
  ),
].join("\r\n");

let survey: number;

test("461 naughty strings are shown as the text they are, and none runs on screen, on paper, in CSV or in Excel", async ({
  as,
}) => {
  test.slow();
  const page = await as("executive");
  const strange = await watched(page);
  const token = await checkedImport(page.request, { name: "naughty-comments.csv", content });
  await mutate(page.request, "imports.choose", {
    token,
    choices: { mapping: { response: "Id", score: "NPS", comment: "Comment" } },
  });
  await expectState(page.request, token, /^checked$/);
  await mutate(page.request, "imports.start", { token });
  await expectState(page.request, token, /^done$/);
  ({ survey } = await oneRow<{ survey: number }>("SELECT survey_id AS survey FROM import WHERE token = $1", [
    token,
  ]));
  const address = `/feedback?survey=${survey}&period=2026-01`;
  await expect
    .poll(async () => (await page.request.get(address)).text(), { timeout: 60_000, intervals: [1_000] })
    .toContain(`${said.length} comments, newest first`);

  await page.goto(address);
  expect(await textsByScrolling(page)).toEqual(sorted(said));
  expect(await textsOnPaper(page, address)).toEqual(sorted(said));
  expect(strange).toEqual([]);
  expect(await page.evaluate(() => "vulnerable" in document || "vulnerable" in window)).toBe(false);

  const asked = encodeURIComponent(JSON.stringify({ period: "2026-01", survey }));
  const csv = await (await page.request.get(`/api/feedback/comments.csv?asked=${asked}`)).body();
  const lines = parse(csv, { bom: true }).slice(1);
  for (const line of lines) for (const cell of line) expect(cell).not.toMatch(/^[=+\-@\t\r|%]/);
  const redacted = sorted(said.map(redact));
  expect(sorted(lines.map(([, , text = ""]) => withoutGuard(text)))).toEqual(redacted);
  const book = await (await page.request.get(`/api/feedback/comments.xlsx?asked=${asked}`)).body();
  expect(await formulasIn(book)).toEqual([]);
  const [sheet] = await readExcelFile(book, { trim: false });
  expect(sorted((sheet?.data ?? []).slice(1).map(([, , text]) => String(text ?? "")))).toEqual(redacted);
});

test("a naughty string is a search like any other", async ({ as }) => {
  const { request } = await as("executive");
  for (const text of naughty.filter((_, at) => at % 12 === 0)) {
    const answer = await request.get(`/feedback?${new URLSearchParams({ q: text }).toString()}`);
    expect(answer.status(), text).toBe(200);
  }
});

const sorted = (texts: readonly string[]) => texts.toSorted((a, b) => (a < b ? -1 : 1));

/** Everything that tells of a string that ran: dialogs, errors, what the policy stopped, requests to anywhere else. */
async function watched(page: Page): Promise<string[]> {
  const strange: string[] = [];
  page.on("dialog", (dialog) => {
    strange.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("pageerror", ({ message }) => strange.push(`error: ${message}`));
  page.on("console", (message) => {
    if (message.type() === "error") strange.push(`console: ${message.text()}`);
  });
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== productUrl) strange.push(`request: ${request.url()}`);
  });
  await page.exposeFunction("reportStopped", (what: string) => strange.push(`stopped: ${what}`));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
      (window as unknown as { reportStopped(what: string): void }).reportStopped(
        `${violatedDirective} ${blockedURI}`,
      );
    });
  });
  return strange;
}

/** The words of every row, gathered while the list is scrolled to its end. */
async function textsByScrolling(page: Page): Promise<string[]> {
  const found = new Map<string, string>();
  for (let step = 0; step < 200; step++) {
    const { rows, isEnd } = await page.evaluate(async () => {
      await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
      const seen = [...document.querySelectorAll<HTMLElement>('ol[aria-label="Comments"] li')].filter((row) =>
        row.checkVisibility(),
      );
      const end = window.scrollY + window.innerHeight >= document.documentElement.scrollHeight - 2;
      window.scrollBy(0, 800);
      return {
        rows: seen.map((row, at) => [
          row.dataset.index ?? String(at),
          row.querySelector("[data-words]")?.textContent ?? "",
        ]),
        isEnd: end,
      };
    });
    for (const [index = "", text = ""] of rows) found.set(index, text);
    if (isEnd && found.size === said.length) break;
  }
  return sorted([...found.values()]);
}

/** The words of every page as it is printed, made into paper page by page. */
async function textsOnPaper(page: Page, address: string): Promise<string[]> {
  await page.emulateMedia({ media: "print" });
  const found: string[] = [];
  for (let next: string | undefined = address; next !== undefined;) {
    await page.goto(next, { waitUntil: "domcontentloaded" });
    const first = page.locator('ol[aria-label="Comments"]').first();
    found.push(
      ...(await first.locator("[data-words]").evaluateAll((all) => all.map((words) => words.textContent))),
    );
    expect(
      await first.locator("script, img, iframe, svg[onload], [onerror], a[href^=javascript]").count(),
    ).toBe(0);
    const paper = await page.pdf({ format: "A4" });
    expect(paper.toString("latin1")).not.toMatch(/\/JavaScript|\/Launch/);
    const html = await (await page.request.get(next)).text();
    const href: string | undefined = /href="([^"]*after=[^"]*)"[^>]*>Older comments/.exec(html)?.[1];
    next = href?.replaceAll("&amp;", "&");
  }
  await page.emulateMedia({ media: "screen" });
  return sorted(found);
}
