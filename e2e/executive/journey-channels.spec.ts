import AxeBuilder from "@axe-core/playwright";
import { oneRow } from "../database";
import { expect, test } from "../stage";

const MAP = "/journey/customer-journey";

test.beforeEach(async () => {
  // The worker measures once figures keep still.
  await expect
    .poll(async () => (await oneRow<{ n: number }>("SELECT count(*)::int AS n FROM seam_analysis")).n, {
      timeout: 60_000,
    })
    .toBe(1);
});

test("Channels show what each change costs, with its range and how many matters, and say what they rest on.", async ({
  as,
}) => {
  const page = await as("executive");
  await page.goto(MAP);
  await page.getByRole("link", { name: "Channels", exact: true }).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/view=channels/);
  const card = page.getByRole("region", { name: "What does it cost customers to change channel?" });
  const seam = await oneRow<{ penalty: string; n: number }>(`
    SELECT to_char(penalty, 'FM90.0') AS penalty, n FROM seam JOIN channel AS f ON f.id = from_channel JOIN channel AS t ON t.id = to_channel
    WHERE stage_id = 0 AND f.name = 'App' AND t.name = 'Phone' AND is_clear`);
  const row = card
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader", { name: "App", exact: true }) });
  const cell = row.getByRole("cell").filter({ hasText: `${seam.n} matters` });
  await expect(cell).toContainText(`+${seam.penalty}`);
  await expect(cell).toContainText(/\+\d\.\d to \+\d\.\d/);
  await expect(card.getByText(/^Going from .* costs most: \d\.\d points harder\.$/)).toBeVisible();
  await expect(card.getByText(/Harder matters change channel more often/)).toBeVisible();
  await expect(card.getByText(/as of \d/)).toBeVisible();
});

test("A seam that makes a stage harder stands in the map's row of channels and on the stage's page.", async ({
  as,
}) => {
  const page = await as("executive");
  await page.goto(MAP);
  const channels = page
    .getByRole("table", { name: /^Journey map: / })
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader", { name: "Channels", exact: true }) })
    .getByRole("cell");
  await expect(channels.nth(5).getByText(/^App to Phone: \d\.\d points harder/)).toBeVisible();
  await expect(channels.nth(0).getByText(/harder/)).toHaveCount(0);
  await page.goto(`${MAP}/use`);
  const here = page.getByRole("region", { name: "Does changing channel make it harder here?" });
  await expect(
    here.getByRole("row", { name: /^App to Phone \+\d\.\d .* Clearly harder \d+$/ }),
  ).toBeVisible();
  await here.getByRole("link", { name: "All channels" }).click();
  await expect(
    page.getByRole("region", { name: "What does it cost customers to change channel?" }),
  ).toBeVisible();
});

test("The channels are accessible in light and dark, wide and narrow.", async ({ as }) => {
  const page = await as("executive");
  for (const colorScheme of ["light", "dark"] as const)
    for (const width of [1440, 390]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      await page.goto(`${MAP}?view=channels`);
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    }
});
