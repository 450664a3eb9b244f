import type { Page } from "@playwright/test";
import { oneRow } from "../database";
import { expect, test } from "../stage";

/** Opens every "i" of the page in view and gives the links behind them, in order. */
async function linksBehindEveryI(page: Page): Promise<string[]> {
  const buttons = page.getByRole("button", { name: /^How is .+ computed\?$/ });
  const links: string[] = [];
  for (const button of await buttons.all()) {
    await button.click();
    const link = page.locator("[popover]:popover-open").getByRole("link", { name: "How it works, in full" });
    links.push((await link.getAttribute("href")) ?? "");
    await page.keyboard.press("Escape");
  }
  return links;
}

test("every “i” of the overview and of a department opens its paragraph", async ({ as }) => {
  const page = await as("executive");
  for (const path of ["/overview", "/departments/claims"]) {
    await page.goto(path);
    const links = await linksBehindEveryI(page);
    expect(links.length, path).toBeGreaterThan(0);
    for (const link of new Set(links)) {
      expect(link, path).toMatch(/^\/methods#[a-z-]+$/);
      await page.goto(link);
      const paragraph = page.locator(`[id="${link.split("#")[1] ?? ""}"]`);
      await expect(paragraph).toBeInViewport();
      await page.goto(path);
    }
  }
  await page.goto("/overview");
  await page.getByRole("button", { name: "How is NPS computed?" }).first().click();
  await page.getByRole("link", { name: "How it works, in full" }).first().click();
  await expect(page).toHaveURL("/methods#nps");
  await expect(page.getByRole("article", { name: "NPS", exact: true })).toBeInViewport();
});

test("every card of figures has an “i”, and each opens a paragraph that exists", async ({ as }) => {
  const page = await as("executive");
  await page.goto("/methods");
  const anchors = await page.locator("[id]").evaluateAll((all) => all.map(({ id }) => `/methods#${id}`));
  const withoutFigures = ["In their words"];
  for (const path of [
    "/overview",
    "/feedback",
    "/trends",
    "/trends?view=detractors",
    "/trends?view=movement",
    "/trends?view=drivers",
    "/trends?view=money",
    "/trends/debt",
  ]) {
    await page.goto(path);
    const cards = await page.locator("[data-card]").evaluateAll((all) =>
      all.map((card) => ({
        title: card.querySelector("h2")?.textContent ?? "",
        links: [...card.querySelectorAll("a[href^='/methods#']")].map(
          (link) => link.getAttribute("href") ?? "",
        ),
      })),
    );
    const bare = cards.filter(({ title, links }) => links.length === 0 && !withoutFigures.includes(title));
    expect(
      bare.map(({ title }) => title),
      path,
    ).toEqual([]);
    for (const link of cards.flatMap(({ links }) => links)) expect(anchors, path).toContain(link);
  }
});

test("a member finds the methods in the navigation, with the organisation's own settings", async ({ as }) => {
  const page = await as("member");
  await page.goto("/departments/claims");
  await page.getByRole("link", { name: "Methods" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Methods" })).toBeVisible();
  const settings = await oneRow<{ fewest: number; zone: string; target: number }>(
    `SELECT fewest_answers AS fewest, time_zone AS zone, (SELECT value FROM target WHERE metric = 'nps'
       AND num_nonnulls(department_id, stage_id, touchpoint_id) = 0 AND valid_from <= now() ORDER BY valid_from DESC LIMIT 1) AS target FROM organisation`,
  );
  const small = page.getByRole("article", { name: "Too few answers to show" });
  await expect(small).toContainText(
    `at least ${settings.fewest} answers: that is your organisation's threshold`,
  );
  await expect(page.getByRole("article", { name: "Periods and ownership" })).toContainText(settings.zone);
  await expect(page.getByRole("article", { name: "Verdict against the target" })).toContainText(
    `target in force is ${settings.target}`,
  );
  await expect(page.getByRole("article", { name: "Experience debt" })).toContainText("Claim, not proven");
});
