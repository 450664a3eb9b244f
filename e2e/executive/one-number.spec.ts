import type { Locator, Page } from "@playwright/test";
import { countsIn, lastQuarter, npsWords } from "../answers";
import { expect, test } from "../stage";

test.use({ alone: true });

/** The same score for the same filters is the same number wherever it stands. */

const figure = /[+−]?\d+\s*±\d+|[+−]?\d+\s+−?\d+ to −?\d+/;

/** Value and range of the first score in a place: "+26 ±2". */
async function scoreIn(place: Locator): Promise<string> {
  await expect(place).toContainText(figure);
  const found = figure.exec((await place.innerText()).replaceAll("\n", " "));
  return (found?.[0] ?? "").replaceAll(/\s+/g, " ").replace(" ±", "±");
}

const overviewHero = (page: Page) => page.getByRole("region", { name: "Would customers recommend us?" });
const trend = (page: Page) => page.getByRole("region", { name: "Is it really getting better?" });

for (const query of ["", "?compare=year", "?channel=1", "?segment=2&period=last-12m", "?stage=6"]) {
  test(`overview and trends agree for “${query}”`, async ({ as }) => {
    const page = await as("executive");
    await page.goto(`/overview${query}`);
    const score = await scoreIn(overviewHero(page));
    const change = await overviewHero(page)
      .getByText(/clear (rise|fall|change)|not comparable/i)
      .first()
      .innerText();
    await page.goto(`/trends${query}`);
    expect(await scoreIn(trend(page))).toBe(score);
    await expect(trend(page).getByText(change, { exact: true }).first()).toBeVisible();
  });
}

test("a department is one number on its row, its own page, its small line and under its filter", async ({
  as,
}) => {
  const page = await as("executive");
  await page.goto("/overview");
  const row = page.getByRole("row").filter({ has: page.getByRole("link", { name: "Claims", exact: true }) });
  const score = await scoreIn(row);
  await page.goto("/departments/claims");
  const own = page.getByRole("region", { name: "Would customers recommend us after meeting us here?" });
  expect(await scoreIn(own)).toBe(score);
  await page.goto("/trends");
  const parts = page.getByRole("region", { name: "For whom is it getting better?" });
  const line = parts
    .getByRole("listitem")
    .filter({ has: page.getByRole("link", { name: "Claims", exact: true }) });
  expect(await scoreIn(line)).toBe(score);
  await line.getByRole("link", { name: "Claims" }).click();
  await expect(page.getByRole("list", { name: "Filters" })).toContainText("Department: Claims");
  expect(await scoreIn(trend(page))).toBe(score);
});

test("a month is one number in the headline, the table and the tooltip, and the one of the raw answers", async ({
  as,
}) => {
  const page = await as("executive");
  const { from } = await lastQuarter();
  const month = from.slice(0, 7);
  const next = `${month.slice(0, 5)}${String(Number(month.slice(5)) + 1).padStart(2, "0")}-01`;
  await page.goto(`/trends?period=${month}&grain=month`);
  const headline = await scoreIn(trend(page));
  await trend(page).getByText("Show as table").click();
  const row = trend(page).locator(`tr:has(a[href*="period=${month}"])`);
  const [, value = "", range, n] = await row.locator("th, td").allInnerTexts();
  expect(headline.startsWith(value)).toBe(true);
  expect(value).toBe(npsWords(await countsIn({ key: month, from: `${month}-01`, to: next })));
  const chart = trend(page).locator(".recharts-wrapper");
  await chart.waitFor();
  const box = await chart.boundingBox();
  const index = await row.evaluate((one) => [...(one.parentElement?.children ?? [])].indexOf(one));
  if (!box) throw new Error("No chart.");
  await page.mouse.move(box.x + (box.width * index) / 23, box.y + 60);
  await expect(trend(page).getByRole("status")).toContainText(`NPS ${headline.replace("±", " ±")}`);
  await expect(trend(page).getByRole("status")).toContainText(`${n} answers, 95% range ${range}`);
});

test("detractors are as many on the overview's bar as on their own view", async ({ as }) => {
  const page = await as("executive");
  await page.goto("/overview");
  const words = await overviewHero(page)
    .getByText(/^Detractors [\d,]+/)
    .innerText();
  const count = /[\d,]+/.exec(words)?.[0] ?? "";
  await page.goto("/trends?view=detractors");
  await expect(page.getByText(new RegExp(`· ${count} of [\\d,]+ answers`))).toBeVisible();
});

/** The rows of a file of the trends as this reader gets it, by its first column's head. */
async function fileRows(page: Page, file: string): Promise<Record<string, string>[]> {
  await page.getByRole("button", { name: "Export: Export" }).click();
  const href = await page.getByRole("link", { name: `${file}, CSV` }).getAttribute("href");
  const answer = await page.request.get(href ?? "");
  expect(answer.status()).toBe(200);
  const [head = [], ...rows] = parse(await answer.text());
  return rows.map((row) => Object.fromEntries(head.map((name, index) => [name, row[index] ?? ""])));
}

function parse(csv: string): string[][] {
  const lines = csv.replace("\ufeff", "").trim().split("\r\n");
  return lines.map((line) =>
    line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/).map((cell) => cell.replaceAll('"', "")),
  );
}

/** A score and its range as the screen prints them. */
const printed = (value: string | undefined) => {
  const whole = Math.sign(Number(value)) * Math.floor(Math.abs(Number(value)) + 0.5 + 1e-9);
  return whole > 0 ? `+${whole}` : whole < 0 ? `−${-whole}` : "0";
};

test("each month's score is one number in the table, the tooltip and the export, and parts are too", async ({
  as,
}) => {
  const page = await as("executive");
  await page.goto("/trends?segment=2&period=last-12m&grain=month");
  const rows = await fileRows(page, "The line");
  await trend(page).getByText("Show as table").click();
  const cells = await trend(page)
    .getByRole("table")
    .locator("tbody tr")
    .evaluateAll((list) =>
      list.map((row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent)),
    );
  expect(rows).toHaveLength(cells.length);
  expect(rows.map((row) => printed(row["NPS"]))).toEqual(cells.map(([value]) => value));
  expect(rows.map((row) => Number(row["Answers"]).toLocaleString("en-GB"))).toEqual(
    cells.map(([, , n]) => n),
  );
  expect(
    rows.map((row) => `${printed(row["95% low"])} to ${printed(row["95% high"])}`.replaceAll("+", "")),
  ).toEqual(cells.map(([, range]) => range));
  const chart = trend(page).locator(".recharts-wrapper");
  await chart.waitFor();
  const box = await chart.boundingBox();
  if (!box) throw new Error("No chart.");
  await page.mouse.move(box.x + (box.width * 12) / (rows.length - 1), box.y + 60);
  await expect(trend(page).getByRole("status")).toContainText(`NPS ${printed(rows[12]?.["NPS"])}`);
  const parts = await fileRows(page, "The parts");
  const list = page
    .getByRole("region", { name: "For whom is it getting better?" })
    .locator("figure > ul > li");
  const shown = (await list.allInnerTexts()).map((text) => text.split("\n"));
  for (const part of parts.filter((row) => row["NPS"] !== "")) {
    const words = shown.find(([name]) => name === part["Part"]);
    expect(words?.join(" ")).toContain(printed(part["NPS"]));
  }
});

test("a file holds no figure that the page hides, and of other departments nothing", async ({ as }) => {
  const page = await as("executive");
  await page.goto("/trends?view=detractors");
  const places = await fileRows(page, "Departments, touchpoints, themes");
  const hidden = places.find((row) => row["Name"] === "People & Training");
  expect(hidden?.["Missing because"]).toMatch(/^hidden/);
  expect([hidden?.["Detractors"], hidden?.["Share, %"], hidden?.["Answers"]]).toEqual(["", "", ""]);
  const table = page.getByRole("region", { name: "Which departments have most of them?" });
  const claims = places.find((row) => row["Name"] === "Claims");
  await expect(table.getByRole("row", { name: /^Claims/ })).toContainText(`${claims?.["Detractors"]}`);
  const member = await as("member");
  await member.goto("/trends");
  expect((await fileRows(member, "The parts")).map((row) => row["Part"])).toEqual(["Claims"]);
  const asked = encodeURIComponent("{}");
  expect((await member.request.get(`/api/trends/money.csv?asked=${asked}`)).status()).toBe(404);
  expect((await member.request.get("/api/trends/nothing.csv")).status()).toBe(404);
  expect((await member.request.get("/api/trends/score.csv?asked={")).status()).toBe(400);
});
