import { expect, test } from "../stage";

test("the executive reads every department by every measure, and follows one to its page", async ({ as }) => {
  const page = await as("executive");
  await page.goto("/scorecards?period=last-quarter");
  await expect(page.getByRole("heading", { level: 1, name: "Scorecards" })).toBeVisible();
  const table = page.getByRole("table", { name: /Every department by every measure/ });
  const heads = (await table.getByRole("columnheader").allTextContents()).join(" | ");
  // In this order; further measures may stand between them.
  expect(heads).toMatch(
    /^Department.*Total.*NPS.*Detractor share.*Satisfaction.*Ease.*Promises kept.*Experience debt.*Response rate/,
  );
  const claims = table.getByRole("row", { name: /^Claims/ });
  await expect(claims.getByRole("cell").nth(1)).toContainText("Missed");
  await claims.getByRole("link", { name: "Claims" }).click();
  await expect(page).toHaveURL(/\/departments\/claims\?period=last-quarter/);
});

test("the matrix and the overview say the same about a department", async ({ as }) => {
  const page = await as("executive");
  const valueIn = async (address: string, column: number) => {
    await page.goto(address);
    const row = page.getByRole("row", { name: /^Policy Operations/ });
    return (await row.getByRole("cell").nth(column).innerText())
      .match(/[+−]?\d+\s*±\d+/)?.[0]
      .replaceAll(/\s+/g, " ");
  };
  const onOverview = await valueIn("/overview?period=last-quarter", 0);
  expect(onOverview).toBeDefined();
  expect(await valueIn("/scorecards?period=last-quarter", 1)).toBe(onOverview);
});

test("a department under five answers shows no figure anywhere in the matrix", async ({ as }) => {
  const page = await as("executive");
  await page.goto("/scorecards?period=last-quarter");
  const small = page.getByRole("row", { name: /^People & Training/ });
  await expect(small).toContainText("Fewer than 5 answers");
  for (const column of [1, 2, 3, 4])
    await expect(small.getByRole("cell").nth(column)).not.toHaveText(/\d{2}/);
});

test("a member sees their own department only", async ({ as }) => {
  const page = await as("member");
  await page.goto("/scorecards");
  const rows = page.getByRole("table", { name: /Every department/ }).getByRole("row");
  await expect(rows).toHaveCount(2);
  await expect(rows.nth(1)).toContainText("Claims");
});

test("columns sort by keyboard, tell screen readers the order, and are addresses", async ({ as }) => {
  const page = await as("executive");
  await page.goto("/scorecards?period=last-quarter");
  const head = page.getByRole("columnheader", { name: /^Detractor share/ });
  await expect(head).not.toHaveAttribute("aria-sort", /./);
  await head.getByRole("link").focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/sort=detractor-share/);
  await expect(head).toHaveAttribute("aria-sort", "descending");
  await expect(page.getByRole("status").filter({ hasText: "sorted by" })).toHaveText(
    "sorted by Detractor share, worst first",
  );
  const shares = async () =>
    (await page.getByRole("row").evaluateAll((rows) => rows.map((row) => row.children[3]?.textContent ?? "")))
      .map((text) => /^Detractor share(\d+)%/.exec(text)?.[1])
      .flatMap((share) => (share === undefined ? [] : [Number(share)]))
      .slice(0, -1); // the whole organisation stands last
  const worstFirst = await shares();
  expect(worstFirst.length).toBeGreaterThan(8);
  expect(worstFirst).toEqual(worstFirst.toSorted((a, b) => b - a));
  await expect(head.getByRole("link")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(head).toHaveAttribute("aria-sort", "ascending");
  await page.reload();
  expect(await shares()).toEqual(worstFirst.toSorted((a, b) => a - b));
});

test("the columns sort without JavaScript", async ({ as }) => {
  const page = await as("executive", { javaScriptEnabled: false });
  await page.goto("/scorecards?period=last-quarter");
  await page.getByRole("columnheader", { name: /^Ease/ }).getByRole("link").click();
  await expect(page.getByRole("columnheader", { name: /^Ease/ })).toHaveAttribute("aria-sort", "ascending");
});

test("on a phone a department opens to its measures, and nothing is wider than the page", async ({ as }) => {
  const page = await as("executive", { viewport: { width: 390, height: 844 } });
  await page.goto("/scorecards?period=last-quarter");
  const claims = page.getByRole("row", { name: /^Claims/ });
  const share = claims.getByText("33%", { exact: false }).first();
  const height = async () => (await claims.boundingBox())?.height ?? 0;
  const closed = await height();
  await page.getByLabel("Open the measures of Claims").check();
  await expect(share).toBeVisible();
  expect(await height()).toBeGreaterThan(2 * closed);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test("the matrix prints on one landscape page", async ({ as }) => {
  const page = await as("executive");
  await page.goto("/scorecards?period=last-quarter");
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
  const [, width, height] = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(pdf) ?? [];
  expect(Number(width)).toBeGreaterThan(Number(height));
});

test("another department's head sees every scorecard, and no money of others on the page or in the file", async ({
  as,
}) => {
  const page = await as("otherHead");
  await page.goto("/scorecards");
  const table = page.getByRole("table", { name: /Every department/ });
  await expect(table.getByRole("rowheader", { name: /^Claims/ })).toBeVisible();
  const texts = await table.getByRole("row").evaluateAll((rows) => rows.map((row) => row.textContent));
  const withMoney = texts.filter((text) => text.includes("£"));
  expect(withMoney).toHaveLength(1);
  expect(withMoney[0]).toMatch(/^Contact Centre/);
  const answer = await page.request.get("/api/scorecards/matrix.csv?asked=%7B%7D");
  const lines = (await answer.text()).split("\r\n").filter((line) => line.includes("revenue-at-risk"));
  expect(lines.filter((line) => line.includes("not yours to see")).length).toBe(lines.length - 1);
});

test("the matrix goes along as a file with targets, intervals and verdicts, and nothing hidden", async ({
  as,
}) => {
  const page = await as("executive");
  await page.goto("/scorecards?period=last-quarter");
  await page.getByRole("button", { name: /^Export/ }).click();
  const saved = page.waitForEvent("download");
  await page.getByRole("link", { name: "Excel" }).click();
  expect((await saved).suggestedFilename()).toBe("Kept scorecards.xlsx");
  const asked = encodeURIComponent(JSON.stringify({ period: "last-quarter" }));
  const csv = await (await page.request.get(`/api/scorecards/matrix.csv?asked=${asked}`)).text();
  const lines = csv.split("\r\n");
  expect(lines[0]).toContain('"95% low","95% high","Rests on","Target","Band","Verdict"');
  expect(lines.find((line) => line.startsWith('"Claims"') && line.includes('"nps"'))).toMatch(
    /,26,5,"missed",/,
  );
  const small = lines.filter(
    (line) => line.startsWith('"People & Training"') && line.includes("hidden: too few"),
  );
  expect(small.length).toBeGreaterThan(3);
  for (const line of small) expect(line.split(",").slice(5, 9)).toEqual(["", "", "", ""]);
});

test("stages and touchpoints have scorecards of their own", async ({ as }) => {
  const page = await as("executive");
  await page.goto("/scorecards?period=last-quarter");
  await page.getByRole("link", { name: "Touchpoints", exact: true }).click();
  const table = page.getByRole("table", { name: "Every touchpoint by every measure, against its targets" });
  await expect(table.getByRole("columnheader").first()).toHaveText(/^Touchpoint/);
  await table.getByRole("link", { name: "First report of a claim", exact: true }).click();
  await expect(page).toHaveURL(/\/journey\/[^/]+\/[^/]+\/claim-report\?period=last-quarter/);
});
