import { countsIn, lastQuarter, npsWords } from "../answers";
import { expect, test } from "../stage";

/** 210 mm less the two margins of 10 mm, in CSS pixels. */
const A4_WIDTH = 718;

test("the overview prints on one A4 page", async ({ as }) => {
  const page = await as("executive");
  await page.goto("/overview");
  const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true });
  expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
});

test("nothing sticks out of the paper's edge", async ({ as }) => {
  const page = await as("executive");
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: A4_WIDTH, height: 1047 });
  for (const path of ["/overview", "/departments/claims", "/departments/contact-centre"]) {
    await page.goto(path);
    const right = await page
      .locator("[data-card] > *, [data-card] table, main > *")
      .evaluateAll((parts) => Math.max(...parts.map((part) => part.getBoundingClientRect().right)));
    expect(right, path).toBeLessThanOrEqual(A4_WIDTH + 1);
  }
});

test("paper says whose page it is, its filters and its date, and leaves navigation out", async ({ as }) => {
  const page = await as("executive");
  await page.goto("/overview?channel=1");
  await page.emulateMedia({ media: "print" });
  const head = page.getByText("Northgate Insurance · Overview").locator("xpath=../..");
  await expect(head).toBeVisible();
  await expect(head).toContainText(
    /Last quarter, 1 \w{3} to \d+ \w{3} \d{4} · vs the period before · Channel: /,
  );
  await expect(head).toContainText(/Data to \d{1,2} \w{3} \d{4}/);
  await expect(page.getByRole("navigation", { name: "Main", exact: true })).toBeHidden();
  await expect(page.getByRole("button", { name: "Print" })).toBeHidden();
  await expect(page.getByRole("button", { name: /^Period:/ })).toBeHidden();
});

test("paper shows the score and every department", async ({ as }) => {
  const page = await as("executive");
  await page.goto("/overview");
  await page.emulateMedia({ media: "print" });
  const score = npsWords(await countsIn(await lastQuarter()));
  await expect(page.locator("h1 ~ *, main").getByText(score, { exact: true }).first()).toBeVisible();
  const rows = page.getByRole("table", { name: /NPS of each department/ }).locator("tbody tr");
  await expect(rows).toHaveCount(14);
  await expect(rows.last()).toBeVisible();
});
