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
