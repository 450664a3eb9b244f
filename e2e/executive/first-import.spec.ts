import { ownSurvey } from "../import-wizard";
import { tabTo } from "../keyboard";
import { expect, test } from "../stage";

const IMPORTED = { timeout: 45_000 };

/** Somebody who has never seen the product looks no further. */
const PATIENCE = { ...IMPORTED, most: 90 };

/** As a claims team might keep it: no tool's export, dates that read either way, a name that is not ours, and a new one. */
const rows = Array.from({ length: 12 }, (_, i) => {
  const place = ["claim status message", "Hotline"][i % 2] ?? "";
  return `0${(i % 9) + 1}/03/2026,${[10, 9, 3, 8][i % 4] ?? 10},${place},"The answer number ${i}, as told"`;
});
const file = {
  name: "claims team.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(
    ["When answered,Would recommend (0 to 10),Touchpoint,Comment", ...rows, "31/12/2025,eleven,,"]
      .slice(0, 13)
      .join("\n"),
  ),
};

test("somebody who never saw the product brings in a file with the keyboard alone", async ({ as }) => {
  test.slow();
  const page = await as("executive");
  const survey = ownSurvey("Claims team");
  await page.goto("/overview");
  await tabTo(page, page.getByRole("link", { name: "Imports", exact: true }), PATIENCE);
  await page.keyboard.press("Enter");
  await page.waitForURL("/imports");
  await tabTo(page, page.getByRole("link", { name: "Import a file" }).first(), PATIENCE);
  await page.keyboard.press("Enter");
  await page.waitForURL("/imports/new");

  await expect(page.getByText("At most 1 GB and 10,000,000 rows.")).toBeVisible();
  await tabTo(page, page.getByLabel("File"), PATIENCE);
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.keyboard.press("Space")]);
  await chooser.setFiles(file);
  await tabTo(page, page.getByRole("combobox", { name: "Survey" }), PATIENCE);
  await page.keyboard.type(survey);
  await tabTo(page, page.getByLabel("These answers count in the organisation's score"), PATIENCE);
  await page.keyboard.press("Space");
  await tabTo(page, page.getByRole("button", { name: "Check this file" }), PATIENCE);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}$/);

  // What the file does not say is asked, in words, with its own values.
  await expect(page.getByText("In “When answered”, does the day or the month come first?")).toBeVisible(
    IMPORTED,
  );
  const start = page.getByRole("button", { name: "Import 12 answers" });
  await expect(start).toBeDisabled();
  const day = page.getByRole("radio", { name: /The day comes first/ });
  await tabTo(page, day, PATIENCE);
  await page.keyboard.press("Space");
  await expect(day).toBeChecked();
  const near = page.getByLabel(/“claim status message”/);
  await expect(near.locator("option:checked")).toHaveText("Claim status messages");
  const hotline = page.getByLabel(/“Hotline”/);
  await tabTo(page, hotline, PATIENCE);
  await page.keyboard.type("Leave");
  await expect(hotline.locator("option:checked")).toHaveText("Leave these rows without a touchpoint");
  await tabTo(page, page.getByRole("button", { name: "Check again" }), PATIENCE);
  await page.keyboard.press("Enter");

  await expect(start).toBeEnabled(IMPORTED);
  await tabTo(page, start, PATIENCE);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: `12 answers imported into “${survey}”` })).toBeVisible(
    IMPORTED,
  );
  await tabTo(page, page.getByRole("link", { name: "See the score" }), PATIENCE);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/period=2026-03$/);

  // The second file of the source is read like the first, with nothing to answer.
  await page.goto("/imports/new");
  await page.getByLabel("File").setInputFiles({ ...file, name: "claims team 2.csv" });
  await page.getByRole("combobox", { name: "Survey" }).fill(survey);
  await page.getByRole("button", { name: "Check this file" }).click();
  await expect(page.getByText("Read as the last file with these headings.")).toBeVisible(IMPORTED);
  await expect(start).toBeEnabled();
});
