import { expect, test } from "../stage";

test("an executive words the vision; it stands on the map and on department pages, and a head acknowledges it", async ({
  as,
}) => {
  const executive = await as("executive");
  const sentence = `Customers know what happens next (${Date.now()}).`;
  await executive.goto("/vision");
  await executive.getByLabel("In a sentence").fill(sentence);
  await executive.getByRole("button", { name: /^Word/ }).focus();
  await executive.keyboard.press("Enter");
  await expect(executive.getByRole("region", { name: "Our vision" }).getByText(sentence)).toBeVisible();

  const head = await as("head");
  await head.goto("/departments/claims");
  const band = head.getByRole("region", { name: "Our vision" });
  await expect(band.getByText(sentence)).toBeVisible();
  await band.getByRole("button", { name: "Acknowledge for Claims" }).focus();
  await head.keyboard.press("Enter");
  await expect(band.getByRole("button")).toHaveCount(0);
  await head.goto("/journey/customer-journey");
  await expect(band.getByText(sentence)).toBeVisible();
  await band.getByRole("link", { name: /^Acknowledged by \d+ of/ }).click();
  await expect(head.getByRole("row", { name: /^Claims .*Hana Okafor/ })).toBeVisible();
  await expect(head.getByLabel("In a sentence")).toHaveCount(0);
});

test("my touchpoints: stage, touchpoint, our part, score, trend, top pain, promise kept, open cases", async ({
  as,
}) => {
  const page = await as("head");
  await page.goto("/departments/claims");
  const table = page.getByRole("table", { name: "My touchpoints" });
  await expect(table.getByRole("columnheader")).toHaveText([
    "Stage",
    "Touchpoint",
    "Our part",
    "NPS",
    "6 months",
    "Top pain",
    "Promise kept",
    "Open cases",
  ]);
  const offer = table.getByRole("row", { name: /Settlement offer/ });
  await expect(offer).toContainText("Accountable");
  await expect(offer).toContainText(/±\d+|to/);
  await expect(offer).toContainText(/\d+% .*events/);
  await expect(table.getByRole("row").filter({ hasText: "Responsible" }).first()).toBeVisible();
  await offer.getByRole("link", { name: "Settlement offer" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Settlement offer");
});
