import { cast, fillSignIn, accountOf } from "../cast";
import { addPerson, somebody } from "../people";
import { expect, postSignIn, test } from "../stage";

test("a wrong password and an unknown address give the same words", async ({ page, as }) => {
  const admin = await as("admin");
  const known = await addPerson(admin.request, { role: "executive" });
  const refusalOf = async (email: string) => {
    await page.goto("/login");
    await fillSignIn(page, { email, password: "not the password" });
    await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
    await expect(page.getByRole("button", { name: "Show password" })).toBeVisible(); // the page is whole
    return { url: page.url(), words: await page.locator("main").innerText() };
  };
  const wrongPassword = await refusalOf(known.email);
  expect(wrongPassword.words).toContain("E-mail or password is wrong.");
  expect(await refusalOf(somebody().email)).toEqual(wrongPassword);
});

test("each person lands on the page their role is for", async ({ browser }) => {
  for (const { email, home } of Object.values(cast)) {
    const page = await browser.newPage();
    await page.goto("/login");
    await fillSignIn(page, { ...accountOf("executive"), email });
    await expect(page).toHaveURL(home);
    await page.close();
  }
});

test("the sixth wrong try is refused even with the right password, and only for that account", async ({
  as,
  request,
}) => {
  const admin = await as("admin");
  const [tried, other] = [
    await addPerson(admin.request, { role: "executive" }),
    await addPerson(admin.request, { role: "executive" }),
  ];
  for (let wrong = 1; wrong <= 5; wrong++) {
    const answer = await postSignIn(request, { ...tried, password: `guess number ${wrong}` });
    expect(answer.headers().location).toBe("/login?error=wrong");
  }
  const sixth = await postSignIn(request, tried);
  expect(sixth.headers().location).toBe("/login?error=throttled");
  expect(sixth.headers()["set-cookie"] ?? "").not.toContain("session");
  expect(await (await request.get("/login?error=throttled")).text()).toContain("Too many tries.");
  expect((await postSignIn(request, other)).headers().location).toBe("/");
});

test("a right password forgives the wrong ones before it", async ({ as, request }) => {
  const admin = await as("admin");
  const person = await addPerson(admin.request, { role: "executive" });
  for (let round = 1; round <= 2; round++) {
    for (let wrong = 1; wrong <= 4; wrong++) await postSignIn(request, { ...person, password: "a guess" });
    expect((await postSignIn(request, person)).headers().location, `round ${round}`).toBe("/");
  }
});

test("Tab from the top reaches e-mail, password, its show button and the button to sign in", async ({
  page,
}) => {
  await page.goto("/login");
  const password = page.getByLabel("Password", { exact: true });
  const show = page.getByRole("button", { name: "Show password" });
  await expect(show).toBeVisible();
  for (const stop of [
    page.getByLabel("E-mail"),
    password,
    show,
    page.getByRole("button", { name: "Sign in" }),
  ]) {
    await page.keyboard.press("Tab");
    await expect(stop).toBeFocused();
  }
});

test("the password can be shown and is hidden again", async ({ page }) => {
  await page.goto("/login");
  const password = page.getByLabel("Password", { exact: true });
  await password.fill("what I typed");
  await expect(password).toHaveAttribute("type", "password");
  await page.getByRole("button", { name: "Show password" }).click();
  await expect(password).toHaveAttribute("type", "text");
  await page.getByRole("button", { name: "Hide password" }).click();
  await expect(password).toHaveAttribute("type", "password");
});

test("signing out ends the session: the old cookie opens no page", async ({ page, browser }) => {
  await page.goto("/login");
  await fillSignIn(page, accountOf("executive"));
  await expect(page).toHaveURL("/overview");
  const stolen = await page.context().storageState();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByText("You have signed out.")).toBeVisible();

  const thief = await browser.newContext({ storageState: stolen });
  const opened = await thief.newPage();
  await opened.goto("/overview");
  await expect(opened.getByRole("heading", { level: 1 })).toHaveText("Sign in");
  expect((await thief.request.get("/api/trpc/people.page")).status()).toBe(401);
  await thief.close();
});

test.describe("with JavaScript off", () => {
  test.use({ javaScriptEnabled: false });

  test("sign-in, its refusal and sign-out work", async ({ page }) => {
    await page.goto("/overview");
    await expect(page).toHaveURL(/\/login\?next=/);
    await fillSignIn(page, { email: somebody().email, password: "not the password" });
    await expect(page.getByText("E-mail or password is wrong.")).toBeVisible();
    await fillSignIn(page, accountOf("executive"));
    await expect(page).toHaveURL("/overview");
    await page.getByRole("button", { name: "Sign out" }).click();
    await expect(page.getByText("You have signed out.")).toBeVisible();
  });
});
