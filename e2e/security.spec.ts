import type { APIResponse, Page } from "@playwright/test";
import { APIS, expectHardened, nonceIn, UPLOAD } from "./hardened";
import { everyPage } from "./pages";
import { rawRequest } from "./raw-request";
import { expect, mutate, ours, postSignIn, test } from "./stage";

/** Script tags of a page's own HTML that carry no nonce, or another one than its policy names. */
async function strayScripts(answer: APIResponse): Promise<string[]> {
  const nonce = nonceIn(answer.headers());
  const tags = (await answer.text()).match(/<script\b[^>]*>/g) ?? [];
  expect(tags.length).toBeGreaterThan(3);
  return tags.filter((tag) => !tag.includes(`nonce="${nonce}"`));
}

for (const { name, who, path } of everyPage) {
  test(`${name} has its headers, a nonce on every script and no violation of its policy`, async ({
    as,
    page: visitor,
  }) => {
    const page = who ? await as(who) : visitor;
    const address = typeof path === "string" ? path : await path(page.request);
    const answer = await page.request.get(address);
    expectHardened(answer.headers(), address);
    expect(await strayScripts(answer)).toEqual([]);
    const violations = await collectViolations(page);
    await page.goto(address);
    await page.waitForLoadState("networkidle");
    expect(await violations()).toEqual([]);
  });
}

/** Violations of the policy, errors thrown and errors logged while a page is in view. */
async function collectViolations(page: Page): Promise<() => Promise<string[]>> {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(window, { seenViolations: seen });
    document.addEventListener("securitypolicyviolation", (event) =>
      seen.push(`${event.effectiveDirective} ${event.blockedURI}`),
    );
  });
  return async () => [
    ...errors,
    ...(await page.evaluate(() => (window as unknown as { seenViolations: string[] }).seenViolations)),
  ];
}

test("the policy stops a script that got into a page, and the tests above would see it", async ({ as }) => {
  const page = await as("executive");
  const violations = await collectViolations(page);
  await page.route("**/overview", async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace("<main", "<script>window.gotIn = true</script><main");
    await route.fulfill({ response, body });
  });
  await page.goto("/overview");
  await expect.poll(violations).toContainEqual(expect.stringContaining("script-src"));
  expect(await page.evaluate(() => "gotIn" in window)).toBe(false);
});

test("every answer of the API has its headers, signed in or not", async ({ as, request }) => {
  const executive = await as("executive");
  for (const reader of [request, executive.request]) {
    for (const path of APIS) expectHardened((await reader.get(path)).headers(), path);
    expectHardened((await postSignIn(reader, { email: "x", password: "y" })).headers(), "/api/sign-in");
    expectHardened((await mutate(reader, "people.create", {})).headers(), "people.create");
  }
});

test("the answers to an upload forbid everything, whoever sends it", async ({ as, request }) => {
  const executive = await as("executive");
  const answers = [
    await request.put(UPLOAD, { data: "x" }),
    await request.put(UPLOAD, { headers: ours, data: "x" }),
    await executive.request.put(UPLOAD, { headers: ours, data: "x" }),
  ];
  expect(answers.map((answer) => answer.status())).toEqual([403, 401, 404]);
  for (const answer of answers)
    expect(answer.headers()).toMatchObject({
      "cache-control": "private, no-store",
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
      "x-content-type-options": "nosniff",
    });
  const read = await executive.request.get(UPLOAD);
  expect(read.status()).toBe(405);
  expect(await read.text()).toBe("");
  expect(read.headers()["x-powered-by"]).toBeUndefined();
});

test("files of the build and refusals carry what holds for all", async ({ request }) => {
  const script = /<script[^>]* src="(\/_next\/static\/[^"]+)"/.exec(
    await (await request.get("/login")).text(),
  )?.[1];
  for (const path of [script ?? "", "/icon.svg", "/_next/static/none.js", "/%E0%A4%A"]) {
    const headers = (await request.get(path)).headers();
    expect(headers["x-content-type-options"], path).toBe("nosniff");
    expect(headers["content-security-policy"], path).toMatch(/(^|; )frame-ancestors 'none'/);
    expect(headers["content-security-policy"], path).toMatch(/(^|; )base-uri 'none'/);
    expect(headers["referrer-policy"], path).toBe("same-origin");
  }
});

test("every answer names its type, and text its charset", async ({ as }) => {
  const { request } = await as("executive");
  const html = await (await request.get("/overview")).text();
  const built = [...html.matchAll(/(?:src|href)="(\/_next\/static\/[^"]+)"/g)].map(([, path]) => path ?? "");
  const paths = [
    "/login",
    "/overview",
    "/nowhere",
    "/icon.svg",
    "/api/audit",
    "/api/feedback/comments.csv",
    ...APIS,
    ...built,
  ];
  expect(built.length).toBeGreaterThan(3);
  for (const path of paths) {
    const answer = await request.get(path);
    const type = answer.headers()["content-type"] ?? "";
    if ((await answer.body()).length === 0) continue;
    expect(type, path).toMatch(/^(text|application|image|font)\/[\w.+-]+(;|$)/);
    if (/^text\/|[+/]xml|javascript/.test(type)) expect(type, path).toMatch(/charset=utf-8/i);
  }
});

test("pages that only begin like a file of the product's are as guarded as all others", async ({
  request,
}) => {
  for (const path of ["/robots.txt-page", "/icon.svg/page", "/icon-svg"]) {
    const answer = await request.get(path);
    expect(answer.status(), path).toBe(404);
    expectHardened(answer.headers(), path);
  }
});

test("no two answers share a nonce", async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => rawRequest("/login")));
  expect(new Set(answers.map(({ headers }) => nonceIn(headers))).size).toBe(20);
});

test("a nonce or policy that a client sends is not used", async () => {
  const nonce = "aG9zdGlsZWhvc3RpbGVob3N0aWxl";
  const hostile = {
    "x-nonce": nonce,
    "content-security-policy": `script-src 'nonce-${nonce}' hostile.test`,
    "content-security-policy-report-only": `script-src 'nonce-${nonce}'`,
    "x-form-token": "hostile-token",
    "x-middleware-override-headers": "x-nonce",
    "x-middleware-request-x-nonce": nonce,
  };
  const { headers, body } = await rawRequest("/login", { headers: hostile });
  expectHardened(headers, "/login");
  for (const told of [JSON.stringify(headers), body]) {
    expect(told.includes(nonce)).toBe(false);
    expect(told.includes("hostile")).toBe(false);
  }
});
