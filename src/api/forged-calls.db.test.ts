import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useTestDatabase } from "../../scripts/testing/database";
import { sessionCookie } from "@/server/auth/form";
import { hashPassword } from "@/server/auth/password";
import { signIn } from "@/server/auth/sign-in";
import { handleApi } from "./http";
import { api } from "./root";

type Procedure = { _def: { type: string } };
const mutations = Object.entries(api._def.procedures as unknown as Record<string, Procedure>)
  .filter(([, { _def }]) => _def.type === "mutation")
  .map(([path]) => path);

const OWN = "http://127.0.0.1:3000";
const EVIL = "https://evil.example";
const json = { "content-type": "application/json" };
const ours = { ...json, "x-kept": "1", origin: OWN };
const EMAIL = "ana@test.example";
const PASSWORD = "a long enough password";
const NONSENSE = JSON.stringify({ nonsense: true });

/** The ways in which another site, or a form, can make somebody's browser send a change. */
const forms: Record<string, { method?: string; headers: Record<string, string> }> = {
  "a multipart form": { headers: { ...ours, "content-type": "multipart/form-data; boundary=x" } },
  "plain text": { headers: { ...ours, "content-type": "text/plain" } },
  "no kind of content": { headers: { "x-kept": "1", origin: OWN } },
  bytes: { headers: { ...ours, "content-type": "application/octet-stream" } },
  "a foreign Origin": { headers: { ...ours, origin: EVIL } },
  "no Origin": { headers: { ...json, "x-kept": "1" } },
  "another site": { headers: { ...ours, "sec-fetch-site": "cross-site" } },
  "a form's own kind": { headers: { ...ours, "content-type": "application/x-www-form-urlencoded" } },
  "JSON without our header": { headers: { ...json, origin: OWN } },
  "an Origin of nobody": { headers: { ...ours, origin: "null" } },
  GET: { method: "GET", headers: ours },
};

const database = useTestDatabase();
let client: pg.Client;
let cookie = "";

beforeAll(async () => {
  client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  await client.query("INSERT INTO organisation (id, name) VALUES (1, 'Test')");
  const { rows } = await client.query<{ id: string }>(
    "INSERT INTO person (email, name, password_hash) VALUES ($1, 'Ana', $2) RETURNING id",
    [EMAIL, await hashPassword(PASSWORD)],
  );
  await client.query("INSERT INTO grant_held (person_id, role) VALUES ($1, 'admin'), ($1, 'executive')", [
    rows[0]?.id,
  ]);
  const visit = { address: "192.0.2.1", browser: "test", now: new Date() };
  const entered = await signIn({ ...visit, email: EMAIL, password: PASSWORD });
  if (entered.outcome !== "in") throw new Error(entered.outcome);
  cookie = (await sessionCookie(entered.sid)).split(";")[0] ?? "";
});
afterAll(() => client.end());

function sent(path: string, { method = "POST", headers }: (typeof forms)[string]): Request {
  const query = method === "GET" ? `?input=${encodeURIComponent(NONSENSE)}` : "";
  const body = method === "GET" ? undefined : Buffer.from(NONSENSE);
  return new Request(`${OWN}/api/trpc/${path}${query}`, {
    method,
    headers: { host: "127.0.0.1:3000", cookie, ...headers },
    body,
  });
}

describe("a change", () => {
  it("there are as many of as this test means", () => {
    expect(mutations.length).toBeGreaterThan(40);
  });

  it.each(Object.keys(forms))("asked for by %s runs for no procedure", async (name) => {
    const form = forms[name] ?? { headers: {} };
    for (const path of mutations) {
      const answer = await handleApi(sent(path, form));
      expect(answer.status, path).toBe(form.method === "GET" ? 405 : 403);
    }
  });

  it("as JSON, with our header and our origin, gets to every procedure, with the session it brings", async () => {
    const first = await handleApi(sent("account.changePassword", { headers: ours }));
    expect(first.status, "the input is refused, not the person").toBe(400);
    for (const path of mutations) {
      const words = await (await handleApi(sent(path, { headers: ours }))).text();
      expect(words, path).not.toContain("Kept's own pages");
    }
  });
});
