import { sql } from "../database";
import { expect, test } from "../stage";

const PATH = "/departments/claims";
const region = (name: string | RegExp) => ["region", { name }] as const;

test("a head lands on what needs them, each with a day and one thing to do, above everything that is only to be read", async ({
  as,
}) => {
  const page = await as("head");
  await page.goto("/");
  await expect(page).toHaveURL(PATH);
  const needs = page.getByRole(...region("Needs you"));
  const lines = needs.getByRole("listitem");
  expect(await lines.count()).toBeGreaterThan(1);
  for (const line of await lines.all()) await expect(line).toContainText(/late|Due |No date set/);
  // The sample's own facts: a commitment that was missed, and a promise clearly kept less often than promised.
  const missed = lines.filter({ hasText: "Pay simple claims within 48 hours" });
  await expect(missed).toContainText(/\d+ days late · You/);
  await expect(missed.getByRole("link", { name: /^Mark done/ })).toHaveAttribute("href", "#commitments");
  await expect(lines.filter({ hasText: "Broken: “Claims decided in 48 hours”" })).toContainText(
    /Kept \d+% of \d+/,
  );
  const tops = await page
    .getByRole("region", { name: /^(Needs you|Are we keeping what we agreed\?|In customers' words)$/ })
    .evaluateAll((cards) => cards.map((card) => card.getBoundingClientRect().top));
  expect(tops).toEqual(tops.toSorted((a, b) => a - b));
  expect(tops[0]).toBeLessThan(900);
});

test("the page has three parts with addresses of their own, readable without JavaScript, that keep the filters", async ({
  as,
}) => {
  const page = await as("head", { javaScriptEnabled: false });
  await page.goto(`${PATH}?period=last-12m`);
  const tabs = page.getByRole("navigation", { name: "Parts of Claims" });
  await expect(tabs.getByRole("link")).toHaveText(["Now", "History", "People"]);
  await tabs.getByRole("link", { name: "History" }).click();
  await expect(page).toHaveURL(`${PATH}?tab=history&period=last-12m`);
  await expect(tabs.getByRole("link", { name: "History" })).toHaveAttribute("aria-current", "page");
  const periods = page.getByRole("table", { name: "Closed periods side by side" });
  expect(await periods.getByRole("columnheader").count()).toBe(7);
  await expect(periods.getByRole("row", { name: /^Whole organisation/ })).toContainText(/\d+ of 12 signed/);
  await tabs.getByRole("link", { name: "People" }).click();
  await expect(page).toHaveURL(`${PATH}?tab=people&period=last-12m`);
  await expect(page.getByRole("table", { name: "Heads of Claims" })).toContainText("Hana Okafor");
  await expect(page.getByRole(...region("Who heads Claims?"))).toContainText("Countersigns: Eleanor Hart");
  await tabs.getByRole("link", { name: "Now" }).click();
  await expect(page).toHaveURL(`${PATH}?period=last-12m`);
  await page.goto(`${PATH}?tab=nonsense`);
  await expect(page.getByRole(...region("Needs you"))).toBeVisible();
});

test("a signed period stands in the history with its signatures, figures and verdicts", async ({ as }) => {
  const page = await as("executive");
  await page.goto("/departments/contact-centre?tab=history");
  const periods = page.getByRole("table", { name: "Closed periods side by side" });
  await expect(periods.getByRole("row", { name: /^Signed/ })).toContainText(
    /Countersigned by Eleanor Hart, \d+ \w+ \d{4}/,
  );
  await expect(periods.getByRole("row", { name: /^NPS/ }).getByRole("cell").first()).toHaveText(
    /^[+−]?\d+ ±\d+(Met|Likely met|At risk|Open|Likely missed|Missed)/,
  );
  await expect(periods.getByRole("row", { name: /^Came later/ })).toContainText(/answers?/);
});

test("a department is compared with those like it by what three of them show, and nobody is picked out", async ({
  as,
}) => {
  const page = await as("head");
  await page.goto(`${PATH}?tab=history`);
  const card = page.getByRole(...region("How do we stand beside departments like us?"));
  await expect(card).toContainText(
    /\d+ departments that answer for touchpoints of the same stages|the \d+ departments/,
  );
  const nps = card.getByRole("row", { name: /^NPS/ });
  await expect(nps).toContainText(/[+−]?\d+ to [+−]?\d+/);
  const names = await sql<{ name: string }>("SELECT name FROM department WHERE slug <> 'claims'");
  const words = await card.innerText();
  expect(names.filter(({ name }) => words.includes(name))).toEqual([]);
});

// It changes what every head sees.
const lonely = test.extend({ alone: true });

lonely(
  "while scorecards are not open to everybody, a head sees no other one and compares with nobody",
  async ({ as }) => {
    const page = await as("head");
    try {
      await sql("UPDATE organisation SET open_scorecards = false");
      await page.goto(`${PATH}?tab=history`);
      const card = page.getByRole(...region("How do we stand beside departments like us?"));
      await expect(card).toContainText("fewer than three other departments to compare with");
      await expect(card.getByRole("row", { name: /^NPS/ })).toContainText("Too few to compare");
      await expect(page.getByRole("row", { name: /^Whole organisation/ })).toContainText(/[01] of 1 signed/);
      await page.goto("/scorecards");
      const scorecards = page.getByRole("table", { name: /Every department/ }).getByRole("row");
      await expect(scorecards).toHaveCount(2);
      await expect(scorecards.nth(1)).toContainText("Claims");
    } finally {
      await sql("UPDATE organisation SET open_scorecards = true");
    }
  },
);
test("another head sees scorecard and commitments, and neither comments, customers, members nor anything to do", async ({
  as,
}) => {
  const page = await as("otherHead");
  await page.goto(PATH);
  await expect(page.getByRole("table", { name: "Measures of Claims against their targets" })).toBeVisible();
  await expect(page.getByRole("table", { name: "Commitments of Claims" })).toBeVisible();
  await expect(page.getByRole(...region("In customers' words"))).toHaveCount(0);
  await expect(page.getByRole(...region("Needs you"))).toHaveCount(0);
  const waits = page.getByRole(...region("What waits here?"));
  await expect(waits).toContainText("Hana Okafor");
  await expect(waits.getByRole("link")).toHaveCount(0);
  await page.goto(`${PATH}?tab=people`);
  await expect(page.getByRole("table", { name: "Heads of Claims" })).toContainText("Hana Okafor");
  await expect(page.getByRole(...region("Who works in Claims?"))).toHaveCount(0);
  expect(await page.content()).not.toContain("Tom Whitfield");
});

test("a member reads the own department's page, and has nothing to sign", async ({ as }) => {
  const page = await as("member");
  await page.goto(PATH);
  // Customers who wait are theirs to answer; everything else waits for others.
  const needs = page.getByRole(...region(/^(Needs you|What waits here\?)$/));
  await expect(needs).toBeVisible();
  for (const link of await needs.getByRole("link").all())
    await expect(link).toHaveAttribute("href", /^\/cases/);
  await expect(page.getByRole("table", { name: "Measures of Claims against their targets" })).toBeVisible();
  await expect(page.getByRole("button", { name: /^(Review|Sign off|Countersign)/ })).toHaveCount(0);
  await page.goto(`${PATH}?tab=people`);
  await expect(page.getByRole("table", { name: "Members of Claims" })).toContainText("Tom Whitfield");
});

test("a figure of the matrix leads to its line on the department's page", async ({ as }) => {
  const page = await as("executive");
  await page.goto("/scorecards?period=last-quarter");
  const matrix = page.getByRole("table", { name: /by every measure/ });
  const row = matrix.getByRole("row", { name: /^Claims/ });
  const figure = row.getByRole("link", { name: /^\d+%$/ }).first();
  const value = await figure.innerText();
  await figure.click();
  await expect(page).toHaveURL(/\/departments\/claims\?period=last-quarter#measure-/);
  const line = page.locator("tr:target");
  await expect(line).toBeInViewport();
  await expect(line).toContainText(value);
});
