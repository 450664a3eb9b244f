import { sql } from "../database";
import { expect, test } from "../stage";

test("the overview says what needs a decision: where, what is at stake, why, whose, by when, and what to do", async ({
  as,
}) => {
  const page = await as("executive");
  await page.goto("/overview");
  const card = page.getByRole("region", { name: "Needs a decision" });
  const places = card.getByRole("listitem");
  expect(await places.count()).toBeLessThanOrEqual(5);
  const claims = places.filter({ hasText: /^Claims/ });
  await expect(claims).toContainText(/£\d+(\.\d)?k at risk/);
  await expect(claims).toContainText(/\w+ \d{4} is not signed/);
  await expect(claims).toContainText(/Hana Okafor.* · \d+ days? late/);
  const risks = (await card.getByText(/at risk$/).allInnerTexts()).map((words) => parseFloat(words.slice(1)));
  expect(risks).toEqual(risks.toSorted((a, b) => b - a));
  await card.getByRole("link", { name: /^All decisions/ }).click();
  const lines = page.getByRole("row", { name: /Claims/ });
  await expect(lines.filter({ hasText: "“Claims decided in 48 hours” kept" })).toHaveCount(1);
  await lines.filter({ hasText: "is not signed" }).getByRole("link", { name: /^Look/ }).click();
  await expect(page).toHaveURL("/departments/claims#sign-off");
  await expect(page.getByRole("region", { name: /^Sign off / })).toBeInViewport();
});

// It changes who answers for what.
const lonely = test.extend({ alone: true });

lonely(
  "a touchpoint that loses its owner needs a decision at once, and none when it has one again",
  async ({ as }) => {
    const page = await as("executive");
    const nobodys = "/journey/customer-journey/use/assessor-visit";
    const [role] = await sql<{ id: number }>(
      `SELECT r.id FROM touchpoint_role AS r JOIN touchpoint AS t ON t.id = r.touchpoint_id
     WHERE t.slug = 'assessor-visit' AND r.role = 'owner' AND r.valid_to IS NULL`,
    );
    expect(role).toBeDefined();
    try {
      await sql(
        `UPDATE touchpoint_role SET valid_to = date_trunc('month', now())::date WHERE id = ${role?.id ?? 0}`,
      );
      await page.goto("/overview/decisions");
      const row = page.getByRole("row", { name: /^Assessor visit/ });
      await expect(row).toContainText("Nobody answers for it");
      await expect(row).toContainText("No owner");
      await expect(row.getByRole("link", { name: /^Assign/ })).toHaveAttribute("href", nobodys);
    } finally {
      await sql(`UPDATE touchpoint_role SET valid_to = NULL WHERE id = ${role?.id ?? 0}`);
    }
    await page.reload();
    await expect(page.getByRole("table", { name: "Everything that needs a decision" })).toBeVisible();
    await expect(page.getByRole("row", { name: /^Assessor visit/ })).toHaveCount(0);
  },
);

test("nobody but an executive is told what needs a decision", async ({ as }) => {
  for (const who of ["head", "member", "admin"] as const) {
    const page = await as(who);
    await page.goto("/overview");
    await expect(page.getByRole("region", { name: "Needs a decision" })).toHaveCount(0);
    expect((await page.goto("/overview/decisions"))?.status()).toBe(404);
  }
});
