import { oneRow } from "../database";
import { expect, test } from "../stage";

/** What moves the score, and does that work? */

test("each touchpoint has its part with range, sign, kind and satisfaction, and its dot on the plane", async ({
  as,
}) => {
  const page = await as("executive");
  await page.goto("/trends?view=drivers");
  const plane = page.getByRole("region", { name: "What matters most, and how well does it work?" });
  await expect(plane).toContainText(
    /R² \.\d\d \(95% range \.\d\d to \.\d\d\) · [\d,]+ customers and quarters/,
  );
  await expect(plane).toContainText("Association, not cause");
  const card = page.getByRole("region", { name: "Which touchpoints move the score?" });
  await card.getByText(/^Show \d+ more$/).click();
  const rows = card.locator("tbody tr");
  const { drivers } = await oneRow<{ drivers: number }>(
    "SELECT count(*)::int AS drivers FROM driver WHERE kind = 'touchpoint' AND department_id = 0",
  );
  await expect(rows).toHaveCount(drivers);
  for (const text of await rows.allInnerTexts())
    expect(text).toMatch(
      /(Basic \(O\)|Differentiator \(X\)|Both|No evidence|Too few)[\s\S]*\d\.\d%\s+\d+\.\d to \d+\.\d%\s+[+−]\.\d\d/,
    );
  expect(await plane.locator("svg[role=img] title").count()).toBe(drivers);
  const parts = await rows.evaluateAll((list) =>
    list.map((row) => Number(/(\d+\.\d)%/.exec((row as HTMLElement).innerText)?.[1])),
  );
  expect(parts).toEqual(parts.toSorted((a, b) => b - a));
  expect(Math.abs(parts.reduce((sum, part) => sum + part, 0) - 100)).toBeLessThan(0.06 * drivers);
});

test("a department with too few answers says how many are missing, and its menu leads back to all", async ({
  as,
}) => {
  const page = await as("executive");
  const { id } = await oneRow<{ id: number }>("SELECT id FROM department WHERE name = 'People & Training'");
  await page.goto(`/trends?view=drivers&department=${id}`);
  const card = page.getByRole("region", { name: "Which touchpoints move the score?" });
  await expect(card.getByText(/^Needs \d+ more answers$/)).toBeVisible();
  await page.getByRole("button", { name: "Department: People & Training" }).click();
  await page.getByRole("link", { name: "All departments" }).click();
  await expect(
    page.getByRole("region", { name: "What matters most, and how well does it work?" }),
  ).toBeVisible();
});

test("whoever sees only their own department sees only its drivers", async ({ as }) => {
  const page = await as("member");
  await page.goto("/trends?view=drivers");
  await expect(page.getByRole("button", { name: "Department: Claims" })).toBeVisible();
  const other = await oneRow<{ id: number }>("SELECT id FROM department WHERE slug = 'marketing-brand'");
  await page.goto(`/trends?view=drivers&department=${other.id}`);
  await expect(page.getByText("A filter by department was removed")).toBeVisible();
});
