import type { Page } from "@playwright/test";
import { oneRow, sql } from "../database";
import { expect, test } from "../stage";

/** What happened on a trend, and what its limits rest on. */

const line = (page: Page) => page.getByRole("region", { name: "Is it really getting better?" });
const month = (back: number) => {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1)).toISOString().slice(0, 7);
};

test("an event that is added stands on every trend of its scope, is corrected, and taken off again", async ({
  as,
}) => {
  const page = await as("executive");
  const words = `Trial of new letters ${Date.now()}`;
  await page.goto("/trends");
  await line(page).getByRole("button", { name: "Add an event" }).click();
  const dialog = page.getByRole("dialog", { name: "What happened?" });
  await dialog.getByLabel("What happened, in a few words").fill(words);
  await dialog.getByRole("button", { name: "Add the event" }).click();
  await expect(dialog.getByRole("alert")).toContainText("Say on which day it happened");
  await dialog.getByLabel("Day", { exact: true }).fill(`${month(1)}-05`);
  await dialog.getByRole("button", { name: "Add the event" }).click();
  await expect(line(page).getByRole("listitem").filter({ hasText: words })).toBeVisible();
  await page.goto("/trends?view=detractors");
  await expect(page.getByRole("listitem").filter({ hasText: words })).toBeVisible();
  for (const place of [
    "/overview",
    "/departments/claims",
    "/journey/customer-journey/use",
    "/journey/customer-journey/use/claim-status",
  ]) {
    await page.goto(`${place}?period=last-12m`);
    const happened = page.getByRole("region", { name: /Would customers recommend us/ });
    await expect(happened.getByRole("listitem").filter({ hasText: words })).toBeVisible();
  }
  const claims = await oneRow<{ id: number }>("SELECT id FROM department WHERE slug = 'claims'");
  const head = await as("head");
  await head.goto(`/trends?department=${claims.id}`);
  const seen = line(head).getByRole("listitem").filter({ hasText: words });
  await expect(seen).toContainText("on every trend");
  await expect(seen.getByRole("button")).toHaveCount(0);
  await expect(line(head).getByRole("button", { name: "Add an event" })).toBeVisible();
  await page.goto("/trends");
  await page.getByRole("button", { name: `Edit ${words}` }).click();
  await page.getByRole("dialog").getByLabel("What happened, in a few words").fill(`${words}, stopped`);
  await page.getByRole("button", { name: "Save the event" }).click();
  await page.getByRole("button", { name: `Edit ${words}, stopped` }).click();
  await page.getByRole("button", { name: "Take it off" }).click();
  await expect(line(page).getByText(words)).toHaveCount(0);
});

test("who may not write on a trend reads it only", async ({ as }) => {
  const page = await as("member");
  await page.goto("/trends?limits=on");
  await expect(page.getByRole("heading", { name: "What happened?" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Add an event" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Change the baseline" })).toHaveCount(0);
});

test("limits are drawn on request, stand in the table, and rest on months that are decided on record", async ({
  as,
}) => {
  const page = await as("head");
  const claims = await oneRow<{ id: number }>("SELECT id FROM department WHERE slug = 'claims'");
  await page.goto(`/trends?department=${claims.id}&grain=quarter`);
  await expect(line(page).getByText("Usual range")).toHaveCount(0);
  await page
    .getByRole("navigation", { name: "Control limits" })
    .getByRole("link", { name: "Limits", exact: true })
    .click();
  await expect(page.getByText("Control limits rest on months, so the line is drawn by month.")).toBeVisible();
  await expect(line(page)).toContainText("the first months with answers, because nobody has decided others");
  await line(page).getByText("Show as table").click();
  await expect(line(page).getByRole("columnheader", { name: "Usual range" })).toBeVisible();
  await line(page).getByRole("button", { name: "Change the baseline" }).click();
  const dialog = page.getByRole("dialog", { name: "Which months do the limits rest on?" });
  await dialog.getByLabel("First month").fill(month(5));
  await dialog.getByLabel("Last month").fill(month(2));
  await dialog.getByLabel("Reason").fill("Before the storm");
  await dialog.getByRole("button", { name: "Decide the months" }).click();
  await expect(dialog.getByRole("alert")).toContainText("at least 12 months");
  await dialog.getByLabel("First month").fill(month(22));
  await dialog.getByLabel("Last month").fill(month(11));
  await dialog.getByRole("button", { name: "Decide the months" }).click();
  await expect(line(page)).toContainText(/decided by .+: Before the storm/);
  const decided = await sql(
    "SELECT FROM control_baseline WHERE department_id = $1 AND reason = 'Before the storm'",
    [claims.id],
  );
  expect(decided).toHaveLength(1);
});

test("benchmarks are named with line, country, year and source, and are never averaged", async ({ as }) => {
  const page = await as("executive");
  await page.goto("/trends?benchmark=us-home-2011,us-life-2011");
  await expect(line(page)).toContainText("Home, US 2011 (Satmetrix) +27");
  await expect(line(page)).toContainText("Life, US 2011 (Satmetrix) 0");
  await expect(line(page).getByText(/Source: Satmetrix.*not a target/)).toHaveCount(2);
});
