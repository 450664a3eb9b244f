import { plantComment } from "../canary";
import { expect, queryPath, test } from "../stage";

test("a member lands on the own department and reads its customers' words", async ({ as }) => {
  const comment = await plantComment("claims");
  const page = await as("member");
  await page.goto("/");
  await expect(page).toHaveURL("/departments/claims");
  await expect(page.getByRole("region", { name: "In customers' words" }).getByText(comment)).toBeVisible();
});

test("another department's page is the 404 page for a member, as one that does not exist", async ({ as }) => {
  const page = await as("member");
  const words: string[] = [];
  for (const path of ["/departments/contact-centre", "/departments/it", "/departments/no-such-department"]) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(404);
    words.push(await page.getByRole("main").last().innerText());
  }
  expect(new Set(words).size).toBe(1);
  expect(words[0]).toContain("This page does not exist or you have no access to it. Ask an administrator.");
});

test("a member's overview is of the own department alone", async ({ as }) => {
  const page = await as("member");
  await page.goto("/overview");
  const rows = page.getByRole("table", { name: /NPS of each department/ }).locator("tbody tr");
  await expect(rows).toHaveCount(1);
  await expect(rows.getByRole("rowheader").getByRole("link")).toHaveText("Claims");
  const overview = await page.request.get(queryPath("loyalty.overview", { period: "last-quarter" }));
  const body = await overview.text();
  for (const other of ["Contact Centre", "contact-centre", "Retention", "Distribution"])
    expect(body.includes(other), other).toBe(false);
});

test("a member's overview counts the answers of the own department and no others", async ({ as }) => {
  const [member, executive] = [await as("member"), await as("executive")];
  type Body = { result: { data: { score: { score: { n: number } } } } };
  const answersOn = async (page: typeof member, path: string) =>
    ((await (await page.request.get(path)).json()) as Body).result.data.score.score.n;
  const asked = { period: "last-quarter" };
  expect(await answersOn(member, queryPath("loyalty.overview", asked))).toBe(
    await answersOn(executive, queryPath("loyalty.department", { slug: "claims", asked })),
  );
});

test("a member has no imports and no people, neither as links nor as pages", async ({ as }) => {
  const page = await as("member");
  await page.goto("/");
  const links = await page
    .getByRole("navigation", { name: "Main", exact: true })
    .getByRole("link")
    .allInnerTexts();
  expect(links).toEqual([
    "Overview",
    "Trends",
    "Journey",
    "Claims",
    "Scorecards",
    "Cases",
    "Plans",
    "Feedback",
    "Methods",
  ]);
  for (const path of ["/imports", "/imports/new", "/admin/people"])
    expect((await page.goto(path))?.status(), path).toBe(404);
});
