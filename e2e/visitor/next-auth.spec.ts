import { productUrl } from "../address";
import { accountOf } from "../cast";
import { expect, test } from "../stage";

/** The protocol that next-auth documents for clients of its own: a token first, then the password. */
test("next-auth's own endpoints open a session", async ({ request }) => {
  const csrf = (await (await request.get("/api/auth/csrf")).json()) as { csrfToken: string };
  const answer = await request.post("/api/auth/callback/credentials", {
    form: { csrfToken: csrf.csrfToken, ...accountOf("executive") },
    maxRedirects: 0,
  });
  expect(answer.status()).toBe(302);
  expect(new URL(answer.headers().location ?? "", productUrl).origin).toBe(productUrl);
  expect((await request.get("/overview", { maxRedirects: 0 })).status()).toBe(200);
});

test("what next-auth tells of a session is only when it ends", async ({ as }) => {
  const executive = await as("executive");
  const session = (await (await executive.request.get("/api/auth/session")).json()) as object;
  expect(Object.keys(session)).toEqual(["expires"]);
});

test("next-auth's endpoints refuse a wrong password and a missing token", async ({ request }) => {
  const csrf = (await (await request.get("/api/auth/csrf")).json()) as { csrfToken: string };
  const tries = [
    { csrfToken: csrf.csrfToken, email: "nobody@northgate.example", password: "not the password" },
    { csrfToken: "made up", ...accountOf("executive") },
  ];
  for (const form of tries) {
    await request.post("/api/auth/callback/credentials", { form, maxRedirects: 0 });
    expect((await request.get("/overview", { maxRedirects: 0 })).status()).toBe(307);
  }
});

const STRANGER = "00000000-0000-4000-8000-000000000001";
const HOSTILE: unknown[] = [
  { id: STRANGER },
  { user: { id: STRANGER, role: "admin" } },
  { sid: "another session" },
  { data: { sid: "another session" } },
  { token: { sid: "another session", role: "admin" } },
  { grants: [{ role: "admin", departmentId: null }] },
  { role: "admin" },
  { roles: ["admin"] },
  { expires: "2099-01-01T00:00:00.000Z" },
  { session: { user: { email: "admin@northgate.example" } } },
  { email: "admin@northgate.example" },
  { __proto__: { sid: "x" } },
  { constructor: { prototype: { sid: "x" } } },
  { sub: STRANGER },
  { name: "Administrator", picture: "x", sub: STRANGER },
  [{ sid: "x" }],
  "sid=x",
  7,
  null,
  { mustAddFactor: false, provenAt: "2099-01-01" },
];

test("no body of session.update changes who somebody is or what they may", async ({ as }) => {
  const member = await as("member");
  const before = (await (await member.request.get("/api/auth/session")).json()) as object;
  const { csrfToken } = (await (await member.request.get("/api/auth/csrf")).json()) as { csrfToken: string };
  for (const data of HOSTILE) {
    await member.request.post("/api/auth/session", { data: { csrfToken, data } });
    const after = (await (await member.request.get("/api/auth/session")).json()) as object;
    expect(Object.keys(after), JSON.stringify(data)).toEqual(Object.keys(before));
    expect((await member.request.get("/admin/people")).status(), JSON.stringify(data)).toBe(404);
    expect((await member.request.get("/account")).status(), JSON.stringify(data)).toBe(200);
  }
  expect(HOSTILE).toHaveLength(20);
});
