import { plantComment } from "../canary";
import { expect, test } from "../stage";

test("a head lands on the own department, with its score, its touchpoints and its comments", async ({
  as,
}) => {
  const page = await as("head");
  await page.goto("/");
  await expect(page).toHaveURL("/departments/claims");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Claims");
  await expect(page.getByText("Head: Hana Okafor")).toBeVisible();
  await expect(page.getByText(/^The NPS of our touchpoints (rose|fell|is) /)).toBeVisible();
  await expect(page.getByRole("table", { name: "NPS of each touchpoint" }).getByRole("row")).not.toHaveCount(
    1,
  );
  await expect(
    page.getByRole("region", { name: "In customers' words" }).getByRole("listitem").first(),
  ).toBeVisible();
});

test("a head reads new words of the own customers, as text and not as markup", async ({ as }) => {
  const comment = await plantComment("claims", " <b onmouseover=alert(1)>bold</b>");
  const page = await as("head");
  await page.goto("/departments/claims");
  const words = page.getByRole("region", { name: "In customers' words" });
  await expect(words.getByText(comment)).toBeVisible();
  await expect(words.locator("b")).toHaveCount(0);
});

test("a head sees the scores of another department, and none of its comments", async ({ as }) => {
  const page = await as("head");
  await page.goto("/overview");
  await page
    .getByRole("table", { name: /NPS of each department/ })
    .getByRole("link", { name: "Contact Centre" })
    .click();
  await expect(page).toHaveURL("/departments/contact-centre");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Contact Centre");
  await expect(
    page
      .getByText(/^±\d+$/)
      .filter({ visible: true })
      .first(),
  ).toBeVisible();
  await expect(page.getByRole("table", { name: "NPS of each touchpoint" })).toBeVisible();
  await expect(page.getByRole("region", { name: "In customers' words" })).toHaveCount(0);
});

test("the frame offers a head only what a head may open", async ({ as }) => {
  const page = await as("head");
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
});
