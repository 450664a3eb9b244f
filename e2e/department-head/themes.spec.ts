import { expect, test } from "../stage";

test("a head makes a theme, sees what it finds while typing, and every comment is coded by it", async ({
  as,
}) => {
  const page = await as("head");
  await page.goto("/feedback?period=last-12m");
  await page.getByRole("button", { name: "Edit themes" }).click();
  await page.getByRole("button", { name: "New theme" }).click();
  const name = `Offer ${Date.now()}`;
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Phrases").fill("offer");
  const found = page.getByRole("region", { name: "Preview" }).getByRole("heading");
  await expect(found).toHaveText(/^\d+ comments in view$/);
  const mentions = /^\d+/.exec(await found.innerText())?.[0];
  await page.getByRole("button", { name: "Save theme" }).click();
  await expect(async () => {
    await page.reload();
    await expect(page.getByText(/re-coded \d/)).toBeVisible({ timeout: 1_000 });
    await expect(page.getByRole("row", { name: new RegExp(name) })).toContainText(mentions ?? "none", {
      timeout: 1_000,
    });
  }).toPass();

  await page.getByRole("button", { name: "Edit themes" }).click();
  await page.getByRole("button", { name: new RegExp(name) }).click();
  await page.getByRole("button", { name: "Remove theme" }).click();
  await page
    .getByRole("dialog", { name: `Remove “${name}”?` })
    .getByRole("button", { name: "Leave it" })
    .click();
  await page.getByRole("button", { name: "Remove theme" }).click();
  await page
    .getByRole("dialog", { name: `Remove “${name}”?` })
    .getByRole("button", { name: "Remove it" })
    .click();
  await expect(page.getByText(`Removed “${name}”.`)).toBeVisible();
  await expect(page.getByRole("row", { name: new RegExp(name) })).toHaveCount(0);
});

test("an administrator has no page of comments, a member reads their own department's", async ({ as }) => {
  expect((await (await as("admin")).request.get("/feedback")).status()).toBe(404);
  const member = await as("member");
  await member.goto("/feedback?period=last-12m");
  await expect(
    member.getByRole("region", { name: "In their words" }).locator("[data-words]").first(),
  ).toBeVisible();
  await expect(member.getByRole("button", { name: "Edit themes" })).toHaveCount(0);
});
