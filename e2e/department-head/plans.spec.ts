import type { Page } from "@playwright/test";
import { tabTo } from "../keyboard";
import { expect, test } from "../stage";

const touchpoint = "/journey/customer-journey/use/claim-status";

/** The score of a place as its page says it, and of how many answers. */
async function scoreOf(page: Page): Promise<{ value: string; n: string }> {
  const hero = page.getByRole("region", { name: "Would customers recommend us after this?" });
  const words = (await hero.innerText()).replaceAll("\n", " ");
  const [, n = "no answers", value = "no score"] = /([\d,]+) answers\s+([+−]?\d+)/.exec(words) ?? [];
  return { value, n };
}

test("a new plan made by keyboard alone carries stage, owner and baseline, and stands where it belongs", async ({
  as,
}) => {
  const head = await as("head");
  const title = `Fewer steps to a status ${Date.now()}`;
  await head.goto(touchpoint);
  const score = await scoreOf(head);
  await tabTo(head, head.getByRole("link", { name: "New plan" }));
  await head.keyboard.press("Enter");
  await expect(head.getByRole("heading", { level: 1 })).toHaveText("New plan");
  await expect(head.getByText("Use › Claim status messages, Northgate customer journey")).toBeVisible();
  await expect(head.getByLabel("Department that answers for it").locator("option:checked")).toHaveText(
    "Claims",
  );
  await expect(head.getByLabel("Person who answers for it").locator("option:checked")).toHaveText(/\w+ \w+/);
  const baseline = head.getByRole("paragraph").filter({ hasText: "Baseline:" });
  await expect(baseline).toContainText(`NPS ${score.value} `);
  await expect(baseline).toContainText(`, ${score.n} answers`);

  await tabTo(head, head.getByRole("button", { name: "Make the plan" }));
  await head.keyboard.press("Enter");
  await expect(head.getByRole("alert").getByRole("link")).toHaveText([
    "Name the plan in a few words.",
    "Say what will be done.",
    "Choose the day it will be done.",
    "Enter where the measure will stand.",
  ]);
  await tabTo(head, head.getByRole("link", { name: "Name the plan in a few words." }));
  await head.keyboard.press("Enter");
  await expect(head.getByLabel("Plan", { exact: true })).toBeFocused();
  await head.keyboard.type(title);
  await head.keyboard.press("Tab");
  await head.keyboard.type("One message instead of four calls");
  await tabTo(head, head.getByLabel("Done by"));
  // The twelfth of the twelfth, whichever a browser asks for first.
  await head.keyboard.type("12122028");
  await tabTo(head, head.getByLabel("Expected"));
  await head.keyboard.type("25");
  await tabTo(head, head.getByRole("button", { name: "Make the plan" }));
  await head.keyboard.press("Enter");

  await expect(head.getByRole("heading", { level: 1 })).toHaveText(title);
  const worked = head.getByRole("region", { name: "Did it work?" });
  await expect(worked).toContainText(score.value);
  await expect(worked).toContainText(`${score.n} answers`);
  await expect(worked).toContainText("+25");
  await expect(worked).toContainText("An association, not proof of a cause");
  const url = new URL(head.url()).pathname;
  for (const path of [
    touchpoint,
    "/journey/customer-journey/use",
    "/plans",
    "/plans?state=planned&department=claims",
  ]) {
    await head.goto(path);
    await expect(head.getByRole("link", { name: title }), path).toHaveAttribute("href", url);
  }
  await head.goto("/plans?state=stopped");
  await expect(head.getByRole("link", { name: title })).toHaveCount(0);
});

test("a head takes a plan from start to end; its first date and each step stay", async ({ as }) => {
  const head = await as("head");
  await head.goto(touchpoint);
  await head.getByRole("link", { name: "New plan" }).click();
  await head.getByLabel("Plan", { exact: true }).fill(`From start to end ${Date.now()}`);
  await head.getByLabel("What will be done", { exact: true }).fill("Try it for a month");
  await head.getByLabel("Done by").fill("2028-06-30");
  await head.getByLabel("Measure").selectOption("Ease (CES)");
  await expect(head.getByText(/Ease \(CES\) \d+% .*answers/)).toBeVisible();
  await head.getByLabel("Expected").fill("80");
  await head.getByRole("button", { name: "Make the plan" }).click();

  const card = head.getByRole("region", { name: "What is done, and by whom?" });
  const history = head.getByRole("region", { name: "What became of it?" });
  const dialog = head.getByRole("dialog");
  await card.getByRole("button", { name: "Start" }).click();
  await dialog.getByRole("button", { name: "Start" }).click();
  await expect(history).toContainText("Started by");
  await card.getByRole("button", { name: "Move date" }).click();
  await dialog.getByLabel("New date").fill("2028-09-30");
  await dialog.getByLabel("Why").fill("The printers need longer");
  await dialog.getByRole("button", { name: "Move date" }).click();
  await expect(card).toContainText("30 Jun 2028, moved once");
  await card.getByRole("button", { name: "Mark done" }).click();
  await dialog.getByRole("button", { name: "Mark done" }).click();
  await expect(dialog.getByRole("alert")).toContainText("Say what changed, in a few words.");
  await dialog.getByLabel("What changed?").fill("Customers read the status themselves");
  await dialog.getByRole("button", { name: "Mark done" }).click();
  await expect(history).toContainText("“Customers read the status themselves”");
  await expect(head.getByRole("region", { name: "Did it work?" })).toContainText("Measured from");
});

test("another department's head gets the page of what does not exist, wherever the plan could be", async ({
  as,
}) => {
  const head = await as("head");
  await head.goto("/plans");
  const row = head.getByRole("link", { name: "A message at every step of a claim" });
  const path = (await row.getAttribute("href")) ?? "";
  const form = await head
    .goto(touchpoint)
    .then(() => head.getByRole("link", { name: "New plan" }).getAttribute("href"));
  const other = await as("otherHead");
  const seen = new Set<string>();
  for (const address of [path, form ?? "", "/plans/999999", "/plans/new?touchpoint=999999", "/plans/new"]) {
    const answer = await other.goto(address);
    expect(answer?.status(), address).toBe(404);
    seen.add(await other.getByRole("main").last().innerText());
  }
  expect(seen.size).toBe(1);
  for (const address of ["/plans", "/plans?department=claims", touchpoint]) {
    await other.goto(address);
    await expect(other.getByRole("link", { name: "A message at every step of a claim" })).toHaveCount(0);
    await expect(other.getByRole("link", { name: "New plan" })).toHaveCount(0);
  }
  const member = await as("member");
  await member.goto(path);
  await expect(member.getByRole("heading", { level: 1 })).toHaveText("A message at every step of a claim");
  await expect(
    member.getByRole("region", { name: "What is done, and by whom?" }).getByRole("button"),
  ).toHaveCount(0);
});
