import type { Page } from "@playwright/test";
import { DEMO_PASSWORD } from "../cast";
import { oneRow, sql } from "../database";
import { press, tabTo } from "../keyboard";
import { expect, test } from "../stage";

// Closing a case changes a figure of the scorecards.
test.use({ alone: true });

/** Opens a case of Claims, as the worker does: the newest answer with a comment that has none yet. Returns its number. */
async function plantCase(answeredAgo: string): Promise<number> {
  const { id } = await oneRow<{ id: number }>(
    `INSERT INTO case_record (department_id, touchpoint_id, response_id, answered_at, customer_id, score, opened_at, contact_by, close_by)
     SELECT d.id, r.touchpoint_id, r.id, r.answered_at, r.customer_id, r.score, r.answered_at, now() - interval '${answeredAgo}' + interval '2 days',
       now() - interval '${answeredAgo}' + interval '14 days'
     FROM response AS r JOIN touchpoint_role AS held USING (touchpoint_id) JOIN department AS d ON d.id = held.department_id AND d.slug = 'claims'
     WHERE held.role = 'owner' AND held.valid_to IS NULL AND r.score <= 6 AND r.comment IS NOT NULL
       AND NOT EXISTS (SELECT FROM case_record AS c WHERE c.response_id = r.id)
     ORDER BY r.id DESC LIMIT 1 RETURNING id`,
  );
  await sql("INSERT INTO case_change (case_id, version, kind, changed_at) VALUES ($1, 1, 'opened', now())", [
    id,
  ]);
  return id;
}

async function removeCase(id: number): Promise<void> {
  await sql("DELETE FROM case_change WHERE case_id = $1", [id]);
  await sql("DELETE FROM case_record WHERE id = $1", [id]);
}

test("a head takes a case from unassigned to closed by keyboard alone", async ({ as }) => {
  // The oldest deadline is first.
  const id = await plantCase("400 days");
  const { comment } = await oneRow<{ comment: string }>(
    "SELECT comment FROM response JOIN case_record AS c ON c.response_id = response.id AND c.answered_at = response.answered_at WHERE c.id = $1",
    [id],
  );
  const head = await as("head");
  await head.goto("/cases?view=all");
  await press(head, head.getByRole("link", { name: /^Unassigned/ }));
  await expect(head).toHaveURL(/view=unassigned/);
  const first = head.getByRole("table").getByRole("row").nth(1);
  await expect(first).toContainText("d late");
  await press(head, first.getByRole("link"));
  await expect(head.getByRole("heading", { level: 1 })).toHaveText(`Case ${id}`);
  await expect(head.getByRole("region", { name: "What did the customer say?" })).toContainText(
    comment.split("\n")[0]?.slice(0, 60) ?? "",
  );

  const next = head.getByRole("region", { name: "What happens next?" });
  await press(head, next.getByRole("button", { name: "Claim case" }));
  await expect(next).toContainText("You, Claims");
  await press(head, next.getByRole("button", { name: "Record our answer" }));
  const dialog = head.getByRole("dialog");
  await press(head, dialog.getByRole("button", { name: "Record our answer" }));
  await expect(dialog.getByRole("alert")).toContainText("Say what the customer was told.");
  await tabTo(head, dialog.getByLabel("What was the customer told?"));
  await head.keyboard.type("Called, said sorry");
  await press(head, dialog.getByRole("button", { name: "Record our answer" }));
  await expect(next).toContainText("Close 386 d late");

  await press(head, next.getByRole("button", { name: "Close case" }));
  await press(head, dialog.getByRole("button", { name: "Close case" }));
  await expect(dialog.getByRole("alert")).toContainText("Say what the cause was.");
  await tabTo(head, dialog.getByLabel("What was the root cause?"));
  await head.keyboard.type("The file changed hands without a note");
  await press(head, dialog.getByRole("button", { name: "Close case" }));
  await expect(next).toContainText("Closed late");
  await expect(next).toContainText("The file changed hands without a note");
  await expect(head.getByRole("region", { name: "What became of it?" }).getByRole("listitem")).toContainText([
    "Closed by Hana Okafor",
    "Customer was answered by Hana Okafor",
    "Claimed by Hana Okafor",
    "Opened",
  ]);
  await removeCase(id);
});

test("cases past their deadline stand in what needs the department, and in what needs a decision", async ({
  as,
}) => {
  const id = await plantCase("400 days");
  const head = await as("head");
  await head.goto("/departments/claims");
  const need = head.getByRole("region", { name: "Needs you" }).getByRole("listitem").first();
  await expect(need).toContainText(/\d+ cases? (is|are) past (its|their) deadline/);
  await expect(need).toContainText(/39\d days late/);
  await need.getByRole("link").click();
  await expect(head).toHaveURL("/cases?view=overdue&department=claims");
  await expect(head.getByRole("table").getByRole("link").first()).toHaveAttribute("href", `/cases/${id}`);
  const executive = await as("executive");
  await executive.goto("/overview/decisions");
  const line = executive.getByRole("row", { name: /Claims/ }).filter({ hasText: "open past" });
  await expect(line).toContainText(/38\d days late/);
  await expect(line.getByRole("link", { name: /^Look/ })).toHaveAttribute(
    "href",
    "/cases?view=overdue&department=claims",
  );
  await removeCase(id);
});

test("of two tabs that claim one case one gets it, and the other says by whom", async ({ as }) => {
  const id = await plantCase("1 hour");
  const [head, member] = [await as("head"), await as("member")];
  for (const page of [head, member]) await page.goto(`/cases/${id}`);
  await head.getByRole("button", { name: "Claim case" }).click();
  await expect(head.getByText("You, Claims")).toBeVisible();
  await member.getByRole("button", { name: "Claim case" }).click();
  await expect(member.getByText("Not claimed: Hana Okafor has claimed it already.")).toBeVisible();
  await expect(member.getByText("Hana Okafor, Claims")).toBeVisible();
  await removeCase(id);
});

test("a case handed to another department is gone for those who gave it away", async ({ as }) => {
  const id = await plantCase("1 hour");
  const head = await as("head");
  await head.goto(`/cases/${id}`);
  await head.getByRole("button", { name: "Hand to another department" }).click();
  const dialog = head.getByRole("dialog");
  await dialog.getByLabel("Department").selectOption("Contact Centre");
  await dialog.getByLabel("Why").fill("They promised to call back");
  await dialog.getByRole("button", { name: "Hand to another department" }).click();
  await expect(head).toHaveURL(/\/cases$/);
  expect((await head.goto(`/cases/${id}`))?.status()).toBe(404);
  const theirs = await as("otherHead");
  await theirs.goto(`/cases/${id}`);
  await expect(theirs.getByText("Handed from Claims to Contact Centre by Hana Okafor")).toBeVisible();
  await removeCase(id);
});

test("somebody of another department who opens the address of a case gets the page for what does not exist", async ({
  as,
}) => {
  const id = await plantCase("1 hour");
  const stranger = await as({ email: "member.contact-centre@northgate.example", password: DEMO_PASSWORD });
  const member = await as("member");
  expect((await member.goto(`/cases/${id}`))?.status()).toBe(200);
  const answer = await stranger.goto(`/cases/${id}`);
  expect(answer?.status()).toBe(404);
  const told = await stranger.getByRole("main").innerText();
  expect((await stranger.goto("/cases/99999999"))?.status()).toBe(404);
  expect(await stranger.getByRole("main").innerText()).toBe(told);
  await removeCase(id);
});

/** So many of so many closed on time at Claims last month, as the scorecards show it. */
async function shownOnTime(page: Page): Promise<string | undefined> {
  await page.goto("/scorecards?period=last-month");
  return page.evaluate(() => {
    const heads = [...document.querySelectorAll("thead th")].map((head) => head.textContent);
    const row = [...document.querySelectorAll("tbody tr")].find((one) =>
      one.textContent.startsWith("Claims"),
    );
    const at = heads.findIndex((head) => head.includes("Cases closed on time"));
    return /\d+ of \d+/.exec(row?.children[at]?.textContent ?? "")?.[0];
  });
}

/** The same counted from the rows, one by one. */
async function countedOnTime(): Promise<string> {
  const rows = await sql<{ state: "met" | "missed" | "open" }>(
    `SELECT CASE WHEN closed_at <= close_by THEN 'met' WHEN closed_at IS NOT NULL OR close_by < now() THEN 'missed' ELSE 'open' END AS state
     FROM case_record JOIN department AS d ON d.id = department_id AND d.slug = 'claims'
     WHERE withdrawn_at IS NULL AND to_char(close_by AT TIME ZONE 'Europe/London', 'YYYY-MM')
       = to_char((now() AT TIME ZONE 'Europe/London') - interval '1 month', 'YYYY-MM')`,
  );
  const met = rows.filter(({ state }) => state === "met").length;
  return `${met} of ${met + rows.filter(({ state }) => state === "missed").length}`;
}

test('"Closed on time" counts overdue open cases as missed', async ({ as }) => {
  const page = await as("executive");
  const before = await countedOnTime();
  expect(before).toMatch(/^\d+ of \d{2}$/);
  expect(await shownOnTime(page)).toBe(before);
  const [met = "", of = ""] = before.split(" of ");
  // A deadline in the middle of last month, long past, and nobody closed it.
  const id = await plantCase("1 hour");
  await sql("ALTER TABLE case_record DISABLE TRIGGER keep_case");
  await sql(
    `UPDATE case_record SET close_by = date_trunc('month', now()) - interval '16 days', closed_at = NULL WHERE id = $1`,
    [id],
  );
  await sql("ALTER TABLE case_record ENABLE TRIGGER keep_case");
  expect(await countedOnTime()).toBe(`${met} of ${Number(of) + 1}`);
  expect(await shownOnTime(page)).toBe(`${met} of ${Number(of) + 1}`);
  await removeCase(id);
});
