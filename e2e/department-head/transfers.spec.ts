import { expect, test } from "../stage";
import type { Page } from "@playwright/test";

const TOUCHPOINT = "/journey/customer-journey/use/claim-status";
const OLD = "period=2026-Q2";

test.use({ alone: true });

/** What the screens of an old period say, in words. */
async function oldScreens(page: Page): Promise<string[]> {
  const said: string[] = [];
  for (const address of [
    `/overview?${OLD}`,
    `/departments/claims?${OLD}`,
    `/departments/contact-centre?${OLD}`,
    `/journey/customer-journey?${OLD}`,
    `/journey/customer-journey/use?${OLD}`,
  ]) {
    await page.goto(address);
    // The vision, and what waits for somebody, are of today, whatever the period.
    const main = await page.getByRole("main").evaluate((whole: HTMLElement) => {
      const cards = [...whole.querySelectorAll<HTMLElement>("[data-card]")];
      const bands = [
        ...whole.querySelectorAll<HTMLElement>("[aria-label='Our vision']"),
        ...cards.filter(({ innerText }) => /^Needs (a decision|you)/.test(innerText)),
      ];
      for (const band of bands) band.style.display = "none";
      const words = whole.innerText;
      for (const band of bands) band.style.display = "";
      return words;
    });
    said.push(main.replace(/A touchpoint is to change hands[\s\S]*?Take back/, ""));
  }
  return said;
}

test("owners and figures of an old period are those of that time after a transfer, on every screen", async ({
  as,
}) => {
  test.slow();
  const executive = await as("executive");
  const before = await oldScreens(executive);

  const head = await as("head");
  await head.goto(TOUCHPOINT);
  await head.getByText("Hand Claim status messages over").focus();
  await head.keyboard.press("Enter");
  await head.getByLabel("To", { exact: true }).selectOption("Contact Centre");
  await head.getByRole("button", { name: "Offer the transfer" }).focus();
  await head.keyboard.press("Enter");
  await expect(head.getByText("Offered. The other head decides.")).toBeVisible();

  const other = await as("otherHead");
  await other.goto("/departments/contact-centre");
  await other.getByRole("button", { name: "Accept: Claim status messages" }).focus();
  await other.keyboard.press("Enter");
  await expect(other.getByText("Accepted.")).toBeVisible();
  await other.goto(TOUCHPOINT);
  await other.getByText("Who answered for it when").click();
  await expect(other.getByRole("listitem").filter({ hasText: /^since .*Contact Centre/ })).toBeVisible();

  expect(await oldScreens(executive)).toEqual(before);

  // An executive gives it back, at once.
  await executive.goto(TOUCHPOINT);
  await executive.getByText("Hand Claim status messages over").click();
  await executive.getByLabel("To", { exact: true }).selectOption("Claims");
  await executive.getByRole("button", { name: "Hand over" }).click();
  await expect(executive.getByText(/^Handed over from 1 /)).toBeVisible();
  expect(await oldScreens(executive)).toEqual(before);
});

test("a head is offered no transfer of what belongs to others, except to themselves", async ({ as }) => {
  const head = await as("head");
  await head.goto("/journey/customer-journey/interaction/help-line");
  await head.getByText(/^Hand .* over$/).click();
  await expect(head.getByLabel("To", { exact: true }).getByRole("option")).toHaveText(["Claims"]);
  const member = await as("member");
  await member.goto(TOUCHPOINT);
  await expect(member.getByText(/^Hand .* over$/)).toHaveCount(0);
});
