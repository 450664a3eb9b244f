import { expect, test } from "../stage";

const tenths = (words: string) => Math.round(10 * Number(words.replace("−", "-")));
const whole = (words: string) => Number(words.replaceAll(",", ""));

test("rows add up to the first period's groups, columns to the second's", async ({ as }) => {
  const page = await as("executive");
  await page.goto("/trends?view=movement");
  const rows = page.getByRole("region", { name: "The same, as a table" }).locator("tbody tr");
  await expect(rows).toHaveCount(5);
  const cells = await rows.evaluateAll((list) =>
    list.map((row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent)),
  );
  const [promoters = [], passives = [], detractors = [], both = []] = cells.map((row) => row.map(whole));
  for (const row of [promoters, passives, detractors])
    expect((row[0] ?? 0) + (row[1] ?? 0) + (row[2] ?? 0)).toBe(row[3]);
  for (const column of [0, 1, 2, 3])
    expect((promoters[column] ?? 0) + (passives[column] ?? 0) + (detractors[column] ?? 0)).toBe(both[column]);
  const text = await page.getByRole("group", { name: /table beside it/ }).textContent();
  expect(text?.indexOf("Promoters")).toBeLessThan(text?.indexOf("Passives") ?? 0);
  expect(text?.indexOf("Passives")).toBeLessThan(text?.indexOf("Detractors") ?? 0);
});

test("migration and mix add up to the change, and departments to migration, as printed", async ({ as }) => {
  const page = await as("executive");
  await page.goto("/trends?view=movement");
  const split = page.getByRole("region", { name: "Better answers, or other customers?" });
  await expect(split.locator("svg text.text-heading")).toHaveCount(4);
  const [before = "", migration = "", mix = "", after = ""] = await split
    .locator("svg text.text-heading")
    .allTextContents();
  expect([before, migration, mix, after].every((words) => /^[+−]?\d+\.\d$/.test(words))).toBe(true);
  expect(tenths(before) + tenths(migration) + tenths(mix)).toBe(tenths(after));
  const table = page.getByRole("region", { name: "Which departments moved customers?" }).locator("tbody tr");
  await expect(table.last()).toContainText("Sum, equal to migration");
  const points = await table.locator("td:last-child").allInnerTexts();
  const [sum = "", ...parts] = points.toReversed();
  const shown = parts.filter((words) => words !== "–").reduce((total, words) => total + tenths(words), 0);
  expect(shown).toBe(tenths(sum));
  expect(tenths(sum)).toBe(tenths(migration));
});

test("straight drops are counted apart from those by way of passive", async ({ as }) => {
  const page = await as("executive");
  await page.goto("/trends?view=movement");
  const words = await page
    .getByText(/^fell straight from promoter to detractor/)
    .locator("xpath=..")
    .innerText();
  const direct = page
    .getByRole("region", { name: "The same, as a table" })
    .locator("tbody tr")
    .first()
    .locator("td")
    .nth(2);
  expect(whole(words.split("\n")[0] ?? "")).toBe(whole(await direct.innerText()));
});
