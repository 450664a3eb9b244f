import { sql } from "../database";
import { expect, test } from "../stage";

// It adds departments that everybody's pages would show.
test.use({ alone: true });

/** Departments with so many answers of last month, too old to open cases, each against a target of 35. */
const vectors = [
  { slug: "vector-met", name: "Vector of two hundred", scores: [120, 60, 20], value: "+50", verdict: "Met" },
  { slug: "vector-few", name: "Vector of nine", scores: [6, 2, 1], value: "+56", verdict: "Too few" },
] as const;
/** So few that they are hidden, and with them whichever department too small to show could be worked out. */
const cover = { slug: "vector-five", name: "Vector of five", scores: [3, 1, 1] } as const;
const planted = [...vectors, cover];
const slugs = planted.map(({ slug }) => slug);

async function gone(): Promise<void> {
  const places = "SELECT id FROM touchpoint WHERE slug = ANY ($1)";
  const departments = "SELECT id FROM department WHERE slug = ANY ($1)";
  await sql(`DELETE FROM response WHERE touchpoint_id IN (${places})`, [slugs]);
  await sql("SELECT rollup.fold()");
  await sql(`DELETE FROM touchpoint_role WHERE touchpoint_id IN (${places})`, [slugs]);
  await sql(`DELETE FROM target WHERE department_id IN (${departments})`, [slugs]);
  await sql("DELETE FROM touchpoint WHERE slug = ANY ($1)", [slugs]);
  await sql("DELETE FROM department WHERE slug = ANY ($1)", [slugs]);
}
test.beforeEach(gone);
test.afterEach(gone);

test("a verdict is the word that the counts and the target ask for", async ({ as }) => {
  for (const { slug, name, scores } of planted)
    await sql(
      `WITH department AS (INSERT INTO department (slug, name, position) VALUES ($1, $2, 900) RETURNING id),
        place AS (INSERT INTO touchpoint (slug, name, position) VALUES ($1, $2, 900) RETURNING id),
        owner AS (INSERT INTO touchpoint_role (touchpoint_id, department_id, role, valid_from) SELECT place.id, department.id, 'owner', '2020-01-01' FROM place, department),
        target AS (INSERT INTO target (department_id, metric, value, band, valid_from) SELECT id, 'nps', 35, 5, '2020-01-01' FROM department)
       INSERT INTO response (answered_at, survey_id, touchpoint_id, score)
         SELECT date_trunc('month', now()) - interval '20 days', (SELECT min(id) FROM survey WHERE counts_in_score), place.id,
           CASE WHEN n <= $3 THEN 10 WHEN n <= $3 + $4 THEN 8 ELSE 2 END
         FROM place, generate_series(1, $3::int + $4::int + $5::int) AS n`,
      [slug, name, ...scores],
    );
  const page = await as("executive");
  await page.goto("/scorecards?period=last-month");
  for (const { name, value, verdict } of vectors) {
    const nps = page
      .getByRole("row", { name: new RegExp(`^${name}`) })
      .getByRole("cell")
      .nth(1);
    await expect(nps).toContainText(value);
    await expect(nps).toContainText(verdict);
  }
});
