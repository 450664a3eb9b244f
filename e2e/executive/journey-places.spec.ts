import type { Page } from "@playwright/test";
import { oneRow, sql } from "../database";
import { expect, test } from "../stage";

const USE = "/journey/customer-journey/use";
const PERIOD = "period=2026-Q3";
const table = (page: Page) => page.getByRole("table", { name: "Touchpoints of Use" });
const words = (page: Page) => page.getByRole("region", { name: "In customers' words" });

/** The number before "answers" in a text. */
function answersIn(text: string): number {
  return Number(/([\d,]+) answers/.exec(text)?.[1]?.replaceAll(",", "") ?? NaN);
}

test("The touchpoint page shows the same score as its row on the stage page for the same filters.", async ({
  as,
}) => {
  const page = await as("executive");
  for (const query of [PERIOD, `${PERIOD}&persona=1`]) {
    await page.goto(`${USE}?${query}`);
    const row = table(page).getByRole("row", { name: /^Claim payment/ });
    const [score, n] = await Promise.all([
      row.getByRole("cell").nth(1).innerText(),
      row.getByRole("cell").nth(3).innerText(),
    ]);
    await row.getByRole("link", { name: "Claim payment" }).focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Claim payment");
    const hero = page.getByRole("region", { name: "Would customers recommend us after this?" });
    const value = /^[+−]?\d+/.exec(score.trim())?.[0] ?? "";
    expect(value).not.toBe("");
    await expect(hero.getByText(value, { exact: true }).first()).toBeVisible();
    expect(answersIn(await hero.innerText())).toBe(Number(n.replaceAll(",", "")));
  }
});

test("The sum of touchpoint n's plus “unmapped” equals the stage's n.", async ({ as }) => {
  const page = await as("executive");
  await page.goto(`${USE}?${PERIOD}`);
  const cells = await table(page).getByRole("row").locator("td:nth-last-child(2)").allInnerTexts();
  const shown = cells
    .map((cell) => Number(cell.replaceAll(",", "")))
    .filter(Number.isFinite)
    .reduce((sum, n) => sum + n, 0);
  const foot = await page
    .getByRole("region", { name: "Where does it go well, and where not?" })
    .getByText(/in all$/)
    .innerText();
  const [, here = "", hidden, all = ""] =
    /^([\d,]+) answers at touchpoints shown(?: and ([\d,]+) at hidden ones)?: ([\d,]+) in all$/.exec(foot) ??
    [];
  const number = (text: string | undefined) => Number((text ?? "0").replaceAll(",", ""));
  expect(number(here)).toBe(shown);
  expect(number(here) + number(hidden)).toBe(number(all));
  const hero = page.getByRole("region", { name: "Would customers recommend us after this?" });
  expect(answersIn(await hero.innerText())).toBe(number(all));

  // And the stages with what is elsewhere and what names no touchpoint are all there is.
  await page.goto(`/journey/customer-journey?${PERIOD}`);
  const stages = await page
    .getByRole("table", { name: /^Journey map/ })
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader", { name: "Score", exact: true }) })
    .getByRole("cell")
    .allInnerTexts();
  const line = await page.getByText(/answers in all/).innerText();
  const part = (what: string) => number(new RegExp(`([\\d,]+) ${what}`).exec(line)?.[1]);
  const staged = stages.map(answersIn).reduce((sum, n) => sum + n, 0);
  expect(staged + part("at touchpoints of no stage here") + part("without a touchpoint")).toBe(
    part("answers in all"),
  );
});

test("Comments are hidden under 10 answers for an executive and visible to whoever answers for the place.", async ({
  as,
}) => {
  // Nine answers in a month of their own, one of them with words.
  const said = `Nine of us ${Date.now()}`;
  const { id } = await oneRow<{ id: number }>("SELECT id FROM touchpoint WHERE slug = 'settlement-offer'");
  // Before the sample begins, and after Claims took the place over.
  const month = "2023-08";
  await sql("SELECT facts.ensure_months($1::date, $1::date)", [`${month}-01`]);
  await sql(
    `INSERT INTO response (answered_at, survey_id, touchpoint_id, score, comment)
     SELECT ($1 || '-10T12:00:00Z')::timestamptz, (SELECT min(id) FROM survey WHERE counts_in_score), $2, 3, CASE n WHEN 1 THEN $3 END
     FROM generate_series(1, 9) AS n`,
    [month, id, said],
  );
  const address = `${USE}/settlement-offer?period=${month}`;
  const executive = await as("executive");
  await executive.goto(address);
  await expect(executive.getByRole("heading", { level: 1 })).toHaveText("Settlement offer");
  expect(await executive.content()).not.toContain(said);
  await expect(words(executive).getByText("Comments are hidden")).toBeVisible();
  const head = await as("head");
  await head.goto(address);
  await expect(words(head).getByText(said)).toBeVisible();
  const other = await as("otherHead");
  await other.goto(address);
  expect(await other.content()).not.toContain(said);
  await sql("DELETE FROM response WHERE touchpoint_id = $1 AND answered_at < '2023-09-01'", [id]);
});

test("A retired touchpoint is labelled and keeps its history.", async ({ as }) => {
  const page = await as("executive");
  const retire = (day: string | null) =>
    sql("UPDATE touchpoint SET retired_on = $1 WHERE slug = 'customer-panel'", [day]);
  const ahead = `/journey/customer-journey/advocacy/customer-panel?${PERIOD}`;
  const hero = page.getByRole("region", { name: "Would customers recommend us after this?" });
  await page.goto(ahead);
  const before = await hero.innerText();
  await retire("2026-10-15");
  try {
    await page.goto(ahead);
    await expect(page.getByText("Retired; its history stays")).toBeVisible();
    expect(await hero.innerText()).toBe(before);
    await page.goto(`/journey/customer-journey?${PERIOD}`);
    const chip = page.getByRole("listitem").filter({ hasText: "Customer panel" });
    await expect(chip.getByText("retired")).toBeVisible();
    await expect(chip.getByText(/answers, range/).first()).toBeAttached();
  } finally {
    await retire(null);
  }
});
