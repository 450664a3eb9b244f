import type { Page } from "@playwright/test";
import {
  askedIn,
  countsByDepartment,
  countsIn,
  countWords,
  lastQuarter,
  marginOf,
  movedBetween,
  npsOf,
  npsWords,
  totalOf,
} from "../answers";
import { expect, test } from "../stage";

const hero = (page: Page) => page.getByRole("region", { name: "Would customers recommend us?" });
const departments = (page: Page) =>
  page.getByRole("table", { name: "NPS of each department against its target" });

test("the first thing after the heading is a sentence with the current score", async ({ as }) => {
  const page = await as("executive");
  await page.goto("/");
  await expect(page).toHaveURL("/overview");
  const score = npsWords(await countsIn(await lastQuarter()));
  const sentence = page.locator("xpath=//h1/following::p[1]");
  await expect(sentence.locator("strong")).toHaveText(score);
  expect(await sentence.innerText()).toMatch(/^NPS (rose|fell|is) .*\.$/);
});

test("the score, its parts, the answers and the response rate equal those of the raw answers", async ({
  as,
}) => {
  const page = await as("executive");
  await page.goto("/overview");
  const quarter = await lastQuarter();
  const counts = await countsIn(quarter);
  const { asked, delivered } = await askedIn(quarter);
  const n = totalOf(counts);
  const card = hero(page);
  await expect(card.getByText(npsWords(counts), { exact: true }).first()).toBeVisible();
  await expect(card.getByText(`Promoters ${countWords(counts.promoters)}`)).toBeVisible();
  await expect(card.getByText(`Passives ${countWords(counts.passives)}`)).toBeVisible();
  await expect(card.getByText(`Detractors ${countWords(counts.detractors)}`)).toBeVisible();
  const rate = Math.floor((100 * n) / delivered + 0.5);
  await expect(
    card.getByText(`${countWords(n)} answers of ${countWords(asked)} asked (${rate}% of those reached)`),
  ).toBeVisible();
});

test("uncertainty and dates stand beside the score without hovering", async ({ as }) => {
  const page = await as("executive");
  await page.goto("/overview");
  const quarter = await lastQuarter();
  const shown = await hero(page)
    .getByText(/^±\d+$/)
    .innerText();
  expect(Math.abs(Number(shown.slice(1)) - marginOf(await countsIn(quarter)))).toBeLessThanOrEqual(0.6);
  const lastDay = new Date(Date.parse(quarter.to) - 86_400_000);
  const ends = `${lastDay.getUTCDate()} \\w{3} ${lastDay.getUTCFullYear()}`;
  await expect(
    hero(page).getByText(new RegExp(`^Net Promoter Score, all touchpoints, 1 \\w{3} to ${ends}`)),
  ).toBeVisible();
  await expect(page.getByText(/^Data to \d{1,2} \w{3} \d{4}/).last()).toBeVisible();
});

test("departments stand worst against target first, each with the score of its own answers", async ({
  as,
}) => {
  const page = await as("executive");
  await page.goto("/overview");
  const counted = await countsByDepartment(await lastQuarter());
  const rows = await departments(page)
    .locator("tbody tr")
    .evaluateAll((lines) =>
      lines.map((line) => ({
        name: line.querySelector("th a")?.textContent ?? "",
        value: line.querySelector("td span span")?.textContent ?? "",
        note: line.querySelector("th span")?.textContent ?? "",
      })),
    );
  expect(rows.map(({ name }) => name).toSorted()).toEqual(counted.map(({ name }) => name).toSorted());
  const shown = rows.filter(({ value }) => value !== "–");
  expect(shown.length).toBeGreaterThan(8);
  const gaps = shown.map(({ name, value, note }) => {
    const department = counted.find((each) => each.name === name);
    if (!department) throw new Error(`${name} is no department.`);
    expect({ name, value, note }).toEqual({
      name,
      value: npsWords(department),
      note: `${countWords(totalOf(department))} answers`,
    });
    return department.target === null ? Infinity : Math.round(npsOf(department) - department.target);
  });
  expect(gaps).toEqual(gaps.toSorted((a, b) => a - b));
});

test("a department's row opens its page with the same period and the same score", async ({ as }) => {
  const page = await as("executive");
  await page.goto("/overview?period=last-12m");
  const row = departments(page).locator("tbody tr").first();
  const score = await row.locator("td span span").first().innerText();
  await row.getByRole("link").first().click();
  await expect(page).toHaveURL(/\/departments\/[a-z-]+\?period=last-12m$/);
  await expect(
    page
      .getByRole("region", { name: "Would customers recommend us after meeting us here?" })
      .getByText(score, { exact: true })
      .first(),
  ).toBeVisible();
});

test("the trend's table says what the line says, month by month", async ({ as }) => {
  const page = await as("executive");
  await page.goto("/overview");
  await hero(page).getByText("Show as table").click();
  const table = hero(page).getByRole("table");
  await expect(table.locator("tbody tr")).toHaveCount(12);
  const { to } = await lastQuarter();
  const lastMonth = { key: "", from: monthBefore(to), to };
  const counts = await countsIn(lastMonth);
  await expect(table.locator("tbody tr").last().locator("td").first()).toHaveText(npsWords(counts));
  await expect(table.locator("tbody tr").last().locator("td").last()).toHaveText(countWords(totalOf(counts)));
});

function monthBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() - 1);
  return date.toISOString().slice(0, 10);
}

test.describe("with JavaScript off", () => {
  test("score, departments and the trend's table can be read, and filters are links", async ({ as }) => {
    const page = await as("executive", { javaScriptEnabled: false });
    await page.goto("/overview");
    const counts = await countsIn(await lastQuarter());
    await expect(hero(page).getByText(npsWords(counts), { exact: true }).first()).toBeVisible();
    await expect(departments(page).locator("tbody tr")).toHaveCount(14);
    await hero(page).getByText("Show as table").click();
    await expect(hero(page).getByRole("table").locator("tbody tr").last()).toBeVisible();
    await page.getByRole("button", { name: /^Period:/ }).click();
    await page.getByRole("link", { name: "Last 12 months", exact: true }).click();
    await expect(page).toHaveURL("/overview?period=last-12m");
  });
});

test("who moved is counted from the raw answers, and leads to everybody who did", async ({ as }) => {
  const page = await as("executive");
  const [before, after] = [await lastQuarter(1), await lastQuarter()];
  await page.goto(`/overview?period=${after.key}`);
  const moved = page.getByRole("region", { name: "Who moved?" });
  const { both, straight } = await movedBetween(before, after);
  expect(straight).toBeGreaterThan(0);
  await expect(moved).toContainText(
    `${countWords(both)} customers who answered in ${named(before)} and in ${named(after)}`,
  );
  await expect(moved).toContainText(`${countWords(straight)} went straight from promoter to detractor`);
  await moved.getByRole("link", { name: "See everybody who moved" }).click();
  await expect(page).toHaveURL(`/trends?view=movement&period=${after.key}`);
  await expect(page.getByRole("main")).toContainText(
    `${countWords(both)} customers answered in both periods`,
  );
});

/** "2026-Q3" in words. */
const named = ({ key }: { key: string }) => key.split("-").toReversed().join(" ");

test("what is at stake is the trends page's own figures", async ({ as }) => {
  const page = await as("executive");
  const { key } = await lastQuarter();
  await page.goto(`/overview?period=${key}`);
  const stake = page.getByRole("list", { name: "What is at stake" });
  await expect(stake.getByRole("listitem")).toHaveCount(3);
  const figureOf = (title: string) =>
    stake.getByRole("listitem").filter({ hasText: title }).locator("> p").first();
  const [risk, owed, wonBack] = await Promise.all(
    ["Revenue at risk", "Experience debt", "Detractors won back"].map((title) => figureOf(title).innerText()),
  );
  await stake.getByRole("link", { name: "Experience debt" }).click();
  await expect(page).toHaveURL(`/trends?view=money&period=${key}`);
  await expect(page.getByRole("main").getByText(String(owed), { exact: true }).first()).toBeVisible();
  await expect(page.getByRole("main").getByText(String(risk), { exact: true }).first()).toBeVisible();
  await page.goBack();
  await stake.getByRole("link", { name: "Detractors won back" }).click();
  await expect(page).toHaveURL(`/trends?view=detractors&period=${key}`);
  const comeBack = page.getByRole("region", { name: "Do unhappy customers come back?" });
  await expect(comeBack.locator("strong").first()).toHaveText(String(wonBack));
});
