import AxeBuilder from "@axe-core/playwright";
import { expect, test, type BrowserContext, type Page } from "@playwright/test";
import { cast, DEMO_PASSWORD, signIn } from "../cast";
import { sql } from "../database";
import { startSampleServer, type SampleServer } from "./empty-server";

/** States of the trends that need answers of the test's own, in a product of its own. */
test.describe.configure({ mode: "serial" });
test.setTimeout(120_000);

let server: SampleServer;
let context: BrowserContext;
let page: Page;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000); // it may have to build first
  server = await startSampleServer(DEMO_PASSWORD);
  context = await browser.newContext({ baseURL: server.url });
  page = await context.newPage();
  await signIn(page, "executive");
  await expect(page).toHaveURL(cast.executive.home);
  await plant();
});
test.afterAll(async () => {
  await context.close();
  await server.end();
});

/** In 2015: nobody in both January and February; six of 46 in both March and April; no answers in May; June again. */
async function plant(): Promise<void> {
  await sql("SELECT facts.ensure_months('2015-01-01', '2015-06-30')", [], server.folder);
  const nameless = (day: string, count: number) =>
    sql(
      `INSERT INTO response (answered_at, survey_id, score)
       SELECT $1::timestamptz, (SELECT min(id) FROM survey WHERE counts_in_score), n % 11 FROM generate_series(1, $2::int) AS n`,
      [`${day}T10:00:00Z`, count],
      server.folder,
    );
  const named = (day: string, score: number) =>
    sql(
      `INSERT INTO response (answered_at, survey_id, customer_id, score)
       SELECT $1::timestamptz, (SELECT min(id) FROM survey WHERE counts_in_score), id, $2::int
       FROM customer ORDER BY id LIMIT 6`,
      [`${day}T10:00:00Z`, score],
      server.folder,
    );
  for (const day of ["2015-01-10", "2015-02-10", "2015-06-10"]) await nameless(day, 12);
  for (const day of ["2015-03-10", "2015-04-10"]) await nameless(day, 40);
  await named("2015-03-11", 9);
  await named("2015-04-11", 3);
}

async function expectAccessible(): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag22aa"]).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id} ${nodes.map(({ target }) => target.join(" ")).join(", ")}`),
  ).toEqual([]);
}

/** Customers are followed some seconds after answers came in. */
async function openFollowed(path: string, sign: string): Promise<void> {
  await expect
    .poll(
      async () => {
        await page.goto(path);
        return page.getByText(sign).count();
      },
      { timeout: 60_000 },
    )
    .toBeGreaterThan(0);
}

test("no repeat customers: movement says that nobody answered twice, and that the change is all mix", async () => {
  await openFollowed("/trends?view=movement&period=2015-02", "Nobody answered in both periods");
  await expect(page.getByText(/12 answered in January 2015 only, 12 in February 2015 only/)).toBeVisible();
  await expect(page.getByRole("region", { name: "Better answers, or other customers?" })).toBeVisible();
  await expect(page.getByRole("img", { name: /table beside it/ })).toHaveCount(0);
  await expectAccessible();
});

test("under 20 per cent repeat customers: a banner says how few, and to read movement with care", async () => {
  await openFollowed("/trends?view=movement&period=2015-04", "read movement with care");
  await expect(page.getByText("Only 13% answered in both periods: read movement with care.")).toBeVisible();
  await expect(page.getByText("fell straight from promoter to detractor, of 6 promoters lost")).toBeVisible();
  await expectAccessible();
});

test("a month without answers between two with is a gap in line and table, never a zero", async () => {
  await page.goto("/trends?period=2015-06&grain=month");
  const card = page.getByRole("region", { name: "Is it really getting better?" });
  await card.getByText("Show as table").click();
  const row = (month: string) => card.getByRole("row", { name: new RegExp(`^${month} 2015`) });
  await expect(row("April")).toContainText("46");
  await expect(row("May").getByRole("cell")).toHaveText(["–", "No answers", "–"]); // no zero
  const lines = await card
    .locator("svg path.stroke-current")
    .evaluateAll((all) => all.map((one) => one.getAttribute("d") ?? ""));
  expect(lines.some((d) => (d.match(/M/g) ?? []).length === 2)).toBe(true); // broken in two
});

test("what is not computed yet says so: drivers, money and own ratio", async () => {
  await sql("DELETE FROM driver_analysis", [], server.folder);
  await page.goto("/trends?view=drivers");
  await expect(page.getByText("Not computed yet").first()).toBeVisible();
  await expectAccessible();
  await sql("DELETE FROM rollup.computed", [], server.folder);
  await page.goto("/trends?view=money");
  await expect(page.getByRole("region", { name: "How much revenue may leave?" })).toContainText(
    "Not computed yet",
  );
  await expect(page.getByText("Your own ratio is not computed yet.")).toBeVisible();
});
