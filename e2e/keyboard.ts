import { expect, type Locator, type Page } from "@playwright/test";

/** How far somebody tabs, and how long they wait for what they look for. */
type Patience = { most?: number; timeout?: number };

/** Moves on by Tab, and only by Tab, until something has the focus. */
export async function tabTo(
  page: Page,
  target: Locator,
  { most = 250, timeout }: Patience = {},
): Promise<void> {
  await expect(target).toBeVisible({ timeout });
  for (let stop = 0; stop < most; stop++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  await expect(target).toBeFocused();
}

/** The same, and then Enter. */
export async function press(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press("Enter");
}
