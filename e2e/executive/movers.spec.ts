import type { Page } from "@playwright/test";
import { expect, test } from "../stage";

const MOVEMENT = "/trends?view=movement";

test.describe("two pages that must agree", () => {
  test.use({ alone: true });

  test("a number of who moved leads to the answers of exactly those customers, by keyboard", async ({
    as,
  }) => {
    const page = await as("executive");
    await page.goto(`${MOVEMENT}&period=last-month`);
    const table = page.getByRole("region", { name: "The same, as a table" });
    const link = table.getByRole("link", { name: /promoters became detractors/ });
    const customers = Number((await link.innerText()).replaceAll(/\D/g, ""));
    await link.focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/feedback\?.*from-class=promoter/);
    const card = page.getByRole("region", { name: "What they answered then" });
    await expect(card).toBeVisible();
    const foot = await card.locator("footer").allInnerTexts();
    const hidden = Number(/(\d+) answers? (is|are) hidden/.exec(foot.join(" "))?.[1] ?? 0);
    expect((await listed(page)) + hidden).toBe(customers);
    const scores = await card.getByRole("article").locator("span:has(> .sr-only)").allInnerTexts();
    expect(scores.every((words) => Number(words.replaceAll(/\D/g, "")) <= 6)).toBe(true);
  });
});

/** Every answer of the list, page by page. */
async function listed(page: Page): Promise<number> {
  let sum = 0;
  for (let pages = 0; pages < 20; pages++) {
    sum += await page.getByRole("list", { name: "Answers" }).getByRole("listitem").count();
    const older = page.getByRole("link", { name: "Older answers" });
    if ((await older.count()) === 0) return sum;
    await page.goto((await older.getAttribute("href")) ?? "");
  }
  throw new Error("The list does not end.");
}

test("a band is a link too, and its chip says the way in words and can be removed", async ({ as }) => {
  const page = await as("executive");
  await page.goto(MOVEMENT);
  const band = page.getByRole("group", { name: /table beside it/ }).getByRole("link", {
    name: /passives became promoters: their answers/,
  });
  await page.goto((await band.getAttribute("href")) ?? "");
  const chips = page.getByRole("list", { name: "Filters" });
  await expect(chips).toContainText(/Passives of Q\d 20\d\d who became promoters in Q\d 20\d\d/);
  await chips.getByRole("link", { name: /Remove filter Passives of/ }).click();
  await page.waitForURL(/class=promoter/);
  await expect(page.getByRole("region", { name: "In their words" })).toBeVisible();
});

test("administrators who read no words see no link, and their address is not found", async ({ as }) => {
  const page = await as("admin");
  await page.goto(MOVEMENT);
  await expect(page.getByRole("region", { name: "The same, as a table" })).toBeVisible();
  await expect(page.getByRole("link", { name: /their answers/ })).toHaveCount(0);
  await page.goto("/feedback?from=2026-Q2&to=2026-Q3&from-class=promoter&to-class=detractor");
  await expect(page.getByRole("heading", { name: "Page not found" })).toBeVisible();
});

test("a head reads the own department's among them, and is told how many there are in all", async ({
  as,
}) => {
  const page = await as("head");
  await page.goto(MOVEMENT);
  const link = page
    .getByRole("region", { name: "The same, as a table" })
    .getByRole("link", { name: /promoters became detractors/ });
  await page.goto((await link.getAttribute("href")) ?? "");
  await expect(page.getByText(/of them at touchpoints of your department/)).toBeVisible();
  const places = await page
    .getByRole("list", { name: "Answers" })
    .getByRole("article")
    .locator("span.font-medium")
    .allInnerTexts();
  expect(places.length).toBeGreaterThan(0);
  const own = await page.request.get("/departments/claims").then((answer) => answer.text());
  for (const place of new Set(places)) expect(own).toContain(place);
});
