import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { sql } from "../database";
import { expect, test } from "../stage";

/** A customer of the sample's own database whom no other test knows. */
async function plantCustomer(): Promise<{ ref: string; email: string }> {
  const ref = `T-${randomUUID().slice(0, 8)}`;
  const email = `${ref.toLowerCase()}@example.org`;
  await sql("INSERT INTO customer (ref, email, name) VALUES ($1, $2, 'Planted Person')", [ref, email]);
  return { ref, email };
}

test("an administrator finds one customer by their address, hands out what is kept, and erases them", async ({
  as,
}) => {
  const { ref, email } = await plantCustomer();
  const page = await as("admin");
  await page.goto("/admin/corrections");
  await expect(page.getByRole("region", { name: "Excluded answers" })).toHaveCount(0);
  const box = page.getByLabel("Customer number or e-mail");
  await box.fill(email.slice(0, -1));
  await box.press("Enter");
  await expect(page.getByText("Nobody has exactly this number or address.")).toBeVisible();
  await box.fill(email.toUpperCase());
  await box.press("Enter");
  await expect(page.getByText(ref, { exact: true })).toBeVisible();
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save what is kept" }).click();
  expect(readFileSync(await (await saved).path(), "utf8")).toContain(email);
  await expect(page.getByText(/The file leaves out the customer's own words/)).toBeVisible();

  await page.getByRole("button", { name: "Erase…" }).click();
  const dialog = page.getByRole("dialog", { name: "Erase this customer?" });
  await dialog.getByRole("button", { name: "Leave it" }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole("button", { name: "Erase…" }).click();
  await dialog.getByRole("button", { name: "Erase this customer" }).click();
  await expect(page.getByText("The customer was erased. Totals stay as they were.")).toBeVisible();
  await expect(page.getByText(ref, { exact: true })).toHaveCount(0);
  expect(await sql("SELECT FROM customer WHERE ref = $1 OR email = $2", [ref, email])).toEqual([]);
});

test("two customers who are one are merged by their numbers", async ({ as }) => {
  const [gone, stays] = [await plantCustomer(), await plantCustomer()];
  const page = await as("admin");
  await page.goto("/admin/corrections");
  await page.getByLabel("Customer number or e-mail").fill(gone.ref);
  await page.getByRole("button", { name: "Find this customer" }).click();
  await page.getByRole("button", { name: "Merge…" }).click();
  const dialog = page.getByRole("dialog", { name: "Merge with another customer" });
  await dialog.getByLabel("Number or e-mail of the one that stays").fill("nobody at all");
  await dialog.getByRole("button", { name: "Merge the two" }).click();
  await expect(dialog.getByText("Nobody else has exactly this number or address.")).toBeVisible();
  await dialog.getByLabel("Number or e-mail of the one that stays").fill(stays.ref);
  await dialog.getByRole("button", { name: "Merge the two" }).click();
  await expect(page.getByText("0 answers moved to the customer that stays.")).toBeVisible();
  await expect(page.getByText("Nobody has exactly this number or address.")).toBeHidden();
  const [row] = await sql<{ into: string }>(
    "SELECT m.ref AS into FROM customer AS c JOIN customer AS m ON m.id = c.merged_into WHERE c.ref = $1",
    [gone.ref],
  );
  expect(row?.into).toBe(stays.ref);
});

test("an executive excludes an answer from the comments with a reason, and counts it again", async ({
  as,
}) => {
  const page = await as("executive");
  await page.goto("/departments/claims");
  await page.getByRole("link", { name: "Exclude…" }).first().click();
  await page.getByRole("button", { name: "Exclude this answer" }).click();
  await expect(page.getByText("Say why, in a few words.")).toBeVisible();
  const reason = `Ours, while testing ${randomUUID().slice(0, 8)}`;
  await page.getByLabel(/Why should answer \d+ not count/).fill(reason);
  await page.getByRole("button", { name: "Exclude this answer" }).click();
  const line = page.getByRole("listitem").filter({ hasText: reason });
  await expect(line).toBeVisible();
  const count = () => sql("SELECT FROM exclusion WHERE reason = $1 AND taken_back_at IS NULL", [reason]);
  expect(await count()).toHaveLength(1);
  await line.getByRole("button", { name: "Count it again" }).click();
  await expect(line).toHaveCount(0);
  expect(await count()).toHaveLength(0);
});

test("heads and members find no such page", async ({ as }) => {
  for (const who of ["head", "member"] as const) {
    const page = await as(who);
    expect((await page.goto("/admin/corrections"))?.status()).toBe(404);
  }
});

test("two touchpoints become one only after both were named once more", async ({ as }) => {
  const mark = randomUUID().slice(0, 8);
  const [gone, stays] = [`Gone ${mark}`, `Stays ${mark}`];
  await sql("INSERT INTO touchpoint (slug, name) VALUES ($1, $2), ($3, $4)", [
    `gone-${mark}`,
    gone,
    `stays-${mark}`,
    stays,
  ]);
  const page = await as("admin");
  await page.goto("/admin/corrections");
  await page.getByLabel("This touchpoint").selectOption(gone);
  await page.getByLabel("becomes part of").selectOption(stays);
  await page.getByRole("button", { name: "Merge the two" }).click();
  const dialog = page.getByRole("dialog", { name: `Make “${gone}” part of “${stays}”?` });
  await dialog.getByRole("button", { name: "Leave it" }).click();
  const merged = () => sql("SELECT FROM touchpoint WHERE name = $1 AND merged_into IS NOT NULL", [gone]);
  expect(await merged()).toHaveLength(0);
  await page.getByRole("button", { name: "Merge the two" }).click();
  await dialog.getByRole("button", { name: "Merge the two" }).click();
  await expect(page.getByText("0 answers moved to the touchpoint that stays.")).toBeVisible();
  await expect(dialog).toBeHidden();
  expect(await merged()).toHaveLength(1);
});
