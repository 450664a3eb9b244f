import { expect, test } from "../stage";

test("the executive reads every department by every measure, and follows one to its page", async ({ as }) => {
  const page = await as("executive");
  await page.goto("/scorecards?period=last-quarter");
  await expect(page.getByRole("heading", { level: 1, name: "Scorecards" })).toBeVisible();
  const table = page.getByRole("table", { name: /Every department by every measure/ });
  await expect(table.getByRole("columnheader")).toHaveText([
    "Department",
    /^NPS/,
    /^Detractor share/,
    /^Satisfaction/,
    /^Ease/,
  ]);
  const claims = table.getByRole("row", { name: /^Claims/ });
  await expect(claims.getByRole("cell").first()).toContainText("Missed");
  await claims.getByRole("link", { name: "Claims" }).click();
  await expect(page).toHaveURL(/\/departments\/claims\?period=last-quarter/);
});

test("the matrix and the overview say the same about a department", async ({ as }) => {
  const page = await as("executive");
  const valueIn = async (address: string) => {
    await page.goto(address);
    const row = page.getByRole("row", { name: /^Policy Operations/ });
    return (await row.getByRole("cell").first().innerText())
      .match(/[+−]?\d+\s*±\d+/)?.[0]
      .replaceAll(/\s+/g, " ");
  };
  const onOverview = await valueIn("/overview?period=last-quarter");
  expect(onOverview).toBeDefined();
  expect(await valueIn("/scorecards?period=last-quarter")).toBe(onOverview);
});

test("a department under five answers shows no figure anywhere in the matrix", async ({ as }) => {
  const page = await as("executive");
  await page.goto("/scorecards?period=last-quarter");
  const small = page.getByRole("row", { name: /^People & Training/ });
  await expect(small).toContainText("Fewer than 5 answers");
  await expect(small.getByRole("cell").first()).not.toHaveText(/\d{2}/);
});

test("a member sees their own department only", async ({ as }) => {
  const page = await as("member");
  await page.goto("/scorecards");
  const rows = page.getByRole("table", { name: /Every department/ }).getByRole("row");
  await expect(rows).toHaveCount(2);
  await expect(rows.nth(1)).toContainText("Claims");
});
