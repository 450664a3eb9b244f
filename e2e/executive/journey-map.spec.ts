import type { Page } from "@playwright/test";
import { oneRow, sql } from "../database";
import { expect, test } from "../stage";

const MAP = "/journey/customer-journey";
const STAGES = [
  "Awareness",
  "Discovery",
  "Attraction",
  "Interaction",
  "Purchase",
  "Use",
  "Cultivation",
  "Advocacy",
];

const grid = (page: Page) => page.getByRole("table", { name: /^Journey map: / });
const row = (page: Page, name: string) =>
  grid(page)
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader", { name, exact: true }) });

test("Eight stages appear in order with an owner or the words “No owner”.", async ({ as }) => {
  const page = await as("executive");
  await page.goto(MAP);
  await expect(grid(page).getByRole("columnheader").filter({ hasText: /\w/ })).toHaveText([...STAGES]);
  const owners = await row(page, "Owner").getByRole("cell").allInnerTexts();
  expect(owners).toHaveLength(STAGES.length);
  const departments = await oneRow<{ names: string[] }>(
    "SELECT array_agg(name ORDER BY name) AS names FROM department",
  );
  for (const owner of owners)
    expect(
      [...departments.names, "No owner"].some((name) => owner.startsWith(name)),
      owner,
    ).toBe(true);
  await expect(row(page, "Owner").getByText("No owner:")).toBeVisible();
});

test("Felt and designed emotion are two different line styles and both labelled.", async ({ as }) => {
  const page = await as("executive");
  await page.goto(MAP);
  const head = row(page, "Emotion curve").getByRole("rowheader");
  await expect(head.getByText("Felt", { exact: true })).toBeVisible();
  await expect(head.getByText("Designed", { exact: true })).toBeVisible();
  const dashes = await head
    .locator("path")
    .evaluateAll((lines) => lines.map((line) => getComputedStyle(line).strokeDasharray));
  expect(new Set(dashes).size).toBe(2);
  const curve = row(page, "Emotion curve").getByRole("cell").nth(5).locator("path");
  const drawn = await curve.evaluateAll((lines) =>
    lines.map((line) => getComputedStyle(line).strokeDasharray),
  );
  expect(drawn).toEqual(expect.arrayContaining(dashes));
});

test("Every number has its n on focus.", async ({ as }) => {
  const page = await as("executive");
  await page.goto(MAP);
  const score = row(page, "Score").getByRole("cell");
  for (const cell of await score.allInnerTexts()) expect(cell).toMatch(/\d answers|hidden|No answers/);
  const chip = row(page, "Touchpoints").getByRole("listitem").filter({ hasText: "Website" });
  await chip.getByRole("link").focus();
  await expect(chip.getByText(/^[\d,]+ answers, range /).last()).toBeVisible();
  const point = row(page, "Emotion curve").locator("[role=img]").nth(5);
  await point.focus();
  await expect(
    row(page, "Emotion curve")
      .getByRole("cell")
      .nth(5)
      .getByText(/[\d,]+ answers/),
  ).toBeVisible();
  await expect(
    row(page, "Promise kept")
      .getByText(/^[\d,]+ events/)
      .first(),
  ).toBeVisible();
  for (const pain of await row(page, "Pain points").getByRole("listitem").allInnerTexts())
    expect(pain).toMatch(/\d/);
});

test("Owners shown for an old period are those of that time.", async ({ as }) => {
  const page = await as("executive");
  await page.goto(`${MAP}/use/claim-status?period=2026-03`);
  const owners = page.getByRole("region", { name: "Who answers for it?" });
  await expect(owners.getByRole("link").first()).toHaveText("Contact Centre");
  await page.goto(`${MAP}/use/claim-status?period=2026-10`);
  await expect(owners.getByRole("link").first()).toHaveText("Claims");
});

test("The grid is a real table: a screen reader hears stage and row names.", async ({ as }) => {
  const page = await as("executive");
  await page.goto(MAP);
  const named = await grid(page).evaluate((table: HTMLTableElement) => ({
    columns: [...table.querySelectorAll("thead th")].every((th) => th.getAttribute("scope") === "col"),
    rows: [...table.querySelectorAll("tbody tr")].every(
      (tr) => tr.querySelector("th")?.getAttribute("scope") === "row",
    ),
    caption: table.caption?.textContent,
  }));
  expect(named).toEqual({ columns: true, rows: true, caption: "Journey map: Northgate customer journey" });
});

test("Publishing is refused while a stage has no accountable department, and the error links to that cell.", async ({
  as,
}) => {
  const page = await as("admin");
  await page.goto("/journey/new");
  await page.getByLabel("Name", { exact: true }).fill(`Refused ${Date.now()}`);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Edit: Refused/);
  const look = page.getByRole("button", { name: "See what publishing changes" });
  await look.focus();
  await page.keyboard.press("Enter");
  const error = page.getByRole("link", { name: "Awareness has no accountable department. Choose one." });
  await error.focus();
  await page.keyboard.press("Enter");
  const cell = page.getByRole("listitem", { name: "Awareness" }).getByLabel("Accountable department");
  await expect(cell).toBeFocused();
  await page.getByRole("button", { name: "Throw the draft away" }).click();
});

test("Moving a stage with the keyboard alone works and survives reload.", async ({ as }) => {
  const page = await as("executive");
  await page.goto("/journey/new");
  await page.getByLabel("Name", { exact: true }).fill(`Moved ${Date.now()}`);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Edit: Moved/);
  const names = () => page.getByRole("textbox", { name: "Stage", exact: true });
  const later = page.getByRole("button", { name: "Move Awareness later" });
  await later.focus();
  const saved = page.waitForResponse((answer) => answer.url().includes("journeys.change"));
  await page.keyboard.press("Enter");
  await expect(names().first()).toHaveValue("Discovery");
  await saved;
  await page.reload();
  await expect(names().first()).toHaveValue("Discovery");
  await page.getByRole("button", { name: "Throw the draft away" }).click();
});

test("A head cannot open /edit (404).", async ({ as }) => {
  const page = await as("head");
  const answer = await page.goto(`${MAP}/edit`);
  expect(answer?.status()).toBe(404);
  await expect(page.getByText("This page does not exist or you have no access to it.")).toBeVisible();
});

test("A head gets the same page for a secret draft as for a map that does not exist.", async ({ as }) => {
  const page = await as("head");
  const seen: string[] = [];
  for (const slug of ["broker-journey", "no-such-map"]) {
    const answer = await page.goto(`/journey/${slug}`);
    expect(answer?.status()).toBe(404);
    seen.push(await page.locator("body").innerText());
    const file = await page.request.get(`/api/journey/${slug}/csv`);
    expect(file.status()).toBe(404);
  }
  expect(seen[0]).toBe(seen[1]);
  await page.goto(MAP);
  expect(await page.content()).not.toContain("Broker journey");
});

test("At 390 px no horizontal page scroll.", async ({ as }) => {
  const page = await as("executive");
  await page.setViewportSize({ width: 390, height: 844 });
  for (const address of [MAP, `${MAP}?view=promises`, `${MAP}/use`, `${MAP}/use/claim-payment`]) {
    await page.goto(address);
    const widest = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(widest, address).toBeLessThanOrEqual(390);
  }
});

test("“Promise kept 61 %” opens the ledger filtered to that stage.", async ({ as }) => {
  const page = await as("executive");
  await page.goto(MAP);
  const link = row(page, "Promise kept").getByRole("link", { name: /^\d+% “Claims decided in 48 hours”/ });
  const kept = (await link.innerText()).slice(0, 3);
  await link.focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/view=promises/);
  const ledger = page.getByRole("region", { name: "Is what we promise kept?" });
  await expect(ledger.getByRole("listitem").filter({ hasText: "“" }).first()).toContainText(kept.trim());
  await expect(ledger.getByText("“Claims decided in 48 hours”")).toBeVisible();
  await expect(ledger.getByText(/No surprises/)).toHaveCount(0);
});

test("The map goes along as a table and as a picture, with the figures of the page.", async ({ as }) => {
  const page = await as("executive");
  await page.goto(MAP);
  const score = (await row(page, "Score").getByRole("cell").nth(5).innerText()).split("\n")[0] ?? "";
  await page.getByRole("button", { name: "Export" }).focus();
  await page.keyboard.press("Enter");
  const files = page.getByRole("navigation", { name: "Export" }).getByRole("link");
  const [csv, svg] = await files.evaluateAll((links) => links.map((a) => a.getAttribute("href") ?? ""));
  const table = await (await page.request.get(csv ?? "")).text();
  expect(table).toContain('"Row","Awareness"');
  const nps = Number(/^"NPS",(?:[^,]*,){5}([^,]*),/m.exec(table)?.[1]);
  expect(Math.round(nps)).toBe(Number(score.replace("−", "-").replace("+", "")));
  const picture = await (await page.request.get(svg ?? "")).text();
  expect(picture).toContain("<svg");
  expect(picture).toContain(score);
});

test.describe("on paper", () => {
  test.use({ alone: true });

  test("The map prints on one landscape page.", async ({ as }) => {
    const page = await as("executive");
    await page.goto(MAP);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    const text = pdf.toString("latin1");
    expect(text.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
    const [, width = "0", height = "0"] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(text) ?? [];
    expect(Number(width)).toBeGreaterThan(Number(height));
  });
});

test("Marks are those the answers show, bold; declared ones stay grey.", async ({ as }) => {
  // The worker computes them when it has nothing more urgent to do.
  const computed = () =>
    sql<{ name: string; class: string }>(
      `SELECT t.name, d.class FROM driver AS d JOIN touchpoint AS t ON t.id = d.key::int
       WHERE d.kind = 'touchpoint' AND d.department_id = 0 AND d.class IN ('basic', 'differentiator') ORDER BY t.id LIMIT 1`,
    );
  await expect.poll(async () => (await computed()).length, { timeout: 45_000 }).toBe(1);
  const [mark] = await computed();
  const page = await as("executive");
  await page.goto(MAP);
  const chip = row(page, "Touchpoints")
    .getByRole("listitem")
    .filter({ hasText: mark?.name ?? "" });
  await expect(chip.getByTitle(/, computed from answers/)).toHaveText(mark?.class === "basic" ? /^O/ : /^X/);
});
