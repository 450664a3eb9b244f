import { productUrl } from "./address";
import { accountOf } from "./cast";
import { oneRow } from "./database";
import { APIS, expectHardened, UPLOAD } from "./hardened";
import { somebody } from "./people";
import { rawBytes, rawRequest, type RawAnswer } from "./raw-request";
import { expect, mutate, ours, queryPath, test } from "./stage";

const INTERNAL = {
  "x-middleware-subrequest": "src/proxy:src/proxy:src/proxy:src/proxy:src/proxy",
  "x-matched-path": "/overview",
  "x-middleware-rewrite": "/overview",
  "x-middleware-next": "1",
  "next-resume": "1",
  "x-invoke-path": "/overview",
  "x-invoke-status": "200",
  "x-original-url": "/login",
  "x-rewrite-url": "/login",
  "x-kept-address": "10.0.0.1",
};

for (const [header, value] of Object.entries(INTERNAL)) {
  test(`sending ${header} opens no page to a visitor`, async () => {
    const answer = await rawRequest("/overview", { headers: { [header]: value } });
    expect([302, 303, 307, 404]).toContain(answer.status);
    expect(answer.body.includes("NPS of each department")).toBe(false);
    expectHardened(answer.headers, header);
  });
}

test("pages take no POST and know no Server Actions", async ({ as }) => {
  const { request } = await as("executive");
  for (const path of ["/", "/login", "/overview", "/imports/new", "/admin/people", "/departments/claims"]) {
    expect((await request.post(path, { data: "1" })).status(), `POST ${path}`).toBe(404);
    for (const method of ["GET", "POST"]) {
      const answer = await request.fetch(path, { method, headers: { "next-action": "a".repeat(40) } });
      expect(answer.status(), `${method} ${path} with next-action`).toBe(404);
    }
  }
  expect((await request.put("/overview", { data: "1" })).status()).toBe(404);
});

test("methods the product does not use are refused", async () => {
  for (const method of ["TRACE", "DELETE", "PATCH", "PROPFIND"])
    expect((await rawRequest("/overview", { method })).status, method).toBe(405);
});

test("there is no image optimiser and nothing of the build to read", async ({ request }) => {
  for (const path of [
    "/_next/image?url=%2Ficon.svg&w=64&q=75",
    "/_next/image?url=http%3A%2F%2F127.0.0.1%2F&w=64&q=75",
    "/_next/data/x/overview.json",
    "/.next/BUILD_ID",
    "/package.json",
    "/.env",
    "/.git/HEAD",
    "/.git/config",
    "/_next/static/",
    "/api/",
    "/gallery",
  ])
    expect((await request.get(path)).status(), path).toBe(404);
});

test("where a message ends is unmistakable, or it is refused", async () => {
  const head = "POST /api/sign-in HTTP/1.1\r\nHost: x\r\nConnection: close\r\n";
  const smuggled = "0\r\n\r\nGET /api/health HTTP/1.1\r\nHost: x\r\n\r\n";
  const forged = {
    "two lengths": `${head}Content-Length: 1\r\nContent-Length: 60\r\n\r\n${smuggled}`,
    "a length beside chunks": `${head}Content-Length: 60\r\nTransfer-Encoding: chunked\r\n\r\n${smuggled}`,
    "chunks by another name": `${head}Transfer-Encoding: chunked, identity\r\n\r\n${smuggled}`,
    "a length that is none": `${head}Content-Length: 1x\r\n\r\n${smuggled}`,
    "a folded header": `${head}X-Folded: a\r\n Content-Length: 60\r\n\r\n${smuggled}`,
  };
  for (const [what, bytes] of Object.entries(forged)) {
    const told = await rawBytes(bytes);
    expect(told, what).toMatch(/^HTTP\/1\.1 400 /);
    expect(told.match(/HTTP\/1\.1 /g), what).toHaveLength(1);
  }
});

test("a foreign Host header is believed nowhere", async ({ as }) => {
  const executive = await as("executive");
  const cookie = (await executive.context().cookies())
    .map(({ name, value }) => `${name}=${value}`)
    .join("; ");
  const headers = {
    host: "evil.test",
    "x-forwarded-host": "evil.test",
    "x-forwarded-proto": "https",
    forwarded: "host=evil.test",
  };
  const told: [string, RawAnswer][] = [];
  for (const path of [
    "/",
    "/login",
    "/overview",
    "/nowhere",
    "/api/auth/signin",
    "/api/auth/signout",
    ...APIS,
  ]) {
    told.push([path, await rawRequest(path, { headers })]);
    told.push([`${path} signed in`, await rawRequest(path, { headers: { ...headers, cookie } })]);
  }
  const form = { "content-type": "application/x-www-form-urlencoded" };
  const body = new URLSearchParams({ email: "x", password: "y", next: "/overview" }).toString();
  for (const path of ["/api/sign-in", "/api/sign-out", "/api/auth/callback/credentials", "/api/auth/signout"])
    told.push([
      `POST ${path}`,
      await rawRequest(path, { method: "POST", headers: { ...headers, ...form }, body }),
    ]);
  for (const [where, answer] of told) {
    expect(answer.body.includes("evil.test"), `body of ${where}`).toBe(false);
    expect(JSON.stringify(answer.headers).includes("evil.test"), `headers of ${where}`).toBe(false);
  }
});

test("a change is made only as JSON, with our own header, from our own pages", async ({ as }) => {
  const { request } = await as("admin");
  const person = somebody();
  const input = { ...person, grant: { role: "executive", departmentId: null } };
  const forged: [string, Record<string, string>, unknown][] = [
    [
      "a form",
      { ...ours, "content-type": "application/x-www-form-urlencoded" },
      `input=${JSON.stringify(input)}`,
    ],
    ["a multipart form", { ...ours, "content-type": "multipart/form-data; boundary=x" }, "--x--"],
    ["plain text", { ...ours, "content-type": "text/plain" }, JSON.stringify(input)],
    ["bytes", { ...ours, "content-type": "application/octet-stream" }, JSON.stringify(input)],
    ["no header of ours", { "content-type": "application/json" }, input],
    ["another origin", { ...ours, origin: "https://evil.example" }, input],
    ["a null origin", { ...ours, origin: "null" }, input],
    ["a neighbour's port", { ...ours, origin: productUrl.replace(/\d$/, "0") }, input],
    ["another site", { ...ours, "sec-fetch-site": "cross-site" }, input],
  ];
  for (const [what, headers, data] of forged) {
    const answer = await request.post("/api/trpc/people.create", { headers, data });
    expect(answer.status(), what).toBe(403);
  }
  const read = await request.get(queryPath("people.create", input), { headers: ours });
  expect(read.status(), "a change asked for by GET").toBe(405);
  const { made } = await oneRow<{ made: number }>(
    "SELECT count(*)::int AS made FROM person WHERE email = $1",
    [person.email],
  );
  expect(made).toBe(0);
  expect((await mutate(request, "people.create", input)).status(), "and so it is made").toBe(200);
});

test("an upload comes only from our own pages", async ({ as }) => {
  const { request } = await as("executive");
  expect((await request.put(UPLOAD, { data: "x" })).status()).toBe(403);
  const foreign = { ...ours, origin: "https://evil.example" };
  expect((await request.put(UPLOAD, { headers: foreign, data: "x" })).status()).toBe(403);
});

test("the sign-in form works only with its token and from this site", async ({ request }) => {
  const form = accountOf("executive");
  const without = await request.post("/api/sign-in", { form, maxRedirects: 0 });
  expect(without.headers().location).toBe("/login?error=expired");
  const token = /name="token" value="([^"]+)"/.exec(await (await request.get("/login")).text())?.[1] ?? "";
  const foreign = await request.post("/api/sign-in", {
    form: { ...form, token },
    headers: { origin: "https://evil.example" },
    maxRedirects: 0,
  });
  expect(foreign.headers().location).toBe("/login?error=expired");
  expect(foreign.headers()["set-cookie"] ?? "").not.toContain("session");
});

test("the session cookie is out of a script's reach, and a cut or foreign one is nobody's", async ({
  as,
}) => {
  const page = await as("executive");
  const [session] = (await page.context().cookies()).filter(({ name }) => name.endsWith("kept.session"));
  expect(session).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
  const value = session?.value ?? "";
  for (const forged of [value.slice(0, -4), `${value}x`, "x".repeat(5000), "", "eyJhbGciOiJub25lIn0.e30."]) {
    const answer = await rawRequest("/overview", { headers: { cookie: `kept.session=${forged}` } });
    expect(answer.status, forged.slice(0, 20)).toBe(307);
  }
});

test("errors tell nothing of the inside", async ({ as }) => {
  const { request } = await as("executive");
  const answers = [
    await request.get(queryPath("loyalty.department", { slug: 7 })),
    await request.get("/api/trpc/loyalty.overview?input=%7Bbroken"),
    await request.get(queryPath("imports.status", { token: "x' OR 1=1" })),
    await request.get("/departments/%00"),
    await request.get("/departments/%E0%A4%A"),
    await request.get("/departments/__proto__"),
  ];
  for (const answer of answers) {
    expect(answer.status(), answer.url()).toBeLessThan(500);
    expect(/node_modules|at \w+ \(|prisma|SELECT |\/src\//i.test(await answer.text()), answer.url()).toBe(
      false,
    );
  }
});
