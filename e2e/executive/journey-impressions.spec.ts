import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { oneRow } from "../database";
import { expect, test } from "../stage";

const MAP = "/journey/customer-journey";
// Figures of the map, of pages and of the answers themselves are compared.
test.use({ alone: true });

const row = (page: Page, name: string) =>
  page
    .getByRole("table", { name: /^Journey map: / })
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader", { name, exact: true }) });

test("The map says per stage how much better or worse than expected it was, and what was not asked.", async ({
  as,
}) => {
  const said = await oneRow<{ n: number; better: string; worse: string; net: string }>(`
    SELECT count(expectation)::int AS n, round(100.0 * count(*) FILTER (WHERE expectation = 1) / count(expectation))::text AS better,
      round(100.0 * count(*) FILTER (WHERE expectation = -1) / count(expectation))::text AS worse,
      round(abs(100.0 * sum(expectation) / count(expectation)))::text AS net
    FROM response AS r JOIN touchpoint AS t ON t.id = r.touchpoint_id JOIN stage AS s ON s.id = t.stage_id
      JOIN journey AS j ON j.id = s.journey_id
    WHERE s.slug = 'cultivation' AND j.slug = 'customer-journey'
      AND r.answered_at >= timestamp '2026-07-01' AT TIME ZONE 'Europe/London'
      AND r.answered_at < timestamp '2026-10-01' AT TIME ZONE 'Europe/London'`);
  const page = await as("executive");
  await page.goto(`${MAP}?period=2026-Q3`);
  const expectation = row(page, "Against expectation").getByRole("cell");
  await expect(expectation.nth(0)).toHaveText("Not asked here");
  await expect(expectation.nth(6)).toContainText(`−${said.net}`);
  await expect(expectation.nth(6)).toContainText(/±\d+|−\d+ to −?\d+/);
  await expect(expectation.nth(6)).toContainText(`${said.better}% better, ${said.worse}% worse`);
  await expect(expectation.nth(6)).toContainText(`${said.n} answers`);
  const traits = row(page, "Four traits").getByRole("cell");
  await expect(traits.nth(0)).toHaveText("Not asked here");
  await expect(traits.nth(6).getByRole("term")).toHaveText(["Reliable", "Relevant", "Valuable", "Honest"]);
});

test("A touchpoint has the four traits with their ranges, and says where nobody asks for them.", async ({
  as,
}) => {
  const said = await oneRow<{ n: number; honest: string }>(`
    SELECT count(honest)::int AS n, round(100.0 * count(*) FILTER (WHERE honest >= 4) / count(honest))::text AS honest
    FROM response AS r JOIN touchpoint AS t ON t.id = r.touchpoint_id WHERE t.slug = 'settlement-offer'
      AND r.answered_at >= timestamp '2026-07-01' AT TIME ZONE 'Europe/London'
      AND r.answered_at < timestamp '2026-10-01' AT TIME ZONE 'Europe/London'`);
  const page = await as("executive");
  const card = page.getByRole("region", { name: "Was it as expected, and can it be relied on?" });
  for (const colorScheme of ["light", "dark"] as const)
    for (const width of [1440, 390]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      await page.goto(`${MAP}/use/settlement-offer?period=2026-Q3`);
      await expect(
        card.getByText(new RegExp(`^${said.honest}% \\(\\d+ to \\d+\\), ${said.n} answers$`)),
      ).toBeVisible();
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    }
  await page.goto(`${MAP}/use/claim-payment?period=2026-Q3`);
  await expect(card.getByText("Not asked here.", { exact: false })).toHaveCount(2);
});
