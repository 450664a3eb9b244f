import type { Page } from "@playwright/test";
import { expect, test } from "../stage";

/** Whom we owe most, and one customer's ledger. */

const numberIn = (words: string) => Number(words.replaceAll(/\D/g, ""));

async function openFirst(page: Page): Promise<string> {
  const first = page
    .getByRole("table", { name: /Customers by what they are owed/ })
    .locator("tbody tr")
    .first();
  const owed = await first.locator("td").innerText();
  await page.goto((await first.getByRole("link").getAttribute("href")) ?? "");
  return owed;
}

test("from the total to one customer's ledger, whose lines come to what is owed", async ({ as }) => {
  const page = await as("executive");
  await page.goto("/trends?view=money");
  await page.getByRole("link", { name: "Whom do we owe most?" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Whom we owe most");
  const owed = await openFirst(page);
  await expect(page.getByText("Owed now:")).toContainText(owed);
  const statement = page.getByRole("table", { name: "Statement of the experience debt" }).locator("tbody tr");
  const amounts = await statement.locator("td").allInnerTexts();
  const signed = amounts.map((words) => (words.startsWith("−") ? -1 : 1) * numberIn(words));
  const [closing = 0, ...rest] = signed.toReversed();
  expect(rest.reduce((sum, n) => sum + n, 0)).toBe(closing);
  expect(closing).toBe(numberIn(owed));
  const lines = page.getByRole("table", { name: "Lines of the ledger, newest first" }).locator("tbody tr");
  await expect(lines.first().locator("td").last()).toHaveText(owed);
  await expect(lines.first()).toContainText(/experience/);
});

test("a head sees whom the own department owes, by name, and nobody else's customers", async ({ as }) => {
  const page = await as("head");
  await page.goto("/trends?view=money");
  const places = page.getByRole("region", { name: "Who owes it?" });
  await expect(places.getByRole("link")).toHaveText(["Claims"]);
  await places.getByRole("link", { name: "Claims" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Whom Claims owes most");
  const names = page.getByRole("table", { name: /Customers by/ }).getByRole("rowheader");
  expect(new Set(await names.allInnerTexts()).size).toBeGreaterThan(1);
  for (const path of ["/trends/debt", "/trends/debt?department=contact-centre", "/trends/debt/x"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { name: "Page not found" })).toBeVisible();
  }
});

test("a member sees what is owed but not to whom, and an administrator neither", async ({ as }) => {
  const member = await as("member");
  await member.goto("/trends/debt?department=claims");
  const names = member.getByRole("table", { name: /Customers by/ }).getByRole("rowheader");
  await expect(names.first()).toBeVisible();
  const words = new Set(await names.allInnerTexts());
  words.delete("Customers who gave no name");
  expect([...words]).toEqual(["A customer"]);
  const admin = await as("admin");
  await admin.goto("/trends?view=money");
  await expect(admin.getByRole("region", { name: "Who owes it?" })).toBeVisible();
  await expect(admin.getByRole("link", { name: "Whom do we owe most?" })).toHaveCount(0);
  await admin.goto("/trends/debt?department=claims");
  await expect(admin.getByRole("heading", { name: "Page not found" })).toBeVisible();
});
