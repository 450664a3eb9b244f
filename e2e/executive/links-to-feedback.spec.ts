import { lastQuarter } from "../answers";
import { oneRow } from "../database";
import { expect, test } from "../stage";

test.use({ alone: true });

const MOST = 5;

/** Pages with figures, under filters that must travel along. */
async function pages(): Promise<Record<string, string>> {
  const { key } = await lastQuarter(1);
  const { stage } = await oneRow<{ stage: string }>(
    "SELECT slug AS stage FROM stage ORDER BY position LIMIT 1 OFFSET 5",
  );
  return {
    "the overview": "/overview",
    "the overview of an earlier quarter and a channel": `/overview?period=${key}&channel=1`,
    "a department": "/departments/claims?period=last-12m",
    "the scorecards": `/scorecards?period=${key}`,
    "the trends by channel": "/trends?by=channels&segment=1",
    "the trends by department": "/trends?by=departments&period=last-30d",
    "the detractors of a channel": "/trends?view=detractors&channel=1",
    "the journey": "/journey/customer-journey",
    "a stage": `/journey/customer-journey/${stage}?period=last-month`,
  };
}

test("every number of answers leads to the comments of just these answers", async ({ as }) => {
  test.slow();
  const page = await as("executive");
  for (const [name, path] of Object.entries(await pages())) {
    await page.goto(path);
    const links = await page
      .locator('main a[href^="/feedback"]')
      .filter({ hasText: /[\d,]+ answers$/ })
      .evaluateAll((all) =>
        all.map((link) => ({
          href: link.getAttribute("href") ?? "",
          n: /[\d,]+ answers$/.exec(link.textContent)?.[0],
        })),
      );
    expect(links.length, name).toBeGreaterThan(0);
    const every = Math.ceil(links.length / MOST);
    for (const { href, n } of links.filter((_, at) => at % every === 0)) {
      const html = await (await page.request.get(href)).text();
      expect(/comments? from ([\d,]+ answers)/.exec(html)?.[1], `${name}: ${href}`).toBe(n);
    }
  }
});

for (const [what, caption] of [
  ["touchpoint", "Touchpoints of Use"],
  ["channel", "NPS and ease on each channel"],
] as const)
  test(`the answers of each ${what} of a stage lead to their comments`, async ({ as }) => {
    const page = await as("executive");
    await page.goto("/journey/customer-journey/use?period=2026-Q3");
    const links = await page
      .getByRole("table", { name: caption })
      .locator('a[href^="/feedback"]')
      .evaluateAll((all) =>
        all.map((link) => ({ href: link.getAttribute("href") ?? "", n: link.textContent })),
      );
    expect(links.length).toBeGreaterThan(1);
    for (const { href, n } of links) {
      const html = await (await page.request.get(href)).text();
      expect(/comments? from ([\d,]+) answers/.exec(html)?.[1], href).toBe(n);
    }
  });

test("the number of detractors leads to what they wrote", async ({ as }) => {
  const page = await as("executive");
  await page.goto("/trends?view=detractors");
  await page.getByRole("main").locator('a[href="/feedback?class=detractor"]').first().click();
  await expect(page.getByRole("link", { name: "Remove filter Class: detractor" })).toBeVisible();
});

test("a head's own numbers lead on, and others' do not", async ({ as }) => {
  const page = await as("head");
  const links = page.locator('main a[href^="/feedback"]').filter({ hasText: /[\d,]+ answers$/ });
  await page.goto("/departments/claims");
  const n = /[\d,]+ answers$/.exec((await links.first().textContent()) ?? "")?.[0];
  await links.first().click();
  await expect(page.getByText(`comments from ${n}`)).toBeVisible();
  await page.goto("/departments/contact-centre");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(links).toHaveCount(0);
});
