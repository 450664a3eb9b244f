import { expect, test } from "../stage";
import type { Page } from "@playwright/test";

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const rowOf = (page: Page, words: string) =>
  page
    .getByRole("table", { name: "Commitments of Legal & Compliance" })
    .getByRole("row")
    .filter({ hasText: words });

test("a head commits, moves the date and still sees the first one, marks it done; refusals link to their fields", async ({
  as,
}) => {
  const head = await as({
    email: "head.legal-compliance@northgate.example",
    password: "northgate keeps its promises",
  });
  const words = `Answer letters in plain words ${Date.now()}`;
  await head.goto("/departments/legal-compliance");
  await head.getByRole("button", { name: "Add a commitment" }).click();
  const dialog = head.getByRole("dialog");
  await dialog.getByLabel("How sure, in %").fill("20");
  await dialog.getByLabel("Measure").selectOption("NPS");
  await dialog.getByRole("button", { name: "Commit" }).click();
  await expect(dialog.getByRole("alert").getByRole("link")).toHaveText([
    "Say in a few words what you will do.",
    "Choose the day it will be done.",
    "At least 50: what is less sure than that is not a commitment.",
    "Enter where the measure stands.",
    "Enter where it will stand.",
    "Choose by when it shows.",
  ]);
  await dialog.getByRole("link", { name: "Enter where it will stand." }).click();
  await expect(dialog.getByLabel("To")).toBeFocused();

  await dialog.getByLabel("In a few words").fill(words);
  await dialog.getByLabel("Done by").fill(inDays(30));
  await dialog.getByLabel("How sure, in %").fill("75");
  await dialog.getByLabel("From").fill("−5");
  await dialog.getByLabel("To").fill("12");
  await dialog.getByLabel("By", { exact: true }).fill(inDays(90));
  await dialog.getByRole("button", { name: "Commit" }).click();
  const row = rowOf(head, words);
  await expect(row).toContainText("NPS −5 to +12 by");
  await expect(row).toContainText(/Due in \d+ days/);

  await row.getByRole("button", { name: "Move date" }).click();
  await dialog.getByLabel("New date").fill(inDays(45));
  await dialog.getByLabel("Why").fill("The printers need longer");
  await dialog.getByRole("button", { name: "Move the date" }).click();
  await expect(row).toContainText(/First due .*, moved once\./);
  await row.getByRole("button", { name: "Mark done" }).click();
  await expect(row).toContainText("Kept");
  await expect(row).toContainText(/Done \d+ /);
});

test("another head and a member read the commitments and change none", async ({ as }) => {
  for (const who of ["otherHead", "member"] as const) {
    const page = await as(who);
    await page.goto("/departments/claims");
    const table = page.getByRole("table", { name: "Commitments of Claims" });
    const late = table.getByRole("row").filter({ hasText: "Pay simple claims within 48 hours" });
    await expect(late).toContainText("Missed");
    await expect(late).toContainText(/First due .*, moved once\./);
    await expect(table.getByRole("button")).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Add a commitment" })).toHaveCount(0);
  }
});

test("say–do, effects reached and calibration stand above the commitments, and what came of an effect beside it", async ({
  as,
}) => {
  const page = await as("executive");
  await page.goto("/departments/contact-centre");
  const card = page.getByRole("region", { name: "What did we promise to do?" });
  await expect(card).toContainText(/Say–do\d+ of \d+|Say–do\d+%/);
  await expect(card).toContainText(/Confidence was off by\d+%/);
  await expect(card).toContainText(/Brier score 0\.\d\d/);
});

test("on a phone the commitments stand below each other, and nothing scrolls sideways", async ({ as }) => {
  const page = await as("head", { viewport: { width: 390, height: 844 } });
  await page.goto("/departments/claims");
  const area = page.getByRole("region", { name: "Commitments of Claims" });
  await area.scrollIntoViewIfNeeded();
  expect(await area.evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0);
  const row = area.getByRole("row").filter({ hasText: "Pay simple claims within 48 hours" });
  await expect(row.getByRole("button", { name: /^Mark done/ })).toBeInViewport();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
