import { expect, test } from "../stage";

test("a head proposes a target, the executive approves it, and no earlier verdict changes", async ({
  as,
}) => {
  const head = await as("head");
  await head.goto("/scorecards/targets");
  await expect(head.getByRole("rowheader")).toHaveText(["Claims"]);
  const months = head.getByLabel("From the first of");
  await months.selectOption({ index: 12 });
  await head.getByRole("textbox", { name: "Target for Ease (CES) of Claims" }).fill("73");
  await head.getByLabel("Because").fill("Two more people answer the telephone");
  await head.getByRole("button", { name: "Propose targets" }).click();
  await expect(head.getByRole("row", { name: /Claims: Ease \(CES\) 73%/ })).toBeVisible();
  await expect(head.getByRole("button", { name: /^Approve/ })).toHaveCount(0);

  const executive = await as("executive");
  await executive.goto("/scorecards?period=last-quarter");
  const claims = executive.getByRole("row", { name: /^Claims/ });
  const before = await claims.innerText();
  await executive.goto("/scorecards/targets");
  await executive.getByRole("button", { name: "Approve Ease (CES) of Claims" }).click();
  await expect(executive.getByRole("button", { name: /^Approve/ })).toHaveCount(0);
  await expect(executive.getByText(/^73 from /)).toBeVisible();
  await executive.goto("/scorecards?period=last-quarter");
  expect(await claims.innerText()).toBe(before);
});

test("an executive is told what is missing, and nothing is saved", async ({ as }) => {
  const page = await as("executive");
  await page.goto("/scorecards/targets");
  await page.locator("#reason").fill("No change at all");
  await page.getByRole("button", { name: "Set targets" }).click();
  await expect(page.getByText("Change at least one target.")).toBeVisible();
  await page.getByRole("textbox", { name: "Target for Satisfaction (CSAT) of Claims" }).fill("-5");
  await page.getByRole("button", { name: "Set targets" }).click();
  await expect(page.getByText("A share cannot be below 0%.")).toBeVisible();
});

test("a member and an administrator have no page of targets, in the words of one that does not exist", async ({
  as,
}) => {
  for (const who of ["member", "admin"] as const) {
    const page = await as(who);
    const answer = await page.goto("/scorecards/targets");
    expect(answer?.status()).toBe(404);
    await expect(page.getByText("This page does not exist or you have no access to it.")).toBeVisible();
  }
});

test("targets from a spreadsheet are shown row by row, and nothing is written until that is confirmed", async ({
  as,
}) => {
  const page = await as("executive");
  await page.goto("/scorecards/targets");
  const cells = page.getByLabel("Cells");
  const head = "Touchpoint\tMeasure\tTarget\tBand\tFrom\tReason";
  await cells.fill(
    `${head}\nFirst report of a claim\tEase (CES)\t71\t4\t2028-01\tFrom the spreadsheet\nNowhere at all\tNPS\t10`,
  );
  const check = page.getByRole("button", { name: "Check" });
  await check.click();
  const preview = page.getByRole("table", { name: "What the spreadsheet would change" });
  await expect(preview.getByRole("row").nth(1)).toContainText(
    "There is no touchpoint “Nowhere at all”, or it is not yours.",
  );
  await expect(page.getByText("1 of 2 cannot be read.", { exact: false })).toBeVisible();
  await cells.fill(`${head}\nFirst report of a claim\tEase (CES)\t71\t4\t2028-01\tFrom the spreadsheet`);
  await check.click();
  await expect(preview.getByRole("row").nth(1)).toContainText("71%, band 4");
  await page.goto("/scorecards/targets?by=touchpoints");
  await expect(page.getByText("71 from Jan 2028")).toHaveCount(0);
  await cells.fill(`${head}\nFirst report of a claim\tEase (CES)\t71\t4\t2028-01\tFrom the spreadsheet`);
  await check.click();
  await page.locator("#pasted-reason").fill("As agreed in the spreadsheet");
  await page.getByRole("button", { name: "Set 1 targets" }).click();
  await expect(page.getByText(/^71 from /)).toBeVisible();
});

test("an Excel or CSV file of targets goes through the same check", async ({ as }) => {
  const page = await as("executive");
  await page.goto("/scorecards/targets");
  const file = page.locator("input[type=file]");
  const csv = "Department;NPS;Satisfaction (CSAT)\nClaims;26;\nContact Centre;31;140\n";
  await file.setInputFiles({ name: "targets.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await expect(page.getByLabel("Cells")).toHaveValue(/Claims\t26/);
  await page.getByRole("button", { name: "Check" }).click();
  await expect(page.getByText("A share cannot be above 100%.")).toBeVisible();
  const taken = await page.request.get(
    `/api/scorecards/matrix.xlsx?asked=${encodeURIComponent(JSON.stringify({ period: "last-quarter" }))}`,
  );
  await file.setInputFiles({
    name: "matrix.xlsx",
    mimeType: "application/octet-stream",
    buffer: await taken.body(),
  });
  await expect(page.getByLabel("Cells")).toHaveValue(/^Line\tAnswers for it\t/);
  await page.getByRole("button", { name: "Check" }).click();
  await expect(
    page.getByText("One heading has to be Department, Stage or Touchpoint.").filter({ visible: true }),
  ).toBeVisible();
});

test("the departments' targets are added up beside the organisation's, and a head sees none of it", async ({
  as,
}) => {
  const page = await as("executive");
  await page.goto("/scorecards/targets");
  const together = page.getByRole("row", { name: /^Departments’ targets together/ });
  await expect(together).toContainText(/\d+\.\d(short of|.*short of) 30|reach 30/);
  await expect(page.getByRole("heading", { name: "How much does each measure count?" })).toBeVisible();
  const head = await as("head");
  await head.goto("/scorecards/targets");
  await expect(head.getByRole("row", { name: /^Departments’ targets together/ })).toHaveCount(0);
  await expect(head.getByRole("heading", { name: "How much does each measure count?" })).toHaveCount(0);
  await head.getByLabel("Cells").fill("Department\tNPS\nContact Centre\t40\nClaims\t25");
  await head.getByRole("button", { name: "Check" }).click();
  await expect(head.getByText("There is no department “Contact Centre”, or it is not yours.")).toBeVisible();
});
