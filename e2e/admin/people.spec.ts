import type { Page } from "@playwright/test";
import { signIn } from "../cast";
import { addPerson, somebody } from "../people";
import { expect, test } from "../stage";

const rowOf = (page: Page, { email }: { email: string }) => page.getByRole("row").filter({ hasText: email });
const rolesOf = (page: Page, person: { email: string }) => rowOf(page, person).getByRole("cell").first();

async function openRoles(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: `Roles of ${name}` }).click();
}

test("an administrator adds a person with a role, who can sign in at once", async ({ as, page: theirs }) => {
  const page = await as("admin");
  const person = somebody();
  await page.goto("/admin/people");
  await page.getByRole("textbox", { name: "Name" }).fill(person.name);
  await page.getByRole("textbox", { name: "E-mail" }).fill(person.email);
  await page.getByLabel("Role", { exact: true }).selectOption({ label: "Head of Claims" });
  await page.getByLabel("First password").fill(person.password);
  await page.getByRole("button", { name: "Add this person" }).click();
  await expect(page.getByText(`${person.name} can sign in now.`)).toBeVisible();
  await expect(rolesOf(page, person)).toHaveText("Head of Claims");
  await signIn(theirs, person);
  await expect(theirs).toHaveURL("/departments/claims");
});

test("what is missing is said above the form and at its field, and nothing is added", async ({ as }) => {
  const page = await as("admin");
  await page.goto("/admin/people");
  const { name } = somebody();
  await page.getByRole("textbox", { name: "Name" }).fill(name);
  await page.getByRole("textbox", { name: "E-mail" }).fill("not an address");
  await page.getByLabel("First password").fill("too short");
  await page.getByRole("button", { name: "Add this person" }).click();
  const summary = page.getByRole("main").getByRole("alert");
  await expect(summary).toBeFocused();
  for (const sentence of [
    "Enter an e-mail address, like name@company.com.",
    "Use at least 12 characters.",
    "Choose a role.",
  ]) {
    await expect(summary.getByRole("link", { name: sentence })).toBeVisible();
    await expect(page.getByText(sentence)).toHaveCount(2);
  }
  await summary.getByRole("link", { name: "Choose a role." }).click();
  await expect(page.getByLabel("Role", { exact: true })).toBeFocused();
  await page.reload();
  await expect(page.getByText(name)).toHaveCount(0);
});

test("an address that is taken is refused with a sentence", async ({ as }) => {
  const page = await as("admin");
  const taken = await addPerson(page.request, { role: "executive" });
  await page.goto("/admin/people");
  await page.getByRole("textbox", { name: "Name" }).fill("Somebody else");
  await page.getByRole("textbox", { name: "E-mail" }).fill(taken.email.toUpperCase());
  await page.getByLabel("Role", { exact: true }).selectOption({ label: "Executive" });
  await page.getByLabel("First password").fill(taken.password);
  await page.getByRole("button", { name: "Add this person" }).click();
  await expect(page.getByText("Somebody with this e-mail address is already here.")).toBeVisible();
});

test("a role given and taken away acts on that person's next click", async ({ as }) => {
  const page = await as("admin");
  const person = await addPerson(page.request, { role: "member", department: "claims" });
  const theirs = await as(person);
  await theirs.goto("/overview");
  const rows = theirs.getByRole("table", { name: /NPS of each department/ }).locator("tbody tr");
  await expect(rows).toHaveCount(1);

  await page.goto("/admin/people");
  await openRoles(page, person.name);
  await page.getByLabel("Give a role").filter({ visible: true }).selectOption({ label: "Executive" });
  await page.getByRole("button", { name: "Give this role" }).filter({ visible: true }).click();
  await expect(rolesOf(page, person)).toHaveText("Member of Claims, Executive");
  await theirs.reload();
  await expect(rows).toHaveCount(14);
  await expect(theirs.getByRole("link", { name: "Imports" }).first()).toBeVisible();

  await page.getByRole("button", { name: "Take away Executive" }).filter({ visible: true }).click();
  await expect(rolesOf(page, person)).toHaveText("Member of Claims");
  await theirs.goto("/imports");
  await expect(theirs.getByText("This page does not exist or you have no access to it.")).toBeVisible();
  await theirs.goto("/overview");
  await expect(rows).toHaveCount(1);
});

test("somebody without any role sees nothing, and the page of people says so", async ({ as }) => {
  const page = await as("admin");
  const person = await addPerson(page.request, { role: "head", department: "claims" });
  const theirs = await as(person);
  await page.goto("/admin/people");
  await openRoles(page, person.name);
  await page.getByRole("button", { name: "Take away Head of Claims" }).filter({ visible: true }).click();
  await expect(rolesOf(page, person)).toHaveText("No role: sees nothing");
  for (const path of ["/overview", "/departments/claims", "/imports", "/admin/people"])
    expect((await theirs.goto(path))?.status(), path).toBe(404);
});

test("deactivating ends the session on that person's next click, and reactivating lets them in again", async ({
  as,
  page: again,
}) => {
  const page = await as("admin");
  const person = await addPerson(page.request, { role: "head", department: "claims" });
  const theirs = await as(person);
  await theirs.goto("/overview");
  await page.goto("/admin/people");
  await page.getByRole("button", { name: `Deactivate ${person.name}` }).click();
  await page.getByRole("button", { name: "Deactivate", exact: true }).click();
  await expect(page.getByText("Say who takes over, or that nobody does.")).toBeVisible();
  await page.getByLabel("Who becomes head of Claims?").selectOption({ label: "Nobody for now" });
  await page.getByRole("button", { name: "Deactivate", exact: true }).click();
  await expect(rolesOf(page, person)).toHaveText("Deactivated");

  await theirs
    .getByRole("navigation", { name: "Main", exact: true })
    .getByRole("link", { name: "Claims" })
    .click();
  await expect(theirs).toHaveURL(/\/login/);
  await again.goto("/login");
  await again.getByLabel("E-mail").fill(person.email);
  await again.getByLabel("Password", { exact: true }).fill(person.password);
  await again.getByRole("button", { name: "Sign in" }).click();
  await expect(again.getByText("E-mail or password is wrong.")).toBeVisible();

  await page.getByRole("button", { name: `Reactivate ${person.name}` }).click();
  await expect(rolesOf(page, person)).toHaveText("Head of Claims");
  await theirs.goto("/overview");
  await expect(theirs, "the old session stays ended").toHaveURL(/\/login/);
  await signIn(again, person);
  await expect(again).toHaveURL("/departments/claims");
});

test("each department stands with its head, and one without says so", async ({ as }) => {
  const page = await as("admin");
  await page.goto("/admin/people");
  const departments = page.getByRole("region", { name: "Departments" });
  await expect(departments.getByRole("listitem")).toHaveCount(14);
  await expect(departments.getByRole("listitem").filter({ hasText: "Contact Centre" })).toContainText(
    "Dawn Achebe",
  );
  await expect(
    departments.getByRole("listitem").filter({ hasText: "IT" }).getByText("No head"),
  ).toBeVisible();
});
