import type { Page } from "@playwright/test";
import { oneRow } from "../database";
import { expect, test } from "../stage";

/** What is at stake: figures the worker computes after the sample was loaded. */

const whole = (words: string) => Number(words.replaceAll(",", "").replace("−", "-").replace("+", ""));

/** The sample's ledger and figures are made some seconds after the product started. */
async function openMoney(page: Page, path = "/trends?view=money"): Promise<void> {
  await expect
    .poll(() => oneRow<{ n: number }>("SELECT count(*)::int AS n FROM rollup.computed"), { timeout: 50_000 })
    .toEqual({ n: 3 });
  await page.goto(path);
}

test("revenue at risk is told by own losses and by a labelled rule of thumb, silent revenue apart", async ({
  as,
}) => {
  const page = await as("executive");
  await openMoney(page);
  const card = page.getByRole("region", { name: "How much revenue may leave?" });
  await expect(card).toContainText(/£[\d.]+[km]\s*95% range £[\d.]+[km] to £[\d.]+[km]/);
  await expect(card.getByText("Claim, not proven")).toBeVisible();
  await expect(
    card.getByRole("row", { name: /^Detractors [\d,]+ £[\d,]+ \d+% \d+ to \d+% [\d,]+$/ }),
  ).toBeVisible();
  await expect(
    card.getByRole("row", { name: /^Silent: no answer in twelve months [\d,]+ £[\d,]+ –/ }),
  ).toBeVisible();
  await expect(card).toContainText("never added");
  await expect(
    page.getByRole("img", { name: /^Bad profit \d+% of revenue, 95% range \d+ to \d+%, between/ }),
  ).toBeVisible();
});

test("the statement of the debt ties out as printed, in total and by department, and departments make the total", async ({
  as,
}) => {
  const page = await as("executive");
  await openMoney(page);
  const owed = page.getByRole("region", { name: "What do we owe our customers?" });
  const units = await owed.getByRole("table").first().locator("tbody td").allInnerTexts();
  const [closing = 0, ...before] = units.map(whole).toReversed();
  expect(before.reduce((sum, one) => sum + one, 0)).toBe(closing);
  await expect(owed).toContainText("Assumed: 12");
  const rows = await page
    .getByRole("region", { name: "Who owes it?" })
    .locator("tbody tr")
    .evaluateAll((list) =>
      list.map((row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent)),
    );
  const shown = rows.filter((cells) => cells[0] !== "–").map((cells) => cells.slice(0, 9).map(whole));
  for (const cells of shown) {
    const [last = 0, ...rest] = cells.toReversed();
    expect(rest.reduce((sum, one) => sum + one, 0)).toBe(last);
  }
  const [total = [], ...parts] = shown.toReversed();
  total.forEach((sum, column) => expect(parts.reduce((all, part) => all + (part[column] ?? 0), 0)).toBe(sum));
  expect(total.at(-1)).toBe(closing);
});

test("who may not see revenue sees the debt and no money; a head sees the money of their department only", async ({
  as,
}) => {
  const member = await as("member");
  await openMoney(member);
  await expect(member.getByRole("region", { name: "Who owes it?" })).toBeVisible();
  expect(await member.locator("main").innerText()).not.toMatch(/£|[Rr]evenue/);
  const head = await as("head");
  await openMoney(head);
  const places = head.getByRole("region", { name: "Where is that revenue unhappy?" });
  await expect(places.locator("tbody th")).toHaveText(["Claims"]);
  await expect(head.getByRole("region", { name: "How much revenue may leave?" })).toHaveCount(0);
});

test("themes are ranked with change words, and recovery is told of a period whose 180 days are over", async ({
  as,
}) => {
  const page = await as("executive");
  await openMoney(page, "/trends?view=detractors");
  const themes = page.getByRole("region", { name: "What do they speak of?" });
  const counts = (await themes.locator("tbody tr td:nth-child(3)").allInnerTexts()).map(whole);
  expect(counts.length).toBeGreaterThan(3);
  expect(counts).toEqual(counts.toSorted((a, b) => b - a));
  await expect(themes.getByText(/Clear (rise|fall) of|No clear change|Not comparable/).first()).toBeVisible();
  const back = page.getByRole("region", { name: "Do unhappy customers come back?" });
  await expect(back).toContainText(
    /\d+% of those who answered again gave 7 or more \(95% range \d+ to \d+%\)/,
  );
  await expect(back.getByRole("row", { name: /^All [\d,]+ [\d,]+ \d+%/ })).toBeVisible();
  await themes.getByRole("link").first().click();
  await expect(page).toHaveURL(/\/feedback\?.*class=detractor.*theme=\d+/);
});
