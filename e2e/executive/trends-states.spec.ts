import { sql } from "../database";
import { expect, test } from "../stage";

/** Places where there is little or nothing to show, each with its own words, in the sample as it is. */

test("a period without answers is a gap and a sentence, never a zero", async ({ as }) => {
  const page = await as("executive");
  await page.goto("/trends?period=2019-Q1");
  await expect(page.getByText("No answers in this period. Choose another period")).toBeVisible();
  const card = page.getByRole("region", { name: "Is it really getting better?" });
  await card.getByText("Show as table").click();
  const rows = card.getByRole("table").locator("tbody tr");
  await expect(rows).toHaveCount(24);
  await expect(rows.last()).toContainText("No answers");
  expect(await card.getByRole("cell", { name: "0", exact: true }).count()).toBe(0);
  await expect(page.getByText("Nothing to compare by department")).toBeVisible();
});

test("too few answers are hidden in the line, its table and the small lines", async ({ as }) => {
  const page = await as("executive");
  const [few] = await sql<{ id: number }>("SELECT id FROM department WHERE name = 'People & Training'");
  await page.goto(`/trends?department=${few?.id}`);
  await expect(page.getByText("Too few answers in this selection to show a score")).toBeVisible();
  await page.goto(`/trends?view=detractors&department=${few?.id}`);
  await expect(page.getByText("Too few answers in this selection to show a figure")).toBeVisible();
});

test("one department alone has one small line and keeps its own tabs", async ({ as }) => {
  const page = await as("member");
  await page.goto("/trends");
  const parts = page.getByRole("region", { name: "For whom is it getting better?" });
  const names = parts
    .locator("figure")
    .getByRole("listitem")
    .getByRole("link")
    .filter({ hasNotText: "answers" });
  await expect(names).toHaveText(["Claims"]);
  await page.goto("/trends?view=movement");
  await expect(page.getByRole("region", { name: "Which departments moved customers?" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Who moved, and where to?" })).toHaveCount(0);
});

test("movement without customers in the first period says so", async ({ as }) => {
  const page = await as("executive");
  await page.goto("/trends?view=movement&period=2019-Q1");
  await expect(page.getByText("No answers in either period")).toBeVisible();
});
