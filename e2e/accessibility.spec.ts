import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./stage";
import { everyPage } from "./pages";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const WIDTHS = [1440, 390];
const SCHEMES = ["light", "dark"] as const;

/** What axe has to say of the page in view: rule and place, one line each. */
async function complaints(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(" ")} ${node.failureSummary ?? ""}`),
  );
}

for (const { name, who, path, status = 200 } of everyPage) {
  test(`axe finds nothing on ${name}, light and dark, wide and narrow`, async ({ as, page: visitor }) => {
    const page = who ? await as(who) : visitor;
    const address = typeof path === "string" ? path : await path(page.request);
    await page.emulateMedia({ reducedMotion: "reduce" });
    for (const colorScheme of SCHEMES) {
      for (const width of WIDTHS) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 900 });
        const answer = await page.goto(address);
        expect(answer?.status()).toBe(status);
        await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
        await page.waitForLoadState("networkidle");
        expect(await complaints(page), `${colorScheme}, ${width} px`).toEqual([]);
      }
    }
    await expectNoSidewaysScroll(page, [1440, 1024, 390, 320]);
  });
}

/** The page itself never scrolls sideways; wide tables do so inside their own area. */
async function expectNoSidewaysScroll(page: Page, widths: readonly number[]): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 700 });
    const widest = () => page.evaluate(() => document.documentElement.scrollWidth);
    await expect.poll(widest, `at ${width} px`).toBeLessThanOrEqual(width);
  }
}

test("axe finds nothing in an open menu, an open explanation and an open editor of roles", async ({ as }) => {
  const overview = await as("executive");
  await overview.goto("/overview");
  await overview.getByRole("button", { name: /^Period:/ }).click();
  expect(await complaints(overview)).toEqual([]);
  await overview
    .getByRole("button", { name: /^How is .* computed\?$/ })
    .first()
    .click();
  expect(await complaints(overview)).toEqual([]);
  const people = await as("admin");
  await people.goto("/admin/people");
  await people.getByRole("button", { name: "Roles of Hana Okafor" }).click();
  expect(await complaints(people)).toEqual([]);
});

test("the first Tab of a signed-in page offers the way past the navigation", async ({ as }) => {
  const page = await as("executive");
  await page.goto("/overview");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
});

test("a period is chosen by keyboard alone", async ({ as }) => {
  const page = await as("executive");
  await page.goto("/overview");
  await page.getByRole("button", { name: /^Period:/ }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("navigation", { name: "Period" })).toBeVisible();
  for (let stop = 0; stop < 4; stop++) await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Last 12 months", exact: true })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/overview?period=last-12m");
});
