import type { Page } from "@playwright/test";
import { sql } from "../database";
import { expect, test } from "../stage";

const words = (page: Page) => page.getByRole("region", { name: "In their words" });
const themes = (page: Page) => page.getByRole("region", { name: /What do detractors and promoters/ });

test("a search finds the comments with the phrase and without the word, underlined, and stands in the address", async ({
  as,
}) => {
  const page = await as("executive");
  await page.goto("/feedback?period=last-12m");
  await page.getByRole("searchbox", { name: "Search comments" }).fill('"call back" -garage');
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/q=%22call\+back%22\+-garage/);
  await expect(words(page).getByText(/^\d+ comments, newest first/)).toBeVisible();
  const texts = await words(page).locator("[data-words]").allInnerTexts();
  expect(texts.length).toBeGreaterThan(0);
  for (const text of texts) {
    expect(text).toMatch(/call[\s-]back/i);
    expect(text).not.toMatch(/\bgarage\b/i);
  }
  await expect(words(page).locator("mark").first()).toHaveText(/call[\s-]back/i);
});

test("a theme's mentions are the number of comments its link lists", async ({ as }) => {
  const page = await as("executive");
  await page.goto("/feedback?period=last-12m");
  const row = themes(page).getByRole("row").nth(1);
  const mentions = await row.getByRole("cell").first().innerText();
  await row.getByRole("link").click();
  await expect(words(page).getByText(new RegExp(`^${mentions} comments?, newest first`))).toBeVisible();
});

test("how many also wrote is said of all answers in view, and not of comments that were narrowed", async ({
  as,
}) => {
  const page = await as("executive");
  const share = page.getByText("of those who answered also wrote");
  await page.goto("/feedback?channel=1");
  await expect(share).toBeVisible();
  for (const narrowed of ["class=detractor", "q=letter"]) {
    await page.goto(`/feedback?${narrowed}`);
    await expect(page.getByText(/^comments from [\d,]+ answers$/)).toBeVisible();
    await expect(share, narrowed).toHaveCount(0);
  }
});

test("on a phone no comment is missing after the filters above the list were opened", async ({ as }) => {
  const page = await as("executive");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/feedback?period=last-12m");
  const list = page.getByRole("list", { name: "Comments" }).filter({ visible: true });
  await expect(list.getByRole("listitem").first()).toBeVisible();
  const scroll = async (screens: number) => {
    await page.evaluate((down) => window.scrollTo(0, down * window.innerHeight), screens);
    await page.waitForTimeout(500);
  };
  await scroll(8);
  await expect(list.getByRole("listitem").nth(50)).toBeAttached();
  await scroll(0);
  await page.evaluate(() => {
    for (const closed of document.querySelectorAll("details")) closed.open = true;
  });
  for (const screens of [14, 9, 12]) {
    await scroll(screens);
    // Rows stand well beyond the window on either side: a list that mistakes its place has them on one side only.
    const beyond = await list.evaluate((all) => {
      const rows = [...all.children].map((row) => row.getBoundingClientRect());
      return {
        above: -Math.min(...rows.map(({ top }) => top)),
        below: Math.max(...rows.map(({ bottom }) => bottom)) - window.innerHeight,
      };
    });
    expect(beyond.above, `${screens} screens down`).toBeGreaterThan(800);
    expect(beyond.below, `${screens} screens down`).toBeGreaterThan(800);
  }
});

test("under ten answers an executive sees no words, and why", async ({ as }) => {
  const [few] = await sql<{ touchpoint: number; channel: number; day: string }>(
    `SELECT touchpoint_id AS touchpoint, channel_id AS channel, to_char(answered_at, 'YYYY-MM') AS day FROM response
     JOIN survey ON survey.id = survey_id AND counts_in_score
     WHERE answered_at < now() - interval '2 months' GROUP BY 1, 2, 3 HAVING count(*) BETWEEN 6 AND 9 AND count(comment) > 0
     ORDER BY 3 DESC LIMIT 1`,
  );
  const page = await as("executive");
  await page.goto(`/feedback?period=${few?.day}&touchpoint=${few?.touchpoint}&channel=${few?.channel}`);
  await expect(words(page).getByText("Comments are hidden")).toBeVisible();
  await expect(page.locator("[data-words]")).toHaveCount(0);
});

test("a word nobody uses offers the nearest that customers use", async ({ as }) => {
  const page = await as("executive");
  await page.goto("/feedback?period=last-12m&q=asessor");
  await words(page).getByRole("link", { name: "assessor" }).click();
  await expect(words(page).locator("mark").first()).toHaveText(/assessor/i);
});

test("no odd query is an error, and an unknown theme is dropped with a notice", async ({ as }) => {
  const { request } = await as("executive");
  const odd = [
    "q=%00",
    "q=%27%3B--",
    "theme=0",
    "emotion=9",
    "language=xx-",
    "after=x~y",
    "q=%22",
    "q=-",
    "theme=99999",
    "after=9999-12-31T23:59:59Z~1",
  ];
  for (const query of odd) expect((await request.get(`/feedback?${query}`)).status(), query).toBe(200);
  expect(await (await request.get("/feedback?theme=99999")).text()).toContain(
    "A filter by theme was removed",
  );
});

test("files hold what the page lists, noted in the audit trail; another origin gets none", async ({ as }) => {
  const { request } = await as("executive");
  const asked = encodeURIComponent(JSON.stringify({ period: "last-12m", words: "assessor" }));
  const answer = await request.get(`/api/feedback/comments.csv?asked=${asked}`);
  expect(answer.status()).toBe(200);
  expect(await answer.text()).toMatch(/assessor/i);
  const [event] = await sql<{ n: number }>(
    "SELECT count(*)::int AS n FROM audit_event WHERE action = 'feedback.exported' AND at > now() - interval '1 minute'",
  );
  expect(event?.n).toBeGreaterThan(0);
  const foreign = { headers: { origin: "https://evil.example", "sec-fetch-site": "cross-site" } };
  expect((await request.get(`/api/feedback/comments.csv?asked=${asked}`, foreign)).status()).toBe(404);
  expect((await request.get("/api/feedback/comments.csv?asked=%7B")).status()).toBe(400);
});
