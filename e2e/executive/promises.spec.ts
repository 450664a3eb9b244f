import { expect, ours, test } from "../stage";

const LEDGER = "/journey/customer-journey?view=promises";

test("an executive states a promise, brings events in, and the map shows what was kept of it", async ({
  as,
}) => {
  const page = await as("executive");
  const words = `Answered in a day ${Date.now()}`;
  await page.goto(LEDGER);
  await page.getByRole("link", { name: "State a promise" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "State the promise" }).click();
  const missing = page.getByRole("alert").getByRole("link");
  await expect(missing.first()).toHaveText("Enter the words as they are published.");
  await missing.first().click();
  await expect(page.getByLabel("As published")).toBeFocused();
  await page.keyboard.type(words);
  await page.getByLabel("Number").fill("24");
  await page.getByLabel("Unit").fill("hours");
  await page.getByLabel("Promised in per cent of cases").fill("90");
  await page.getByLabel("From", { exact: true }).fill("2026-01-01");
  await page
    .getByLabel("Stage", { exact: true })
    .selectOption({ label: "Discovery (Northgate customer journey)" });
  await page.getByLabel("Made by").selectOption("Marketing & Brand");
  await page.getByLabel("Delivered by").selectOption("Digital Channels");
  await page.getByLabel("Published in").fill("The website");
  await page.getByRole("button", { name: "State the promise" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`“${words}”`);
  const address = page.url();

  const rows = Array.from({ length: 20 }, (_, at) => `e${at},2026-08-${10 + (at % 10)},${at < 15 ? 20 : 30}`);
  await page.getByLabel("File").setInputFiles({
    name: "events.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(["id,started,value", ...rows, "odd,yesterday,1"].join("\n")),
  });
  await page.getByRole("button", { name: "Bring events in" }).click();
  await expect(page.getByText("20 of 21 rows taken.")).toBeVisible();
  await expect(page.getByText("Row 22: “yesterday” is not a date")).toBeVisible();

  await page.goto(`${LEDGER}&period=2026-Q3`);
  const line = page.getByRole("listitem").filter({ hasText: words });
  await expect(line.getByText("75%")).toBeVisible();
  await expect(
    page.getByRole("region", { name: "Promised against delivered, by stage" }).getByText("15 points short"),
  ).toBeVisible();

  await page.goto(address);
  await page.getByLabel("Last promised on the day before").fill("2026-01-02");
  await page.getByRole("button", { name: "Retire the promise" }).click();
  await expect(page.getByText(/^Retired on/)).toBeVisible();
  await page.goto(`${LEDGER}&period=2026-Q3`);
  await expect(page.getByText(words)).toHaveCount(0);
});

test("a head has no page of promises to edit, in the words of one that does not exist", async ({ as }) => {
  const page = await as("head");
  await page.goto(LEDGER);
  await expect(page.getByRole("link", { name: "State a promise" })).toHaveCount(0);
  const seen: string[] = [];
  for (const address of ["/promises/claims-in-48-hours", "/promises/no-such-promise", "/promises/new"]) {
    const answer = await page.goto(address);
    expect(answer?.status()).toBe(404);
    seen.push(await page.getByRole("main").innerText());
  }
  expect(new Set(seen).size).toBe(1);
  const sent = await page.request.put("/api/promises/claims-in-48-hours/evidence", {
    headers: ours,
    data: "id,started,value\n1,2026-09-01,1",
  });
  expect(sent.status()).toBe(404);
});
