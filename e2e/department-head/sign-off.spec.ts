import AxeBuilder from "@axe-core/playwright";
import { DEMO_PASSWORD } from "../cast";
import { sql } from "../database";
import { expect, mutate, test } from "../stage";

const SLUG = "retention-renewals";
const PATH = `/departments/${SLUG}`;
const head = { email: `head.${SLUG}@northgate.example`, password: DEMO_PASSWORD };

// It changes what every head sees, and signs for good.
test.use({ alone: true });

/** Nobody has signed for this department, and nobody forecasts. */
async function unsigned(): Promise<void> {
  const mine = `department_id = (SELECT id FROM department WHERE slug = '${SLUG}')`;
  await sql(`DELETE FROM card_reopening WHERE card_id IN (SELECT id FROM signed_card WHERE ${mine})`);
  for (const table of ["signed_card", "card_review", "card_note", "forecast"])
    await sql(`DELETE FROM ${table} WHERE ${mine}`);
  const said = `SELECT id FROM commitment WHERE ${mine} AND words LIKE 'Answer within a day: %'`;
  await sql(`DELETE FROM commitment_change WHERE commitment_id IN (${said})`);
  await sql(`DELETE FROM commitment WHERE id IN (${said})`);
  await sql(`DELETE FROM target WHERE ${mine} AND value = 95`);
  await sql("UPDATE organisation SET forecasts_from = NULL");
  await sql(
    "DELETE FROM grant_held WHERE role = 'executive' AND person_id = (SELECT id FROM person WHERE email = $1)",
    [head.email],
  );
}
test.beforeEach(unsigned);
test.afterEach(unsigned);

test("a head reviews, is told with links what is missing, commits and signs; an executive countersigns; it stays as signed", async ({
  as,
}) => {
  test.slow();
  // A target that this department clearly missed, of the closed month.
  await sql(
    `INSERT INTO target (department_id, metric, value, band, valid_from)
     SELECT id, 'nps', 95, 1, date_trunc('month', now() - interval '1 month')::date FROM department WHERE slug = '${SLUG}'`,
  );
  const page = await as(head);
  await page.goto(PATH);
  const band = page.getByRole("region", { name: /^Sign off / });
  await expect(band).toContainText(/Due \d+ \w+ \d{4}, /);
  await band.getByRole("button", { name: /^Review / }).click();
  const figures = band.getByRole("table", { name: /for review$/ });
  await expect(figures.getByRole("row", { name: /^NPS/ })).toContainText("Missed");
  await band.getByRole("button", { name: /^Sign off / }).click();
  const links = band.getByRole("alert").getByRole("link");
  await expect(links.filter({ hasText: "Say why NPS was missed." })).toBeVisible();
  await expect(links.filter({ hasText: "Commit to something for NPS." })).toBeVisible();
  await links.filter({ hasText: "Say why NPS was missed." }).click();
  await expect(band.getByLabel("Why was NPS missed?")).toBeFocused();
  expect((await new AxeBuilder({ page }).include("#sign-off").analyze()).violations).toEqual([]);

  for (const field of await band.getByLabel(/^Why was .* missed\?$/).all()) {
    const label =
      /^Why was (.*) missed\?$/.exec(
        (await field.evaluate((area: HTMLTextAreaElement) => area.labels[0]?.textContent)) ?? "",
      )?.[1] ?? "";
    await field.fill(`The backlog of summer: ${label}`);
    await band.getByRole("button", { name: `Save the note on ${label}`, exact: true }).click();
    await expect(figures).toContainText(`The backlog of summer: ${label}`);
    const wants = band.getByText(`No commitment for ${label} yet.`);
    if ((await wants.count()) === 0) continue;
    await band.getByRole("button", { name: `Add a commitment for ${label}`, exact: true }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("In a few words").fill(`Answer within a day: ${label}`);
    await dialog
      .getByLabel("Done by")
      .fill(new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10));
    await dialog.getByLabel("To", { exact: true }).fill("20");
    await dialog
      .getByLabel("By", { exact: true })
      .fill(new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10));
    await dialog.getByRole("button", { name: "Commit" }).click();
    await expect(wants).toHaveCount(0);
  }
  await band.getByRole("button", { name: /^Sign off / }).click();
  const signed = page.getByRole("region", { name: /is signed$/ });
  await expect(signed).toContainText(/Signed by Yasmin Karim on /);
  await expect(signed.getByRole("button", { name: /^Countersign/ })).toHaveCount(0);
  await signed.getByText("Figures, notes and commitments as signed").click();
  const asSigned = await signed.getByRole("table", { name: /as signed$/ }).innerText();

  // Who signed does not countersign, not even as an executive, neither by the page nor past it.
  const [both] = await sql<{ id: number; sha256: string; person: string }>(
    `WITH made AS (INSERT INTO grant_held (person_id, role) SELECT id, 'executive' FROM person WHERE email = '${head.email}' RETURNING person_id)
     SELECT c.id, encode(c.sha256, 'hex') AS sha256, c.signed_by AS person FROM signed_card AS c, made
     WHERE c.signed_by = made.person_id AND c.reopened_at IS NULL ORDER BY c.id DESC LIMIT 1`,
  );
  await page.reload();
  await expect(signed).toContainText("Another executive countersigns it, because you signed it.");
  await expect(signed.getByRole("button", { name: /^Countersign/ })).toHaveCount(0);
  const refused = await mutate(page.request, "signoff.countersign", { id: both?.id, sha256: both?.sha256 });
  expect(refused.status()).toBe(422);
  expect(await refused.text()).toContain("You signed this yourself: another executive countersigns.");
  await sql("DELETE FROM grant_held WHERE role = 'executive' AND person_id = $1", [both?.person]);

  const executive = await as("executive");
  await executive.goto(PATH);
  await executive.getByRole("button", { name: /^Countersign / }).click();
  await expect(executive.getByRole("region", { name: /is signed$/ })).toContainText(
    "countersigned by Eleanor Hart",
  );

  // New answers for that month change nothing of what was signed; a line says how many they are.
  await sql(`INSERT INTO response (answered_at, survey_id, touchpoint_id, score)
    SELECT (c.period_from + 10)::timestamptz, (SELECT min(id) FROM survey WHERE counts_in_score), (SELECT min(r.touchpoint_id) FROM touchpoint_role AS r
      WHERE r.department_id = c.department_id AND r.role = 'owner' AND r.valid_to IS NULL), 0
    FROM signed_card AS c, generate_series(1, 3) WHERE c.department_id = (SELECT id FROM department WHERE slug = '${SLUG}')`);
  await page.reload();
  await expect(signed).toContainText("3 answers came later and are not in these figures.");
  await signed.getByText("Figures, notes and commitments as signed").click();
  expect(await signed.getByRole("table", { name: /as signed$/ }).innerText()).toBe(asSigned);

  // Another head and a member read what was signed, and no comment of it.
  const other = await as("otherHead");
  await other.goto(PATH);
  await expect(other.getByRole("region", { name: /is signed$/ })).toContainText("Signed by Yasmin Karim");
  await expect(other.getByRole("region", { name: "In customers' words" })).toHaveCount(0);
  await sql(
    `DELETE FROM response WHERE score = 0 AND customer_id IS NULL AND comment IS NULL AND answered_at::time = '00:00' AND channel_id IS NULL`,
  );
});

test("while heads forecast, no page, payload or file holds the month's result before the forecast is saved", async ({
  as,
}) => {
  test.slow();
  const admin = await as("admin");
  await admin.goto("/admin/settings/periods");
  await admin.getByLabel(/^Heads forecast each period/).check();
  await admin.getByRole("button", { name: "Save how periods are closed" }).click();
  await expect(admin.getByText("Saved.")).toBeVisible();
  const [planted] = await sql<{
    id: string;
  }>(`INSERT INTO response (answered_at, survey_id, touchpoint_id, score, comment, language)
    SELECT now() - interval '1 minute', (SELECT min(id) FROM survey WHERE counts_in_score), (SELECT min(r.touchpoint_id) FROM touchpoint_role AS r
      JOIN department AS d ON d.id = r.department_id WHERE d.slug = '${SLUG}' AND r.role = 'owner' AND r.valid_to IS NULL), 0, 'quixotic-zebra ' || n, 'en'
    FROM generate_series(1, 1709) AS n RETURNING id`);
  expect(planted).toBeDefined();
  const page = await as(head);
  const asked = encodeURIComponent(JSON.stringify({ period: "this-quarter" }));
  const addresses = [
    PATH,
    `${PATH}?period=this-quarter`,
    `${PATH}?tab=history&period=this-quarter`,
    `${PATH}?tab=people&period=this-quarter`,
    "/overview?period=this-quarter",
    "/trends?period=this-quarter",
    "/trends?view=detractors&period=last-12m",
    "/trends?view=movement",
    "/trends?view=money",
    "/trends?view=drivers",
    "/scorecards?period=this-quarter",
    "/journey/customer-journey?period=this-quarter",
    "/feedback?period=this-quarter",
    "/cases",
    "/cases?view=unassigned",
    "/feedback?period=last-30d&q=quixotic-zebra",
    `/api/feedback/comments.csv?asked=${asked}`,
    `/api/trends/score.csv?asked=${asked}`,
    `/api/journey/customer-journey/csv?asked=${asked}`,
  ];
  const told = async () => {
    const tells: string[] = [];
    for (const address of addresses) {
      const text =
        (await (await page.request.get(address)).text()) +
        (await (await page.request.get(address, { headers: { rsc: "1" } })).text());
      if (
        text
          .replaceAll("q=quixotic-zebra", "")
          .replaceAll("“quixotic-zebra”", "")
          .includes("quixotic-zebra 1") ||
        /\b1,?709\b/.test(text)
      )
        tells.push(address);
    }
    return tells;
  };
  expect(await told()).toEqual([]);
  await page.goto(PATH);
  const band = page.getByRole("region", { name: /^Sign off|is signed$/ });
  await band.getByRole("button", { name: /^Save my forecast/ }).click();
  await expect(band.getByRole("alert").getByRole("link")).toHaveText([
    "Enter the score you expect.",
    "Enter the low end of your range.",
    "Enter the high end of your range.",
  ]);
  await band.getByLabel("NPS you expect").fill("18");
  await band.getByLabel("At the lowest").fill("12");
  await band.getByLabel("At the highest").fill("24");
  await band.getByRole("button", { name: /^Save my forecast/ }).click();
  await expect(band.getByRole("button", { name: /^Save my forecast/ })).toHaveCount(0);
  expect(await told()).toContain(`${PATH}?period=this-quarter`);
  await sql("DELETE FROM response WHERE comment LIKE 'quixotic-zebra %'");
});
