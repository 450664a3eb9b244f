import { productUrl } from "../address";
import { accountOf, fillSignIn, signIn } from "../cast";
import { expect, postSignIn, test } from "../stage";

test("a signed-out reader comes back to the page that was wanted, with its filters", async ({ page }) => {
  await signIn(page, "executive", "/overview?period=2026-Q3");
  await expect(page).toHaveURL("/overview?period=2026-Q3");
});

test("a wrong password on the way does not lose the wanted page", async ({ page }) => {
  await page.goto("/overview?period=2026-Q3");
  await fillSignIn(page, { ...accountOf("member"), password: "a slip of the hand" });
  await expect(page.getByText("E-mail or password is wrong.")).toBeVisible();
  await fillSignIn(page, accountOf("member"));
  await expect(page).toHaveURL("/overview?period=2026-Q3");
});

const FOREIGN = [
  "https://evil.example",
  "//evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/\t/evil.example",
  "javascript:alert(1)",
];
const OTHER_SPELLINGS = [
  "https:evil.example",
  "///evil.example",
  "\\/evil.example",
  "\t//evil.example",
  "/\r\n//evil.example",
  "evil.example",
  "/..//evil.example",
  "/%2f/evil.example",
  "/.//evil.example",
  "/@evil.example",
];

for (const wanted of FOREIGN) {
  test(`after ?next=${JSON.stringify(wanted)} sign-in leads to the home page`, async ({ page }) => {
    const visited: string[] = [];
    page.on("request", (request) => visited.push(request.url()));
    await signIn(page, "executive", `/login?next=${encodeURIComponent(wanted)}`);
    await expect(page).toHaveURL("/overview");
    expect(visited.filter((url) => !url.startsWith(productUrl))).toEqual([]);
  });
}

test("no spelling of another site in the form leads away", async ({ request }) => {
  for (const next of [...FOREIGN, ...OTHER_SPELLINGS]) {
    const answer = await postSignIn(request, { ...accountOf("executive"), next });
    const { location = "" } = answer.headers();
    expect(new URL(location, productUrl).origin, next).toBe(productUrl);
  }
});
