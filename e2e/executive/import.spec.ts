import type { Page } from "@playwright/test";
import { chooseFile, ownSurvey, uploadFile, type SurveyFile } from "../import-wizard";
import { expect, test } from "../stage";

const IMPORTED = { timeout: 45_000 };

/** As a German spreadsheet writes it: semicolons, a byte-order mark, quotes, the day first. */
const GERMAN: SurveyFile = {
  name: "antworten.csv",
  content:
    "\uFEFF" +
    [
      "Datum;NPS;Kommentar;Antwort-ID",
      '13.03.2026;10;"Sehr gut; danke ""Frau Krause""";a1',
      '14.03.2026;10;"Zwei',
      'Zeilen";a2',
      ...Array.from({ length: 4 }, (_, i) => `1${i + 5}.03.2026;9;;a${i + 3}`),
      "20.03.2026;8;;b1",
      "21.03.2026;7;;b2",
      "22.03.2026;11;Elf;b3",
      "23.03.2026;;Ohne Zahl;b4",
      "24.03.2026;6;;b5",
      "25.03.2026;0;;b6",
    ].join("\r\n"),
};
// 6 promoters, 2 passives, 2 detractors: (6 − 2) / 10.
const GERMAN_NPS = "+40";

const becomes = (page: Page, column: string) =>
  page.getByLabel(`What is “${column}”?`, { exact: true }).locator("option:checked");
const overviewScore = (page: Page) =>
  page.getByRole("region", { name: "Would customers recommend us?" }).locator(".text-display");

test("a file is checked, imported, seen in the score and taken out again", async ({ as }) => {
  const page = await as("executive");
  const survey = ownSurvey("Antworten");
  await uploadFile(page, GERMAN, survey);

  const check = page.getByRole("region", { name: "What would be imported?" });
  await expect(check).toContainText(`10 scores, NPS ${GERMAN_NPS}`);
  await expect(check).toContainText(`into “${survey}”`);
  const left = page.getByRole("region", { name: "What is not counted?" });
  await expect(left.getByText(/^Rows? 10$/)).toBeVisible(); // the 11: a line break in quotes does not count as a row
  await expect(becomes(page, "NPS")).toHaveText("Score (0–10)");
  await expect(becomes(page, "Datum")).toHaveText("Date of the answer");
  await expect(becomes(page, "Kommentar")).toHaveText("Comment");
  await expect(becomes(page, "Antwort-ID")).toHaveText("Id of the answer");

  await page.getByRole("button", { name: /^Import 1\d answers$/ }).click();
  await expect(page.getByRole("heading", { name: `answers imported into “${survey}”` })).toBeVisible(
    IMPORTED,
  );
  const notCounted = page.getByRole("table", { name: "Rows that were not counted" });
  await expect(notCounted.getByRole("rowheader", { name: "10", exact: true })).toBeVisible();
  const address = page.url();

  await page.getByRole("link", { name: "See the score" }).click();
  await expect(page).toHaveURL(/\/overview\?survey=\d+&period=2026-03$/);
  await expect(overviewScore(page)).toHaveText(GERMAN_NPS);
  await expect(page.getByText(/· 10 answers$/)).toBeVisible();
  const score = page.url();

  await page.goto(address);
  await page.getByRole("button", { name: "Undo this import" }).click();
  await expect(page.getByRole("heading", { name: "This import was taken out again" })).toBeVisible(IMPORTED);
  await page.goto(score);
  await expect(page.getByText("No answers in this period.").first()).toBeVisible();
  await expect(overviewScore(page)).toHaveCount(0);
});

test("the history names the file, its survey, its counts and who brought it", async ({ as }) => {
  const page = await as("executive");
  const survey = ownSurvey("Antworten");
  await uploadFile(page, GERMAN, survey);
  await page.getByRole("button", { name: /^Import 1\d answers$/ }).click();
  await expect(page.getByRole("button", { name: "Undo this import" })).toBeVisible(IMPORTED);
  await page.goto("/imports");
  const row = page.getByRole("row").filter({ hasText: survey });
  await expect(row).toContainText("antworten.csv");
  await expect(row).toContainText("Imported");
  await expect(row).toContainText("Eleanor Hart");
  await row.getByRole("link").click();
  await expect(page).toHaveURL(/\/imports\/[0-9a-f-]{36}$/);
});

test("the same export twice counts once", async ({ as }) => {
  const page = await as("executive");
  const survey = ownSurvey("Antworten");
  for (const said of [/^1\d answers imported/, /^0 answers imported/]) {
    await uploadFile(page, GERMAN, survey);
    await page.getByRole("button", { name: /^Import 1\d answers$/ }).click();
    await expect(page.getByRole("heading", { name: said })).toBeVisible(IMPORTED);
  }
  await expect(page.getByText(/^1\d had come in already\./)).toBeVisible();
});

test("dates that read either way are asked about before anything is imported", async ({ as }) => {
  const page = await as("executive");
  const rows = Array.from({ length: 12 }, (_, i) => `0${(i % 9) + 1}/02/2026,${i % 2 ? 9 : 3}`);
  await uploadFile(page, { name: "either.csv", content: ["Date,NPS", ...rows].join("\n") }, ownSurvey());
  await expect(page.getByText("In “Date”, does the day or the month come first?")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Import .* answers$/ })).toBeDisabled();

  await page.getByRole("radio", { name: "03/02/2026 is 3 Feb 2026" }).check();
  await page.getByRole("button", { name: "Check again" }).click();
  const start = page.getByRole("button", { name: "Import 12 answers" });
  await expect(start).toBeEnabled(IMPORTED);
  await start.click();
  await page.getByRole("link", { name: "See the score" }).click(IMPORTED);
  await expect(page).toHaveURL(/period=2026-02$/);
  await expect(overviewScore(page)).toHaveText("0");
});

test("an import goes on while its page is left, and is finished on return", async ({ as }) => {
  test.slow();
  const page = await as("executive");
  const day = (i: number) => `2026-01-${String((i % 28) + 1).padStart(2, "0")}`;
  const rows = Array.from(
    { length: 60_000 },
    (_, i) => `r${i},${day(i)},${(i * 7) % 11},"Row ${i}, as told"`,
  );
  const survey = ownSurvey("Large");
  await uploadFile(page, { name: "large.csv", content: ["Id,Date,NPS,Comment", ...rows].join("\n") }, survey);
  await page.getByRole("button", { name: "Import 60,000 answers" }).click(IMPORTED);
  await expect(page.getByText("You can leave this page: the import goes on without it.")).toBeVisible();
  const address = page.url();
  await page.goto("/overview");
  await page.waitForTimeout(1_000);
  await page.goto(address);
  await expect(page.getByRole("heading", { name: `60,000 answers imported into “${survey}”` })).toBeVisible(
    IMPORTED,
  );
  await expect(page.getByText("Every row was counted.")).toBeVisible();
});

const UNREADABLE: readonly [SurveyFile, string][] = [
  [{ name: "report.pdf", content: "%PDF-1.7\nstream" }, "This is a PDF. Export the answers as CSV."],
  [
    { name: "chart.png", content: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]) },
    "This is a picture (PNG). Export the answers as CSV.",
  ],
  [
    { name: "answers.csv", content: Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 31) % 256)) },
    "This is not a text file. Export the answers as CSV.",
  ],
];

for (const [file, sentence] of UNREADABLE) {
  test(`${file.name} with bytes that are no table says what it is`, async ({ as }) => {
    const page = await as("executive");
    await uploadFile(page, file, ownSurvey());
    const outcome = page.getByRole("region", { name: "Nothing was imported" });
    await expect(outcome.getByRole("alert")).toHaveText(sentence);
    await expect(outcome.getByRole("link", { name: "Choose another file" })).toBeVisible();
  });
}

test("an empty file and no file are refused before anything is sent", async ({ as }) => {
  const page = await as("executive");
  const sent: string[] = [];
  page.on("request", (request) => request.method() === "GET" || sent.push(request.url()));
  await chooseFile(page, { name: "empty.csv", content: "" }, ownSurvey());
  await expect(page.getByRole("main").getByRole("alert")).toHaveText("This file is empty.");
  await page.reload();
  await page.getByRole("combobox", { name: "Survey" }).fill(ownSurvey());
  await page.getByRole("button", { name: "Check this file" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toHaveText("Choose a file.");
  expect(sent).toEqual([]);
});

test("weights give a second score, and gaps in them are said before the import", async ({ as }) => {
  const page = await as("executive");
  const rows = (weightOf: (i: number) => string) => [
    "Date,NPS,Weight",
    ...Array.from({ length: 12 }, (_, i) => `2026-02-${i + 10},${i % 2 ? 9 : 3},${weightOf(i)}`),
  ];
  const whole = rows((i) => (i % 2 ? "3" : "1")).join("\n");
  await uploadFile(page, { name: "weights.csv", content: whole }, ownSurvey());
  // Six promoters at 3 and six detractors at 1: (18 − 6) of 24.
  await expect(page.getByText("Weighted NPS +50")).toBeVisible();
  const gaps = rows((i) => (i < 5 ? "1.5" : "")).join("\n");
  await uploadFile(page, { name: "gaps.csv", content: gaps }, ownSurvey());
  await expect(page.getByText("5 of 12 scores have a weight.")).toBeVisible();
  await expect(page.getByText(/Weighted NPS [+−\d]/)).toHaveCount(0);
});

test("customers' words from a file are shown as text, never as markup", async ({ as }) => {
  const page = await as("executive");
  const markup = '<img src=x onerror="document.title=1"><b>bold</b>';
  const rows = Array.from({ length: 6 }, (_, i) => `2026-02-1${i},9,"${markup.replaceAll('"', '""')} ${i}"`);
  await uploadFile(
    page,
    { name: "markup.csv", content: ["Date,NPS,Comment", ...rows].join("\n") },
    ownSurvey(),
  );
  await expect(page.getByText("<img src=x onerror=").filter({ visible: true }).first()).toBeVisible();
  await expect(page.locator("main img, main b")).toHaveCount(0);
});
