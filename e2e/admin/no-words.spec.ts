import { randomUUID } from "node:crypto";
import { countsIn, lastQuarter, npsWords } from "../answers";
import { plantComment } from "../canary";
import { checkedImport, expectState, ownSurvey, uploadFile, type SurveyFile } from "../import-wizard";
import { expect, mutate, queryPath, test } from "../stage";

/** A file whose customers say something that must reach no administrator, also where it stands in the wrong column. */
function fileSaying(secret: string): SurveyFile {
  return {
    name: "words.csv",
    content: [
      "Date,NPS,Comment",
      ...Array.from({ length: 12 }, (_, i) => `2026-02-${i + 10},${i % 2 ? 9 : 3},"${secret} ${i}"`),
      `2026-02-25,"${secret}",moved one column to the left`,
    ].join("\n"),
  };
}

test("an administrator sees scores and no customer's words", async ({ as }) => {
  const canary = await plantComment("claims");
  const page = await as("admin");
  await page.goto("/overview");
  const score = npsWords(await countsIn(await lastQuarter()));
  await expect(page.getByText(score, { exact: true }).first()).toBeVisible();
  await page.goto("/departments/claims");
  await expect(page.getByText(/^±\d+$/).first()).toBeVisible();
  await expect(page.getByRole("region", { name: "In customers' words" })).toHaveCount(0);

  const asked = { period: "last-quarter" };
  for (const address of [
    "/departments/claims",
    "/overview",
    "/imports",
    queryPath("loyalty.department", { slug: "claims", asked }),
    queryPath("loyalty.overview", asked),
  ]) {
    const body = await (await page.request.get(address)).text();
    const payload = await (await page.request.get(address, { headers: { rsc: "1" } })).text();
    expect(body.includes(canary) || payload.includes(canary), address).toBe(false);
  }
});

test("in an import an administrator sees masks where customers wrote", async ({ as }) => {
  const secret = `secret-${randomUUID()}`;
  const page = await as("admin");
  await uploadFile(page, fileSaying(secret), ownSurvey());
  await expect(page.getByText("•••").filter({ visible: true }).first()).toBeVisible();
  await expect(page.getByText("2026-02-10").filter({ visible: true }).first()).toBeVisible();
  await expect(page.getByText(secret)).toHaveCount(0);
});

test("the rows of an import that were not counted tell an administrator no words either", async ({ as }) => {
  const secret = `secret-${randomUUID()}`;
  const admin = (await as("admin")).request;
  const executive = (await as("executive")).request;
  const token = await checkedImport(admin, fileSaying(secret));
  const addresses = [
    `/imports/${token}`,
    queryPath("imports.status", { token }),
    queryPath("imports.refusals", { token }),
    queryPath("imports.refusals", { token, withCells: true }),
    `/api/imports/${token}/rejects`,
  ];
  const tellers = async (reader: typeof admin) => {
    const bodies = await Promise.all(addresses.map(async (address) => (await reader.get(address)).text()));
    return addresses.filter((_, i) => bodies[i]?.includes(secret));
  };
  expect(await tellers(admin), "after the check").toEqual([]);
  await mutate(admin, "imports.start", { token });
  await expectState(admin, token, /^done$/);
  expect(await tellers(admin), "after the import").toEqual([]);
  expect(await tellers(executive), "an executive may read them").toEqual(
    expect.arrayContaining(addresses.slice(2)),
  );
  const handed = (await (await admin.get(`/api/imports/${token}/rejects`)).text()).split("\r\n");
  expect(handed[0]).toBe('\ufeff"Kept: row","Kept: reason","Kept: value"');
});
