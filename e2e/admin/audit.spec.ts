import { sql } from "../database";
import { addPerson } from "../people";
import { expect, test } from "../stage";

test("a new role, and a right that somebody lacked, stand in the trail within seconds", async ({ as }) => {
  const page = await as("admin");
  await addPerson(page.request, { role: "member", department: "claims" });
  const member = await as("member");
  await member.goto("/admin/audit");
  await expect(member.getByText("This page does not exist or you have no access to it.")).toBeVisible();

  await page.goto("/admin/audit?action=access.");
  await expect(page.getByRole("row").filter({ hasText: "procedure:audit.trail" }).first()).toBeVisible();
  await page.getByLabel("What", { exact: true }).selectOption({ label: "Person" });
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page).toHaveURL(/action=person\./);
  await expect(page.getByRole("row").filter({ hasText: "Person: create" }).first()).toBeVisible();
});

test("the whole trail is checked on request, and a change behind its back is named", async ({ as }) => {
  const page = await as("admin");
  await page.goto("/admin/audit");
  await page.getByRole("link", { name: "Check the whole trail" }).click();
  await expect(page.getByText(/^All [\d,]+ events are as they were written\./)).toBeVisible();

  const [{ id, seq } = { id: "", seq: "" }] = await sql<{ id: string; seq: string }>(
    "SELECT event_id::text AS id, seq::text AS seq FROM audit.link ORDER BY seq LIMIT 1 OFFSET 3",
  );
  const change = (to: string) =>
    sql(`DO $$ BEGIN
      ALTER TABLE audit_event DISABLE TRIGGER audit_event_stays;
      UPDATE audit_event SET action = ${to} WHERE id = ${id};
      ALTER TABLE audit_event ENABLE ALWAYS TRIGGER audit_event_stays;
    END $$`);
  await change("action || 'x'");
  try {
    await page.reload();
    await expect(page.getByRole("alert").filter({ hasText: "trail" })).toHaveText(
      `The trail is not whole. At event ${seq}: it is not as it was written.`,
    );
  } finally {
    await change("left(action, -1)");
  }
  await page.reload();
  await expect(page.getByText(/^All [\d,]+ events are as they were written\./)).toBeVisible();
});

test("the trail goes along as CSV with the filters in view, and that is written down too", async ({ as }) => {
  const page = await as("admin");
  await page.goto("/admin/audit?action=session.");
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download CSV" }).click();
  const text = (await (await (await download).createReadStream()).toArray()).map(String).join("");
  const [head, first = ""] = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  expect(head).toBe(`"Number","Moment (UTC)","Who","Action","Object","Details","From"`);
  expect(first).toMatch(/,"session\.\w+",.*,"127\.0\.0"$/);
  await page.goto("/admin/audit?action=audit.");
  await expect(page.getByRole("row").filter({ hasText: "Audit: exported" }).first()).toBeVisible();
});
