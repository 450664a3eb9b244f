import type { Locator, Page } from "@playwright/test";
import { countsIn, lastQuarter, npsWords } from "../answers";
import { expect, test } from "../stage";

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
