import { expectState, ownSurvey, uploadFile } from "../import-wizard";
import { expect, test } from "../stage";

/** "Łódź" and "Győr" as files from Central Europe hold them. */
const central = Buffer.from(
  [
    "Date,NPS,Comment,Touchpoint",
    ...Array.from(
      { length: 12 },
      (_, i) => `2026-02-${i + 10},${i % 11},"W mie\x9ccie \xa3\xf3d\x9f, dzie\xf1 ${i}",`,
    ),
  ].join("\r\n"),
  "latin1",
);

test("letters that were read wrongly are put right, and a first row becomes an answer", async ({ as }) => {
  const page = await as("executive");
  const token = await uploadFile(page, { name: "central.csv", content: central }, ownSurvey());
  await expect(page.getByText("mieœcie £ódŸ").filter({ visible: true }).first()).toBeVisible();
  await page.getByText("Do letters look wrong?").click();
  await page
    .getByRole("combobox", { name: "Letters of the file" })
    .selectOption("Central Europe (Windows-1250)");
  await page.getByRole("button", { name: "Check again" }).click();
  await expect(page.getByText("W mieście Łódź, dzień 0").filter({ visible: true }).first()).toBeVisible();
  await expect(page.getByText("A plain table · Windows-1250 · one header row")).toBeVisible();

  // What was said before stays said while something else is.
  await page.getByText("Do letters look wrong?").click();
  await page.getByRole("combobox", { name: "First row" }).selectOption("Is an answer; there are no headings");
  await page.getByRole("button", { name: "Check again" }).click();
  await expect(page.getByText("A plain table · Windows-1250 · no header rows")).toBeVisible();
  await Promise.all([
    page.waitForResponse(/imports\.choose/),
    page.getByRole("button", { name: "Check again" }).click(),
  ]);
  await expectState(page.request, token, /^checked$/);
  await page.reload();
  await expect(page.getByText("13 rows into")).toBeVisible();
  await page.getByText("Do letters look wrong?").click();
  await page.getByRole("combobox", { name: "First row" }).selectOption("Holds the headings");
  await page.getByRole("button", { name: "Check again" }).click();
  await expect(page.getByText("12 rows into")).toBeVisible();
});
