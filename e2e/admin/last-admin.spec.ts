import { cast } from "../cast";
import { oneRow } from "../database";
import { addPerson, grantInput } from "../people";
import { expect, mutate, test } from "../stage";

const ADMINS = `SELECT count(*)::int AS admins FROM grant_held g JOIN person p ON p.id = g.person_id
  WHERE g.role = 'admin' AND p.deactivated_at IS NULL`;
const LAST = "This is the last administrator. Make somebody else an administrator first.";

/** The only test that makes administrators: another one in parallel would make the last one not the last. */
test("the last administrator stays, a second one can go", async ({ as }) => {
  const first = await as("admin");
  const { id } = await oneRow<{ id: string }>("SELECT id FROM person WHERE email = $1", [cast.admin.email]);
  const second = await addPerson(first.request, { role: "admin" });
  expect((await oneRow<{ admins: number }>(ADMINS)).admins).toBe(2);

  const page = await as(second);
  await page.goto("/admin/people");
  await expect(page.getByRole("row").filter({ hasText: `${second.name} (you)` })).toBeVisible();

  await first.goto("/admin/people");
  await first.getByRole("button", { name: `Deactivate ${second.name}` }).click();
  await first.getByRole("button", { name: "Deactivate", exact: true }).click();
  await expect(first.getByRole("row").filter({ hasText: second.email })).toContainText("Deactivated");
  await page.getByRole("link", { name: "Overview" }).first().click();
  await expect(page).toHaveURL(/\/login/);

  expect((await oneRow<{ admins: number }>(ADMINS)).admins).toBe(1);
  const refused = await mutate(first.request, "people.deactivate", { personId: id });
  expect(refused.status()).toBe(422);
  expect(await refused.text()).toContain(LAST);
  expect((await oneRow<{ admins: number }>(ADMINS)).admins).toBe(1);
  expect((await first.request.get("/admin/people")).status()).toBe(200);
});

test("nobody changes their own roles: the page only asks another administrator, and the call is refused", async ({
  as,
}) => {
  const page = await as("admin");
  const { id } = await oneRow<{ id: string }>("SELECT id FROM person WHERE email = $1", [cast.admin.email]);
  await page.goto("/admin/people");
  const own = page.getByRole("row").filter({ hasText: "(you)" });
  await expect(own).toContainText(cast.admin.email);
  await expect(own.getByRole("button")).toHaveCount(1); // the name, which opens what one may see
  const changes = [
    await mutate(page.request, "people.grant", {
      personId: id,
      grant: await grantInput({ role: "executive" }),
    }),
    await mutate(page.request, "people.revoke", { personId: id, grant: await grantInput({ role: "admin" }) }),
  ];
  for (const refused of changes) {
    expect(refused.status()).toBe(422);
    expect(await refused.text()).toContain("You cannot change your own roles. Ask another administrator.");
  }
});
