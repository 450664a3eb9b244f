import { countsIn, lastQuarter, npsWords } from "../answers";
import { expect, test } from "../stage";

const line = "Is it really getting better?";

test("a point's range in the table is the one of its ribbon", async ({ as }) => {
  const page = await as("executive");
  await page.goto("/trends");
  const card = page.getByRole("region", { name: line });
  await card.getByText("Show as table").click();
  const rows = card.getByRole("table").locator("tbody tr");
  await expect(rows).toHaveCount(24);
  await card.locator(".recharts-wrapper").waitFor();
  // The tooltip repeats the table, and the ribbon is drawn through the same values.
  const box = await card.locator(".recharts-wrapper").boundingBox();
  if (!box) throw new Error("No chart.");
  await page.mouse.move(box.x + (box.width * 20) / 23, box.y + 100);
  const row = rows.nth(20);
  const [, value, range, answers] = await row.locator("th, td").allInnerTexts();
  const note = card.getByRole("status");
  await expect(note).toContainText(`NPS ${value}`);
  await expect(note).toContainText(`${answers} answers, 95% range ${range}`);
});

test("the month under way is dashed and labelled so far", async ({ as }) => {
  const page = await as("executive", { javaScriptEnabled: false });
  await page.goto("/trends");
  const card = page.getByRole("region", { name: line });
  await expect(card.locator("svg").getByText("so far")).toBeVisible();
  await expect(card.locator('svg path[stroke-dasharray="4 3"][d^="M"]')).toHaveCount(1);
  await card.getByText("Show as table").click();
  await expect(card.getByRole("rowheader").last()).toHaveText(/, so far$/);
});

test("weeks, months and quarters are chosen by a link, and so is what is compared", async ({ as }) => {
  const page = await as("executive");
  await page.goto("/trends?compare=year");
  await page
    .getByRole("navigation", { name: "Steps of the line" })
    .getByRole("link", { name: "Week" })
    .click();
  await expect(page).toHaveURL("/trends?grain=week&compare=year");
  await expect(page.getByText(/Net Promoter Score by week/)).toBeVisible();
  await page
    .getByRole("navigation", { name: "Compare", exact: true })
    .getByRole("link", { name: "Segments" })
    .click();
  await expect(page).toHaveURL("/trends?grain=week&by=segments&compare=year");
  await expect(page.getByText(/NPS of segments, the newest 12 months/)).toBeVisible();
});

test("a click on a month makes it the period, a drag makes a stretch of them", async ({ as }) => {
  const page = await as("executive");
  await page.goto("/trends");
  const chart = page.getByRole("region", { name: line }).locator(".recharts-wrapper");
  await chart.waitFor();
  const box = await chart.boundingBox();
  if (!box) throw new Error("No chart.");
  const at = (index: number) => box.x + (box.width * index) / 23;
  await page.mouse.move(at(10), box.y + 80);
  await page.mouse.down();
  await page.mouse.move(at(11), box.y + 80, { steps: 4 });
  await page.mouse.move(at(12), box.y + 80, { steps: 4 });
  await page.mouse.up();
  await expect(page).toHaveURL(/period=\d{4}-\d\d-01\.\.\d{4}-\d\d-\d\d/);
  await chart.waitFor();
  await page.mouse.click(at(15), box.y + 80);
  await expect(page).toHaveURL(/period=\d{4}-\d\d$/);
});

test("a small line's name narrows the page to it", async ({ as }) => {
  const page = await as("executive");
  await page.goto("/trends");
  await page
    .getByRole("region", { name: "For whom is it getting better?" })
    .getByRole("link", { name: "Claims", exact: true })
    .click();
  await expect(page.getByRole("list", { name: "Filters" })).toContainText("Department: Claims");
});

test("the score is the overview's, and that of the raw answers", async ({ as }) => {
  const page = await as("executive");
  await page.goto("/trends");
  const score = npsWords(await countsIn(await lastQuarter()));
  await expect(
    page.getByRole("region", { name: line }).getByText(score, { exact: true }).first(),
  ).toBeVisible();
});
