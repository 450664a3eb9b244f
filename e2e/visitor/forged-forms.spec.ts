import { productUrl } from "../address";
import { sql } from "../database";
import { rawRequest } from "../raw-request";
import { expect, test } from "../stage";

/** Every address that takes a form, and what it would be sent. */
const forms: Record<string, Record<string, string>> = {
  "/api/sign-in": { email: "admin@northgate.example", password: "x" },
  "/api/sign-in/code": { code: "123456" },
  "/api/sign-out": {},
  "/api/forgot": { email: "admin@northgate.example" },
  "/api/reset": { link: "x".repeat(43), password: "a long enough password" },
  "/api/invite": { link: "x".repeat(43), password: "a long enough password", name: "x" },
};

/** Where a form of ours leads, by what it holds. (A code needs a sign-in that waits for it.) */
const JUDGED: Record<string, RegExp> = {
  "/api/sign-in": /error=wrong|error=throttled/,
  "/api/sign-out": /signed-out=1/,
  "/api/forgot": /sent=1/,
  "/api/reset": /error=link/,
  "/api/invite": /error=link/,
};

const FORM = { "content-type": "application/x-www-form-urlencoded" };
const EXPIRED = /error=expired|^\/$/;

/** A token as our own pages hand it out: in the form, and in this browser's cookie. */
async function tokenOfOurs(): Promise<{ field: string; cookie: string }> {
  const { body, headers } = await rawRequest("/login");
  const field = /name="token" value="([^"]+)"/.exec(body)?.[1] ?? "";
  const cookie = headers["set-cookie"]?.map((each) => each.split(";")[0]).join("; ") ?? "";
  expect(field.length).toBeGreaterThan(20);
  return { field, cookie };
}

for (const [path, fields] of Object.entries(forms)) {
  test(`${path} takes a form of ours, and none of another site's`, async () => {
    const { field, cookie } = await tokenOfOurs();
    const body = new URLSearchParams({ ...fields, token: field }).toString();
    const without = new URLSearchParams(fields).toString();
    const forged: Record<string, { headers: Record<string, string>; body: string }> = {
      "a foreign Origin": { headers: { ...FORM, cookie, origin: "https://evil.example" }, body },
      "an Origin of nobody": { headers: { ...FORM, cookie, origin: "null" }, body },
      "another site": { headers: { ...FORM, cookie, "sec-fetch-site": "cross-site" }, body },
      "no token": { headers: { ...FORM, cookie, origin: productUrl }, body: without },
      "no cookie": { headers: { ...FORM, origin: productUrl }, body },
      "neither Origin nor token": { headers: { ...FORM, cookie }, body: without },
      "a token of another browser": {
        headers: { ...FORM, cookie, origin: productUrl },
        body: new URLSearchParams({ ...fields, token: (await tokenOfOurs()).field }).toString(),
      },
      "plain text": { headers: { "content-type": "text/plain", cookie, origin: productUrl }, body },
      JSON: {
        headers: { "content-type": "application/json", cookie, origin: productUrl },
        body: JSON.stringify({ ...fields, token: field }),
      },
    };
    for (const [what, { headers, body: sent }] of Object.entries(forged)) {
      const answer = await rawRequest(path, { method: "POST", headers, body: sent });
      expect(answer.status, what).toBe(303);
      expect(answer.headers.location, what).toMatch(EXPIRED);
      expect(String(answer.headers["set-cookie"] ?? ""), what).not.toContain("session");
    }
    // The same form, with its token: with our Origin and with none. It is judged by what it holds.
    for (const origin of [{ origin: productUrl }, {}] as Record<string, string>[]) {
      const answer = await rawRequest(path, {
        method: "POST",
        headers: { ...FORM, cookie, ...origin },
        body,
      });
      expect(answer.status).toBe(303);
      if (path in JUDGED) expect(answer.headers.location).toMatch(JUDGED[path] ?? /never/);
    }
  });
}

test("the set-up takes no form once it is done", async () => {
  const { field, cookie } = await tokenOfOurs();
  const body = new URLSearchParams({ token: field, code: "x" }).toString();
  const before = await sql("SELECT count(*) FROM person");
  const answer = await rawRequest("/api/setup", {
    method: "POST",
    headers: { ...FORM, cookie, origin: productUrl },
    body,
  });
  expect(answer.status).toBe(404);
  expect(await sql("SELECT count(*) FROM person")).toEqual(before);
});
