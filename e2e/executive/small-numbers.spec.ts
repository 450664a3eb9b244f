import {
  countsByDepartment,
  countsIn,
  countWords,
  lastQuarter,
  npsWords,
  totalOf,
  type Counts,
  type Quarter,
} from "../answers";
import { expect, queryPath, test } from "../stage";

test.use({ alone: true });

const THRESHOLD = 5;
const REASON = "Fewer than 5 answers: hidden to protect customers.";
/** The two sentences of a hidden line that have a figure in them, and neither is the customers'. */
const withoutSentences = (words: string) =>
  words.replaceAll(REASON, "").replaceAll("Show last 12 months", "");

/** The newest quarter in which a department has too few answers to be shown. */
async function quarterWithFew() {
  for (let before = 0; before < 7; before++) {
    const quarter = await lastQuarter(before);
    const departments = await countsByDepartment(quarter);
    const few = departments.find((each) => totalOf(each) > 0 && totalOf(each) < THRESHOLD);
    if (few) return { quarter, departments, few };
  }
  throw new Error("The sample has no department with few answers.");
}

type Line = { slug: string; figure: { state: string; score?: { n: number } }; trend: unknown[] };
type Data = { departments: Line[]; unowned: Line["figure"]; unmapped: Line["figure"] };

async function overviewData(fetched: { json(): Promise<unknown> }): Promise<Data> {
  return ((await fetched.json()) as { result: { data: Data } }).result.data;
}

function countsJson({ promoters, passives, detractors }: Counts): string {
  return JSON.stringify({ promoters, passives, detractors });
}

const askFor = ({ key }: Quarter) => queryPath("loyalty.overview", { period: key });

test("a department with fewer than 5 answers shows words and no number", async ({ as }) => {
  const page = await as("executive");
  const { quarter, few } = await quarterWithFew();
  await page.goto(`/overview?period=${quarter.key}`);
  const row = page.getByRole("row").filter({ hasText: few.name });
  await expect(row.getByText(REASON).filter({ visible: true }).first()).toBeVisible();
  expect(withoutSentences(await row.innerText())).not.toMatch(/\d/);
  expect(await row.locator("svg").count()).toBe(0);
});

test("its counts are in no byte of the page, of its payload or of the procedure's answer", async ({ as }) => {
  const page = await as("executive");
  const { quarter, departments, few } = await quarterWithFew();
  const url = `/overview?period=${quarter.key}`;
  const html = await (await page.request.get(url)).text();
  const payload = await (await page.request.get(url, { headers: { rsc: "1" } })).text();
  const json = await (await page.request.get(askFor(quarter))).text();
  const shown = departments.find((each) => totalOf(each) >= 100);
  if (!shown) throw new Error("The sample has no department with many answers.");

  const answersOf = (counts: Counts) => new RegExp(`(?<![\\d,])${countWords(totalOf(counts))} answers`);
  expect(answersOf(shown).test(html), "what the search would find").toBe(true);
  expect(payload.includes(countsJson(shown)), "what the search would find").toBe(true);
  expect(json.includes(countsJson(shown)), "what the search would find").toBe(true);
  for (const [where, body] of Object.entries({ html, payload, json })) {
    expect(answersOf(few).test(body), `number of answers in ${where}`).toBe(false);
    expect(body.includes(countsJson(few)), `counts in ${where}`).toBe(false);
  }
  const rowOf = (name: string) => {
    const written = name.replaceAll("&", "&amp;");
    const rows = html.split("<tr").map((row) => row.split("</tr>")[0] ?? "");
    return rows.find((row) => row.includes(`>${written}<`)) ?? "";
  };
  expect(rowOf(shown.name)).toContain(npsWords(shown));
  expect(rowOf(few.name)).toContain(REASON);
  expect(withoutSentences(rowOf(few.name).replace(/^[^>]*>|<[^>]*>/g, ""))).not.toMatch(/\d/);

  const { departments: lines } = await overviewData(await page.request.get(askFor(quarter)));
  expect(lines.find(({ slug }) => slug === few.slug)).toMatchObject({
    figure: { state: "hidden", why: "few" },
    change: { state: "not comparable" },
    trend: [],
  });
});

test("what is hidden cannot be worked out from what is shown", async ({ as }) => {
  const page = await as("executive");
  const { quarter } = await quarterWithFew();
  const { departments, unowned, unmapped } = await overviewData(await page.request.get(askFor(quarter)));
  const figures = [...departments.map(({ figure }) => figure), unowned, unmapped];
  const shown = figures.reduce((sum, { score }) => sum + (score?.n ?? 0), 0);
  const rest = totalOf(await countsIn(quarter)) - shown;
  expect(figures.some(({ state }) => state === "hidden")).toBe(true);
  expect(rest).toBeGreaterThanOrEqual(THRESHOLD);
});

test("the department's own page hides the figure as well", async ({ as }) => {
  const page = await as("executive");
  const { quarter, few } = await quarterWithFew();
  await page.goto(`/departments/${few.slug}?period=${quarter.key}`);
  const hero = page.getByRole("region", { name: "Would customers recommend us after meeting us here?" });
  await expect(hero.getByText(REASON).first()).toBeVisible();
  await expect(hero.getByText(npsWords(few), { exact: true })).toHaveCount(0);
  await expect(hero.getByText(/^Promoters \d/)).toHaveCount(0);
});
