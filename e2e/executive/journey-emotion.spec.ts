import { oneRow } from "../database";
import { expect, test } from "../stage";

const MAP = "/journey/customer-journey";
// Figures of the map, of a stage's page and of the answers themselves are compared.
test.use({ alone: true });

test("The map and the stage's page say how many felt just what was designed, as the answers do.", async ({
  as,
}) => {
  const said = await oneRow<{ hit: string; n: number }>(`
    SELECT round(100.0 * count(*) FILTER (WHERE r.emotion = 1) / count(*))::text AS hit, count(*)::int AS n
    FROM response AS r JOIN touchpoint AS t ON t.id = r.touchpoint_id JOIN stage AS s ON s.id = t.stage_id
      JOIN journey AS j ON j.id = s.journey_id JOIN survey ON survey.id = r.survey_id
    WHERE s.slug = 'purchase' AND j.slug = 'customer-journey' AND survey.counts_in_score AND r.emotion IS NOT NULL
      AND r.answered_at >= timestamp '2026-08-01' AT TIME ZONE 'Europe/London'
      AND r.answered_at < timestamp '2026-09-01' AT TIME ZONE 'Europe/London'`);
  const page = await as("executive");
  await page.goto(`${MAP}?period=2026-08`);
  const row = page
    .getByRole("table", { name: /^Journey map: / })
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader", { name: "Emotion curve" }) });
  const cells = row.getByRole("cell");
  await expect(cells.nth(4)).toContainText(`${said.hit}%`);
  await expect(cells.nth(4)).toContainText(/±\d+ as designed|\d+ to \d+ as designed/);
  // Nobody designed how Awareness should feel: no hit rate, and the map says which share of answers that concerns.
  await expect(cells.nth(0)).not.toContainText("as designed");
  await expect(page.getByText(/of answers at stages nobody designed an emotion for$/)).toBeVisible();
  const point = await cells.nth(4).locator("[role=img]").getAttribute("aria-label");
  expect(point).toMatch(
    new RegExp(
      `designed relieved .*gap [−+]?[\\d.]+ \\(.* to .*\\), ${said.hit}% \\(\\d+ to \\d+\\) felt just that`,
    ),
  );
  await page.goto(`${MAP}/purchase?period=2026-08`);
  const wanted = page.getByRole("region", { name: "What is wanted here, and what is felt?" });
  await expect(wanted.getByRole("definition").filter({ hasText: `${said.hit}%` })).toContainText(
    `${said.n.toLocaleString("en-GB")} answers`,
  );
});
