import type { APIRequestContext } from "@playwright/test";
import { plantComment } from "../canary";
import { checkedImport, tidyFile } from "../import-wizard";
import { expect, mutate, ours, queryPath, test } from "../stage";

/** Pages a head has no right to, and one that nobody ever made. */
const NOT_THEIRS = ["/imports", "/imports/new", "/admin/people", "/gallery"];
const NEVER_MADE = [
  "/departments/no-such-department",
  "/imports/00000000-0000-4000-8000-000000000000",
  "/no-such-page",
];

test("what a head may not open and what does not exist are the same page", async ({ as }) => {
  const page = await as("head");
  const seen = new Set<string>();
  for (const path of [...NOT_THEIRS, ...NEVER_MADE]) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(404);
    seen.add(await page.getByRole("main").last().innerText());
  }
  expect([...seen]).toEqual([
    expect.stringContaining("This page does not exist or you have no access to it. Ask an administrator."),
  ]);
});

test("an import that exists answers a head as one that does not", async ({ as }) => {
  const executive = await as("executive");
  const token = await checkedImport(executive.request, tidyFile);
  const head = await as("head");
  const madeUp = "00000000-0000-4000-8000-000000000000";
  const answersFor = async (wanted: string) => {
    const page = await head.request.get(`/imports/${wanted}`);
    const status = await head.request.get(queryPath("imports.status", { token: wanted }));
    const upload = await head.request.put(`/api/imports/${wanted}/file`, {
      headers: ours,
      data: "x",
    });
    const undo = await mutate(head.request, "imports.undo", { token: wanted });
    return [
      page.status(),
      status.status(),
      await status.text(),
      upload.status(),
      await upload.text(),
      await undo.text(),
    ];
  };
  expect(await answersFor(token)).toEqual(await answersFor(madeUp));
});

test("no address gives a head a word of another department's customers", async ({ as }) => {
  const canary = await plantComment("contact-centre");
  const executive = await as("executive");
  const token = await checkedImport(executive.request, {
    name: "words.csv",
    content: tidyFile.content.toString().replace("Eleven is not a score", canary),
  });
  const [head, itsHead] = [await as("head"), await as("otherHead")];
  const theirs = "/departments/contact-centre";
  expect(await tells(itsHead.request, theirs, canary), "the search finds it where it may be read").toBe(true);
  expect(await tells(executive.request, theirs, canary), "the search finds it where it may be read").toBe(
    true,
  );

  const asked = { period: "last-quarter" };
  const department = { slug: "contact-centre", asked };
  const batch = encodeURIComponent(JSON.stringify({ 0: { slug: "claims", asked }, 1: department }));
  const addresses = [
    theirs,
    `${theirs}?period=last-12m`,
    `${theirs}?channel=1`,
    `${theirs}?survey=1&compare=none`,
    "/departments/Contact-Centre",
    "/departments/contact-centre/",
    "/departments/claims/../contact-centre",
    "/departments/claims",
    "/departments/claims?department=contact-centre&slug=contact-centre",
    "/overview",
    "/overview?period=last-12m&department=6",
    "/imports",
    "/imports/new",
    `/imports/${token}`,
    `/api/imports/${token}/file`,
    `/api/imports/${token}/refused.csv`,
    "/admin/people",
    "/gallery",
    "/api/health",
    "/api/auth/session",
    queryPath("loyalty.department", department),
    queryPath("loyalty.department", { slug: "claims", asked: { ...asked, department: "contact-centre" } }),
    queryPath("loyalty.overview", asked),
    `/api/trpc/loyalty.department,loyalty.department?batch=1&input=${batch}`,
    queryPath("imports.status", { token }),
    queryPath("imports.refusals", { token }),
    queryPath("imports.history", {}),
    queryPath("surveys.list", {}),
    queryPath("people.page", {}),
  ];
  for (const address of addresses) expect(await tells(head.request, address, canary), address).toBe(false);
});

test("a head changes nothing by calling what the pages of others call", async ({ as }) => {
  const head = await as("head");
  const id = "00000000-0000-4000-8000-000000000000";
  const calls: [string, unknown][] = [
    [
      "people.create",
      {
        name: "X",
        email: "x@northgate.example",
        password: "long enough a word",
        grant: { role: "admin", departmentId: null },
      },
    ],
    ["people.grant", { personId: id, grant: { role: "executive", departmentId: null } }],
    ["people.revoke", { personId: id, grant: { role: "admin", departmentId: null } }],
    ["people.deactivate", { personId: id }],
    ["people.reactivate", { personId: id }],
    ["imports.create", { fileName: "x.csv", surveyName: "X" }],
    ["imports.start", { token: id }],
    ["imports.undo", { token: id }],
  ];
  for (const [procedure, input] of calls) {
    const answer = await mutate(head.request, procedure, input);
    expect(answer.status(), procedure).toBe(403);
    expect(await answer.text(), procedure).toContain("Your role does not include this.");
  }
});

/** Do the page at an address, and the payload a navigation to it fetches, hold these words? */
async function tells(reader: APIRequestContext, address: string, words: string): Promise<boolean> {
  const page = await (await reader.get(address)).text();
  const payload = await (await reader.get(address, { headers: { rsc: "1" } })).text();
  return page.includes(words) || payload.includes(words);
}
