import { expect, test } from "../stage";

/** A fair order: chance puts nobody first or last. */

test("departments and touchpoints stand in a fair order with rank ranges and printed ties", async ({
  as,
}) => {
  const page = await as("executive");
  await page.goto("/trends");
  const card = page.getByRole("region", { name: "Who is really ahead?" });
  const rows = await card
    .getByRole("table", { name: "departments in a fair order" })
    .locator("tbody tr")
    .allInnerTexts();
  const places = rows.map((text) => Number(/^\d+/.exec(text)?.[0]));
  expect(places.length).toBeGreaterThan(5);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  for (const text of rows) {
    const [, place, tie] = /^(\d+)( =)?/.exec(text) ?? [];
    expect(Boolean(tie)).toBe(places.filter((one) => one === Number(place)).length > 1);
    expect(text).toMatch(/ranks? \d+( to \d+)?/);
  }
  expect(rows.join()).not.toContain("People & Training"); // hidden: its place would tell
  await expect(
    card.getByText(/Beyond chance they differ by \d+ points: consistency \d+ of 100/).first(),
  ).toBeVisible();
});

test("the scorecards print the same places for the same period", async ({ as }) => {
  const page = await as("executive");
  await page.goto("/trends");
  const row = page
    .getByRole("table", { name: "departments in a fair order" })
    .getByRole("row")
    .filter({ has: page.getByRole("link", { name: "Claims", exact: true }) });
  const [, place = "", ranks = ""] =
    /^(\d+)[\s\S]*?(ranks? \d+(?: to \d+)?)/.exec(await row.innerText()) ?? [];
  await page.goto("/scorecards?period=last-quarter");
  await expect(page.getByRole("rowheader", { name: /^Claims/ })).toContainText(
    new RegExp(`Place ${place}(, shared)? · ${ranks}(?!\\d)`),
  );
});
