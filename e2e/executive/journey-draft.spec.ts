import { expect, test } from "../stage";
import type { Page } from "@playwright/test";

const wants = (page: Page, stage: string) =>
  page.getByRole("listitem", { name: stage, exact: true }).getByLabel("Customer wants");
const saved = (page: Page) => page.waitForResponse((answer) => answer.url().includes("journeys.change"));

/** Types into a field by keyboard and leaves it, which saves. */
async function say(page: Page, stage: string, words: string): Promise<void> {
  await wants(page, stage).focus();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(words);
  const done = saved(page);
  await page.keyboard.press("Tab");
  await done;
}

test("two people at one draft: nobody's words are lost, and the second sees what changed", async ({ as }) => {
  const first = await as("executive");
  await first.goto("/journey/new");
  await first.getByLabel("Name", { exact: true }).fill(`Shared ${Date.now()}`);
  await first.keyboard.press("Enter");
  await expect(first.getByRole("heading", { level: 1 })).toHaveText(/^Edit: Shared/);
  const second = await as("admin");
  await second.goto(first.url());
  await expect(wants(second, "Use")).toHaveValue("");

  // Different cells merge.
  await say(first, "Use", "To be paid on a day I know");
  await say(second, "Purchase", "To be sure I am covered");
  await expect(wants(second, "Use")).toHaveValue("To be paid on a day I know");

  // Over the same cell the second is told who wrote what there, and both words stay.
  await say(first, "Discovery", "To understand the price");
  await say(second, "Discovery", "To understand the cover");
  const bar = second.getByRole("status").filter({ hasText: "Eleanor Hart changed this" });
  await bar.getByText("See the change").focus();
  await second.keyboard.press("Enter");
  await expect(bar.getByText("“To understand the price”")).toBeVisible();
  await expect(bar.getByText("“To understand the cover”")).toBeVisible();
  await bar.getByRole("button", { name: /mine/ }).focus();
  const kept = saved(second);
  await second.keyboard.press("Enter");
  await kept;
  await second.reload();
  await expect(wants(second, "Discovery")).toHaveValue("To understand the cover");
  await expect(wants(second, "Purchase")).toHaveValue("To be sure I am covered");
  await second.getByRole("button", { name: "Throw the draft away" }).click();
});
