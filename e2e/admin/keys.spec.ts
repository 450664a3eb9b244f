import { randomUUID } from "node:crypto";
import { expect, test } from "../stage";

test("a key is shown in full once, lets its program in, and opens nothing once it is revoked", async ({
  as,
  request,
}) => {
  const page = await as("admin");
  const name = `Warehouse ${randomUUID().slice(0, 8)}`;
  await page.goto("/admin/access");
  await page.getByRole("textbox", { name: "Which program" }).fill(name);
  await page.getByRole("button", { name: "Make this key" }).click();
  await expect(page.getByRole("link", { name: "Choose what it may do." })).toBeVisible();
  await page.getByLabel("Read every department’s scorecard").check();
  await page.getByRole("button", { name: "Make this key" }).click();
  const shown = page.getByTestId("new-key");
  await expect(shown).toHaveText(/^kept_[\w-]{43}$/);
  const key = await shown.innerText();
  const ask = (headers?: Record<string, string>) => request.get("/api/v1/scorecards", { headers });
  const good = await ask({ authorization: `Bearer ${key}` });
  expect(good.status()).toBe(200);
  expect(((await good.json()) as { lines: object[] }).lines.length).toBeGreaterThan(50);
  expect((await ask()).status()).toBe(401);
  // A cookie is no key: another site could make a browser send it.
  expect((await page.request.get("/api/v1/scorecards")).status()).toBe(401);

  await page.reload();
  expect(await page.content()).not.toContain(key.slice(5));
  const line = page.getByRole("list", { name: "Keys" }).getByRole("listitem").filter({ hasText: name });
  await expect(line).toContainText("May read every department’s scorecard");
  await expect(line).toContainText(/Last used \d/);
  await line.getByRole("button", { name: `Revoke the key of ${name}` }).click();
  await expect(line.getByText("Revoked")).toBeVisible();
  expect((await ask({ authorization: `Bearer ${key}` })).status()).toBe(401);
});

test("health says what runs, and its report can be copied", async ({ as }) => {
  const page = await as("admin", { permissions: ["clipboard-read", "clipboard-write"] });
  await page.goto("/admin/health");
  const table = page.getByRole("table", { name: "What was looked at, and how it is" });
  await expect(table.getByRole("row", { name: /^Worker/ })).toContainText("Worker seen within two minutes");
  await expect(table.getByRole("row", { name: /^Database/ })).toContainText(/PostgreSQL \d+/);
  await page.getByRole("button", { name: "Copy report" }).click();
  await expect(page.getByText("The report is on the clipboard.")).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^Kept, 20\d\d-.*\n\[good\] Version: Kept \d/);
});
