import { expect, test } from "../stage";

test("an executive's new plan for a stage carries the stage, who answers for it, and its score", async ({
  as,
}) => {
  const executive = await as("executive");
  await executive.goto("/journey/customer-journey/use");
  const hero = executive.getByRole("region", { name: "Would customers recommend us after this?" });
  const n = /([\d,]+) answers/.exec(await hero.innerText())?.[1] ?? "none";
  await executive.getByRole("link", { name: "New plan" }).click();
  await expect(executive.getByText("Use, Northgate customer journey")).toBeVisible();
  await expect(executive.getByText(new RegExp(`NPS [+−]?\\d+ .*, ${n} answers`))).toBeVisible();
  const department = executive.getByLabel("Department that answers for it");
  await expect(department.locator("option:checked")).toHaveText("Claims");
  await department.selectOption("Contact Centre");
  await expect(executive.getByLabel("Person who answers for it").locator("option:checked")).not.toHaveText(
    "",
  );
  await department.selectOption("Claims");
  const title = `One number for the whole stage ${Date.now()}`;
  await executive.getByLabel("Plan", { exact: true }).fill(title);
  await executive.getByLabel("What will be done", { exact: true }).fill("Print it on every letter");
  await executive.getByLabel("Done by").fill("2028-12-31");
  await executive.getByLabel("Expected").fill("−20");
  await executive.getByRole("button", { name: "Make the plan" }).click();
  await expect(executive.getByRole("heading", { level: 1 })).toHaveText(title);
  await expect(executive.getByRole("region", { name: "Did it work?" })).toContainText(`${n} answers`);
  await executive.goto("/plans?department=claims");
  await expect(executive.getByRole("link", { name: title })).toBeVisible();
});

test("a plan that is done says how it went since, in the allowed words, before and after equal to the place's own", async ({
  as,
}) => {
  const executive = await as("executive");
  await executive.goto("/plans?state=done");
  const done = executive.getByRole("table", { name: "Plans done" });
  const row = done.getByRole("row").filter({ hasText: "Offers that explain the sum" });
  await expect(row).toContainText(
    /Clear rise of \d+|Clear fall of \d+|No clear change \([+−]?\d+\)|Not comparable/,
  );
  await row.getByRole("link").click();
  await expect(executive.getByRole("heading", { level: 1 })).toHaveText("Offers that explain the sum");
  const worked = executive.getByRole("region", { name: "Did it work?" });
  const words = (await worked.innerText()).replaceAll("\n", " ");
  const parts = [...words.matchAll(/(Baseline|Since then) (\d.*?20\d\d) ([+−]?\d+) .*?([\d,]+) answers/g)];
  expect(parts.map(([, name]) => name)).toEqual(["Baseline", "Since then"]);
  for (const [, , dates = "", value = "", n = ""] of parts) {
    await executive.goto(`/journey/customer-journey/use/settlement-offer?period=${periodOf(dates)}`);
    const hero = executive.getByRole("region", { name: "Would customers recommend us after this?" });
    await expect(hero).toContainText(`${n} answers`);
    await expect(hero).toContainText(value);
  }
});

/** "1 Jul to 30 Sep 2026" as an address says it. */
function periodOf(dates: string): string {
  const [from = "", to = ""] = dates.split(" to ");
  const year = to.slice(-4);
  const iso = (text: string) => {
    const day = new Date(`${/\d{4}$/.test(text) ? text : `${text} ${year}`} UTC`);
    return day.toISOString().slice(0, 10);
  };
  return `${iso(from)}..${iso(to)}`;
}
