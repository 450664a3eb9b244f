import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { oneRow, sql } from "../database";
import { expect, test } from "../stage";

const PRIVACY = "/admin/settings/privacy";

async function fill(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(fields)) await page.getByLabel(label).fill(value);
  await page.getByRole("button", { name: "Show what would change" }).click();
}

test.describe("rules that change what everybody sees", () => {
  test.use({ alone: true });
  test.afterEach(async () => {
    await sql(
      "UPDATE organisation SET fewest_answers = 5, open_scorecards = true, name = 'Northgate Insurance', currency = 'GBP'",
    );
  });

  test("a lower threshold says what it would show, holds from the next page on, and is in the audit trail", async ({
    as,
  }) => {
    const page = await as("admin");
    await page.goto(PRIVACY);
    await expect(page.getByText("Nothing has changed yet")).toBeHidden();
    await fill(page, { "Answers behind a figure, at least": "4" });
    const preview = page.getByRole("region", { name: "What would change?" });
    await expect(preview).toContainText(/(No group|\d+ groups?) of .* would be shown/);
    expect(await oneRow("SELECT fewest_answers AS n FROM organisation")).toEqual({ n: 5 });
    await preview.getByRole("button", { name: "Save these rules" }).click();
    await expect(page.getByText("Saved.")).toBeVisible();
    await page.goto("/methods");
    await expect(page.getByText(/rests on at least 4 answers: that is your organisation/)).toBeVisible();
    await page.goto("/admin/audit?action=privacy");
    await expect(page.getByText("fewestAnswers: 5 → 4").first()).toBeVisible();
  });

  test("the organisation's new name is on the next page, and a currency that is none is refused", async ({
    as,
  }) => {
    const page = await as("admin");
    await page.goto("/admin/settings/organisation");
    const name = page.getByLabel("Name of the organisation");
    await name.fill("Southgate Insurance");
    await page.getByLabel("Currency").fill("pou");
    await page.getByRole("button", { name: "Save the organisation" }).click();
    await expect(page.getByRole("link", { name: "Enter a currency, like EUR." })).toBeVisible();
    await page.getByLabel("Currency").fill("gbp");
    await page.getByRole("button", { name: "Save the organisation" }).click();
    await expect(page.getByText("Saved.")).toBeVisible();
    await page.goto("/overview");
    await expect(page.getByText("Southgate Insurance").first()).toBeVisible();
  });

  test("heads see each other's scorecards as long as the organisation lets them, from the next page on", async ({
    as,
  }) => {
    const head = await as("otherHead");
    const rows = head.getByRole("table", { name: /Every department/ }).getByRole("rowheader");
    await head.goto("/scorecards");
    await expect(rows.filter({ hasText: /^Claims/ })).toBeVisible();
    const admin = await as("admin");
    await admin.goto("/admin/settings/organisation");
    await admin.getByLabel("Department heads see every department’s scorecard").uncheck();
    await admin.getByRole("button", { name: "Save the organisation" }).click();
    await expect(admin.getByText("Saved.")).toBeVisible();
    await head.goto("/scorecards");
    await expect(rows).toHaveText([/^Contact Centre/]);
    expect((await head.goto("/departments/claims"))?.status()).toBe(404);
  });
});

test("retention says how many comments the coming night would remove, and removes none unless it is saved", async ({
  as,
}) => {
  const page = await as("admin");
  await page.goto(PRIVACY);
  await fill(page, { "Comments, in months": "6" });
  const preview = page.getByRole("region", { name: "What would change?" });
  await expect(preview).toContainText(/would remove [\d,]+ comments\. There is no way back\./);
  const said = /remove ([\d,]+) comments/.exec(await preview.innerText())?.[1]?.replaceAll(",", "");
  const due = await oneRow<{ n: number }>(`
    SELECT count(*)::int AS n FROM response CROSS JOIN organisation AS o WHERE comment IS NOT NULL
      AND answered_at < (((now() AT TIME ZONE o.time_zone)::date + 1 - interval '6 months') AT TIME ZONE o.time_zone)`);
  expect(Number(said)).toBe(due.n);
  await preview.getByRole("button", { name: "Leave them as they are" }).click();
  await expect(preview).toBeHidden();
  expect(await oneRow("SELECT keep_comments_months AS n FROM organisation")).toEqual({ n: null });
  await fill(page, { "Comments, in months": "0" });
  await expect(page.getByRole("link", { name: "At least 1 month." })).toBeVisible();
});

test("a legal hold keeps a customer from being erased until it is lifted", async ({ as }) => {
  const ref = `H-${randomUUID().slice(0, 8)}`;
  await sql("INSERT INTO customer (ref, name) VALUES ($1, 'Held Person')", [ref]);
  const page = await as("admin");
  await page.goto(PRIVACY);
  await page.getByLabel("Customer number or e-mail").fill(ref);
  await page.getByRole("button", { name: "Place a hold" }).click();
  await expect(page.getByRole("link", { name: "Say why, in a few words." })).toBeVisible();
  await page.getByLabel("Why", { exact: true }).fill("A complaint before the ombudsman");
  await page.getByRole("button", { name: "Place a hold" }).click();
  await expect(page.getByText(`${ref}: A complaint before the ombudsman`)).toBeVisible();

  await page.goto("/admin/corrections");
  await page.getByLabel("Customer number or e-mail").fill(ref);
  await page.getByRole("button", { name: "Find this customer" }).click();
  await page.getByRole("button", { name: "Erase…" }).click();
  const dialog = page.getByRole("dialog", { name: "Erase this customer?" });
  await dialog.getByRole("button", { name: "Erase this customer" }).click();
  await expect(dialog.getByText(/There is a legal hold/)).toBeVisible();
  expect(await sql("SELECT FROM customer WHERE ref = $1", [ref])).toHaveLength(1);

  await page.goto(PRIVACY);
  await page.getByRole("button", { name: `Lift the hold on ${ref}` }).click();
  await expect(page.getByText(`${ref}: A complaint`)).toBeHidden();
});
