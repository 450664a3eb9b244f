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
  await page.getByLabel("Because").fill("No change at all");
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
