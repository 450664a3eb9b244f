import type { Page } from "@playwright/test";
import { countsIn, countWords, lastQuarter, npsWords, totalOf } from "../answers";
import { oneRow } from "../database";
import { expect, test } from "../stage";

const hero = (page: Page) => page.getByRole("region", { name: "Would customers recommend us?" });

async function choose(page: Page, menu: string, item: string): Promise<void> {
  await page.getByRole("button", { name: new RegExp(`^${menu}:`) }).click();
  await page.getByRole("navigation", { name: menu }).getByRole("link", { name: item, exact: true }).click();
}

test("choosing a period changes the URL and the figures, reloading keeps both, Back undoes it", async ({
  as,
}) => {
  const page = await as("executive");
  await page.goto("/overview");
  const before = await hero(page).innerText();
  await choose(page, "Period", "Last 12 months");
  await expect(page).toHaveURL("/overview?period=last-12m");
  await expect(page.getByRole("button", { name: "Period: Last 12 months" })).toBeVisible();
  await expect.poll(() => hero(page).innerText()).not.toBe(before);
  const after = await hero(page).innerText();
  await page.reload();
  await expect.poll(() => hero(page).innerText()).toBe(after);
  await page.goBack();
  await expect(page).toHaveURL("/overview");
  await expect.poll(() => hero(page).innerText()).toBe(before);
});

test("a channel narrows the figures to its answers, as a chip that can be taken off", async ({ as }) => {
  const page = await as("executive");
  const channel = await oneRow<{ id: number; name: string }>(
    "SELECT id, name FROM channel WHERE name = 'Phone' OR id = 1 ORDER BY name = 'Phone' DESC LIMIT 1",
  );
  const counts = await countsIn(await lastQuarter(), { channel: channel.id });
  await page.goto("/overview");
  await choose(page, "Channel", channel.name);
  await expect(page).toHaveURL(`/overview?channel=${channel.id}`);
  await page.reload();
  await expect(hero(page).getByText(npsWords(counts), { exact: true }).first()).toBeVisible();
  await expect(hero(page).getByText(new RegExp(` ${countWords(totalOf(counts))} answers`))).toBeVisible();
  await page.getByRole("link", { name: `Remove filter Channel: ${channel.name}` }).click();
  await expect(page).toHaveURL("/overview");
});

test("a survey narrows the figures to its answers and combines with the period", async ({ as }) => {
  const page = await as("executive");
  const quarter = await lastQuarter(1);
  const survey = await oneRow<{ id: number; name: string }>(
    `SELECT s.id, s.name FROM survey s JOIN response r ON r.survey_id = s.id AND r.answered_at < $1::date
     WHERE s.counts_in_score GROUP BY s.id ORDER BY count(*) DESC LIMIT 1`,
    [quarter.to],
  );
  const counts = await countsIn(quarter, { survey: survey.id });
  await page.goto(`/overview?period=${quarter.key}`);
  await choose(page, "Survey", survey.name);
  await expect(page).toHaveURL(`/overview?period=${quarter.key}&survey=${survey.id}`);
  await page.reload();
  await expect(hero(page).getByText(npsWords(counts), { exact: true }).first()).toBeVisible();
  await expect(hero(page).getByText(`Detractors ${countWords(counts.detractors)}`)).toBeVisible();
});

test("filters stay when a department is opened and when the reader comes back", async ({ as }) => {
  const page = await as("executive");
  await page.goto("/overview?period=last-12m&channel=1");
  await page
    .getByRole("table", { name: /NPS of each department/ })
    .getByRole("link", { name: "Claims" })
    .click();
  await expect(page).toHaveURL("/departments/claims?period=last-12m&channel=1");
  await page.goBack();
  await expect(page).toHaveURL("/overview?period=last-12m&channel=1");
});

const UNKNOWN = [
  ["period=the-day-before", "is not one Kept knows"],
  ["channel=999999", "A filter by channel was removed"],
  ["channel=phone", "A filter by channel was removed"],
  ["segment=-1", "A filter by segment was removed"],
  ["survey=999999", "A filter by survey was removed"],
  ["persona=2147483648", "A filter by persona was removed"],
  ["survey=1'%20OR%201=1", "A filter by survey was removed"],
] as const;

test("an unknown or forbidden filter is dropped with a notice, not an error", async ({ as }) => {
  const { request } = await as("executive");
  for (const [query, words] of UNKNOWN) {
    for (const path of ["/overview", "/departments/claims"]) {
      const answer = await request.get(`${path}?${query}`);
      expect(answer.status(), query).toBe(200);
      expect((await answer.text()).includes(words), `${path}?${query} says: ${words}`).toBe(true);
    }
  }
});

test("the notice stands above the figures of what is left", async ({ as }) => {
  const page = await as("executive");
  await page.goto("/overview?channel=999999&period=last-12m");
  await expect(page.getByRole("status").filter({ hasText: "A filter by channel was removed" })).toBeVisible();
  await expect(hero(page).getByText(/^±\d+$/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Channel: All channels" })).toBeVisible();
});

test("no odd query is an error", async ({ as }) => {
  const { request } = await as("executive");
  const odd = [
    "period=",
    "period=a&period=b",
    "compare=never",
    "channel=,,,",
    `channel=${"1,".repeat(500)}1`,
    `period=${"9".repeat(3000)}`,
    "period=2026-02-30..2026-02-01",
    "period=0001-01-01..9999-12-31",
    "period=2026-13",
    "survey=%00",
    "segment=%F0%9F%98%80",
    "__proto__=1&constructor=2",
  ];
  for (const query of odd) expect((await request.get(`/overview?${query}`)).status(), query).toBe(200);
});
