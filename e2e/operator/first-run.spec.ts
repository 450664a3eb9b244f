import AxeBuilder from "@axe-core/playwright";
import { expect, test, type BrowserContext, type Page } from "@playwright/test";
import { Secret, TOTP } from "otpauth";
import { linkIn, startMailServer, type MailBox } from "../../scripts/testing/mail-server";
import { startEmptyServer, type EmptyServer } from "./empty-server";

/** One installation from its first start on: each test goes on where the one before it stopped. */
test.describe.configure({ mode: "serial" });
test.setTimeout(180_000);

const ADMIN = { email: "ada@company.example", password: "eleven purple lanterns" };
let server: EmptyServer;
let box: MailBox;
let admin: BrowserContext;
let page: Page;
let seed = "";
let recovery: string[] = [];

test.beforeAll(async ({ browser }) => {
  test.setTimeout(240_000); // it may have to build first
  server = await startEmptyServer();
  box = await startMailServer();
  admin = await browser.newContext({ baseURL: server.url });
  page = await admin.newPage();
});
test.afterAll(async () => {
  await admin.close();
  await box.end();
  await server.end();
});

const codeNow = () => new TOTP({ secret: Secret.fromBase32(seed) }).generate();
async function signInAs(on: Page, { email, password }: typeof ADMIN): Promise<void> {
  await on.goto("/login");
  await on.getByLabel("E-mail").fill(email);
  await on.getByLabel("Password", { exact: true }).fill(password);
  await on.getByRole("button", { name: "Sign in", exact: true }).click();
}
async function expectAccessible(on: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page: on })
    .withTags(["wcag2a", "wcag2aa", "wcag22aa"])
    .analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`),
  ).toEqual([]);
}

test("every address of a fresh server leads to the set-up", async () => {
  for (const path of ["/", "/login", "/overview", "/admin/people", "/forgot", "/no/such/page"]) {
    await page.goto(path);
    await expect(page, path).toHaveURL("/setup");
  }
  await expectAccessible(page);
});

test("a wrong code sets nothing up; the right one does, and the set-up is gone for good", async ({
  request,
}) => {
  const fill = async (code: string) => {
    await page.goto("/setup");
    await page.getByLabel("Set-up code").fill(code);
    await page.getByLabel("Your name").fill("Ada Admin");
    await page.getByLabel("Your e-mail").fill(ADMIN.email);
    await page.getByLabel("Your password").fill(ADMIN.password);
    await page.getByRole("button", { name: "Next" }).click();
    await page.getByLabel("Name of the organisation").fill("Company & Daughters");
    await expect(page.getByLabel("Time zone")).toHaveValue("Europe/London");
    await page.getByRole("button", { name: "Next" }).click();
    await page.getByText("The eight-stage template").click();
    await page.getByRole("button", { name: "Set up Kept" }).click();
  };
  await fill("AAAA-BBBB-CCCC");
  await expect(page.getByText("This is not the code that the server printed.")).toBeVisible();
  await fill(server.code.toLowerCase());
  await expect(page).toHaveURL("/admin/people");
  await expect(page.getByRole("row").filter({ hasText: "Ada Admin (you)" })).toBeVisible();
  expect((await page.goto("/setup"))?.status()).toBe(404);
  expect((await request.post(`${server.url}/api/setup`, { form: { code: server.code } })).status()).toBe(404);
});

test("mail is set up with a test, and an invitation arrives, works once, and lets its person in", async ({
  browser,
}) => {
  await page.goto("/admin/settings/mail");
  await page.getByLabel("Mail server").fill("127.0.0.1");
  await page.getByLabel("Port").fill("1");
  await page.getByLabel("Encryption").selectOption("none");
  await page.getByLabel("Sender").fill("Kept <kept@company.example>");
  await page.getByRole("button", { name: "Save mail settings" }).click();
  await page.getByRole("button", { name: "Send test" }).click();
  await expect(page.getByText(/ECONNREFUSED/)).toBeVisible();
  await page.getByLabel("Port").fill(String(box.port));
  await page.getByRole("button", { name: "Save mail settings" }).click();
  await page.getByRole("button", { name: "Send test" }).click();
  await expect(page.getByText(`A mail is on its way to ${ADMIN.email}.`)).toBeVisible();
  await expectAccessible(page);

  await page.goto("/admin/people");
  await page.getByRole("button", { name: "Invite people" }).click();
  await page.getByLabel("E-mail addresses").fill("Ben Ode <ben@company.example>\ncleo@company.example");
  await page.getByLabel("Their role", { exact: true }).selectOption({ label: "Executive" });
  await page.getByRole("button", { name: "Invite 2 people" }).click();
  await expect(page.getByText("2 people invited")).toBeVisible();
  await expect.poll(() => box.mails.filter(({ to }) => to[0] === "ben@company.example").length).toBe(1);
  const mail = box.mails.find(({ to }) => to[0] === "ben@company.example");
  const link = linkIn(mail ?? { from: "", to: [], raw: "" });
  expect(link.startsWith(`${server.url}/invite/`)).toBe(true);

  const theirs = await (
    await browser.newContext({ baseURL: server.url, javaScriptEnabled: false })
  ).newPage();
  await theirs.goto(link);
  await expect(theirs.getByLabel("Your name")).toHaveValue("Ben Ode");
  await theirs.getByLabel("Password", { exact: true }).fill("short");
  await theirs.getByRole("button", { name: "Join" }).click();
  await expect(theirs.getByText(/Use 12 to 200 characters/)).toBeVisible();
  await theirs.getByLabel("Password", { exact: true }).fill("seven grey umbrellas");
  await theirs.getByRole("button", { name: "Join" }).click();
  await expect(theirs).toHaveURL("/overview");
  await theirs.goto(link);
  await expect(theirs.getByText("This invitation does not work")).toBeVisible();
  await theirs.context().close();
});

test("an authenticator app is switched on with a right code only, and the password alone opens nothing then", async ({
  browser,
}) => {
  await page.goto("/account?tab=security");
  await page.getByRole("button", { name: "Set up an app" }).click();
  await expect(page.getByRole("img", { name: /QR code/ })).toBeVisible();
  seed = (await page.locator(".font-mono").first().innerText()).replaceAll(/\s/g, "");
  await page.getByLabel("Code the app shows now").fill("000000");
  await page.getByRole("button", { name: "Switch on" }).click();
  await expect(page.getByText(/This code is not right/)).toBeVisible();
  await page.getByLabel("Code the app shows now").fill(codeNow());
  await page.getByRole("button", { name: "Switch on" }).click();
  const dialog = page.getByRole("dialog", { name: "Keep these recovery codes" });
  await expect(dialog.getByRole("listitem")).toHaveCount(10);
  recovery = await dialog.getByRole("listitem").allInnerTexts();
  await expectAccessible(page);
  await page.getByRole("button", { name: "I have kept them" }).click();
  await expect(page.getByText("10 of 10 recovery codes are left.")).toBeVisible();

  const other = await (await browser.newContext({ baseURL: server.url })).newPage();
  await signInAs(other, ADMIN);
  await expect(other).toHaveURL("/login/code");
  await expectAccessible(other);
  await other.goto("/overview");
  await expect(other).toHaveURL(/\/login\?next=/);
  await other.goto("/login/code?with=recovery");
  for (const [code, opens] of [
    ["aaaaa-bbbbb", false],
    [recovery[0] ?? "", true],
  ] as const) {
    await other.getByLabel("Recovery code").fill(code);
    await other.getByRole("button", { name: "Sign in", exact: true }).click();
    if (opens) await expect(other).toHaveURL("/overview");
    else await other.goto("/login/code?with=recovery");
  }
  await other.context().clearCookies();
  await signInAs(other, ADMIN);
  await other.goto("/login/code?with=recovery");
  await other.getByLabel("Recovery code").fill(recovery[0] ?? "");
  await other.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(other.getByText("This code is not right, or was used already.")).toBeVisible();
  await other.context().close();
});

test("a passkey follows the password, and signs in alone", async () => {
  const devtools = await admin.newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await page.goto("/account?tab=security");
  await page.getByLabel("Name of a new passkey").fill("My laptop");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "My laptop" })).toBeVisible();

  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expect(page).toHaveURL("/overview");
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await signInAs(page, ADMIN);
  await expect(page).toHaveURL("/login/code");
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expect(page).toHaveURL("/overview");
});

test("a forgotten password is set anew by mail, and the second step still stands", async ({ browser }) => {
  const visitor = await (
    await browser.newContext({ baseURL: server.url, javaScriptEnabled: false })
  ).newPage();
  const answers: string[] = [];
  for (const email of ["nobody@company.example", ADMIN.email]) {
    await visitor.goto("/login");
    await visitor.getByRole("link", { name: "Forgot password" }).click();
    await visitor.getByLabel("E-mail").fill(email);
    await visitor.getByRole("button", { name: "Send me a link" }).click();
    answers.push(await visitor.locator("main").innerText());
  }
  expect(answers[0]).toBe(answers[1]);
  const resets = () => box.mails.filter(({ raw }) => raw.includes("/reset/"));
  await expect.poll(() => resets().length).toBe(1);
  await visitor.goto(linkIn(resets()[0] ?? { from: "", to: [], raw: "" }));
  await visitor.getByLabel("New password").fill("nine silent mornings");
  await visitor.getByRole("button", { name: "Set this password" }).click();
  await expect(visitor.getByText("Your new password is set.")).toBeVisible();
  await page.goto("/overview");
  await expect(page, "the old session has ended").toHaveURL(/\/login/);
  await signInAs(visitor, ADMIN);
  await expect(visitor.getByText("E-mail or password is wrong.")).toBeVisible();
  await signInAs(visitor, { ...ADMIN, password: "nine silent mornings" });
  await expect(visitor).toHaveURL("/login/code");
  await visitor.context().close();
});
