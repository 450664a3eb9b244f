import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { useTestDatabase } from "../../../scripts/testing/database";
import {
  CLIENT,
  startIdentityProvider,
  type Account,
  type IdentityProvider,
} from "../../../scripts/testing/identity-provider";
import { api } from "@/api/root";
import { asSystem } from "../db";
import { seal } from "../sealed";
import { makeLink } from "./link";
import { hashPassword } from "./password";
import { viewerOf } from "./session";
import { signIn } from "./sign-in";
import { beginSso, finishSso, SSO_SECRET } from "./sso";

const APP = "http://kept.test.example";
const PASSWORD = "a long enough password";
const database = useTestDatabase();
let client: pg.Client;
let provider: IdentityProvider;
let other: IdentityProvider;
let network = 0;

beforeAll(async () => {
  process.env.APP_URL = APP;
  client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  await client.query("INSERT INTO organisation (id, name) VALUES (1, 'Test')");
  provider = await startIdentityProvider(`${APP}/api/sign-in/sso/callback`);
  other = await startIdentityProvider(`${APP}/api/sign-in/sso/callback`);
});
beforeEach(() => settle(provider.issuer));
afterAll(async () => {
  await provider.end();
  await other.end();
  await client.end();
});

const settle = (issuer: string, domains: string[] = []) =>
  client.query(
    `INSERT INTO sign_in_policy (sso_name, sso_issuer, sso_client_id, sso_client_secret, sso_domains) VALUES ('ID', $1, $2, $3, $4)
     ON CONFLICT (id) DO UPDATE SET sso_issuer = $1, sso_domains = $4`,
    [issuer, CLIENT.id, Buffer.from(seal(SSO_SECRET, CLIENT.secret)), domains],
  );
const visit = () => ({ address: `10.${++network}.0.1`, browser: "test", now: new Date() });

async function person(name: string, { isInvited = false, password = false } = {}): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    "INSERT INTO person (email, name, password_hash) VALUES ($1, $2, $3) RETURNING id",
    [`${name}@test.example`, name, password ? await hashPassword(PASSWORD) : null],
  );
  const id = rows[0]?.id ?? "";
  if (isInvited)
    await asSystem("test", (tx) =>
      makeLink(tx, "invitation", { personId: id, createdBy: "test", now: new Date() }),
    );
  return id;
}
const account = (name: string, isVerified = true): Account => ({
  sub: `sub-${name}`,
  email: `${name}@test.example`,
  email_verified: isVerified,
});

/** The whole trip: to the provider, signed in there, and back. */
async function trip(
  who: Account,
  { at = provider, change = (params: Record<string, string>) => params } = {},
) {
  const begun = await beginSso({ next: "/overview", now: new Date() });
  if (!begun) throw new Error("There is no provider.");
  const back = await at.signIn(begun.url, who);
  const params = change(Object.fromEntries(back.searchParams));
  return finishSso(params, { step: begun.step, viewerId: undefined, visit: visit() });
}

describe("a sign-in through the organisation's provider", () => {
  it("lets in whom an administrator has invited and the provider has verified, and knows them by subject from then on", async () => {
    const ana = await person("ana", { isInvited: true });
    const first = await trip(account("ana"));
    expect(first).toMatchObject({ outcome: "in", next: "/overview" });
    expect(first.outcome === "in" && (await viewerOf(first.sid, new Date()))?.id).toBe(ana);
    const again = await trip({
      ...account("ana"),
      email: "renamed@elsewhere.example",
      email_verified: false,
    });
    expect(again.outcome === "in" && (await viewerOf(again.sid, new Date()))?.id).toBe(ana);
  });

  it("links nobody by an e-mail address alone", async () => {
    await person("joined", { password: true });
    await person("invited", { isInvited: true });
    await person("late", { isInvited: true });
    await client.query(
      "UPDATE one_time_link SET expires_at = now() - interval '1 minute' WHERE person_id = (SELECT id FROM person WHERE name = 'late')",
    );
    expect(await trip(account("joined"))).toEqual({ outcome: "sso-unknown" });
    expect(await trip(account("invited", false))).toEqual({ outcome: "sso-unknown" });
    expect(await trip(account("late"))).toEqual({ outcome: "sso-unknown" });
    expect(await trip(account("nobody"))).toEqual({ outcome: "sso-unknown" });
    const { rows } = await client.query("SELECT subject FROM sso_subject WHERE subject <> 'sub-ana'");
    expect(rows).toEqual([]);
  });

  it("does not let in whoever is deactivated", async () => {
    const ben = await person("ben", { isInvited: true });
    expect((await trip(account("ben"))).outcome).toBe("in");
    await client.query("UPDATE person SET deactivated_at = now() WHERE id = $1", [ben]);
    expect(await trip(account("ben"))).toEqual({ outcome: "sso-unknown" });
  });

  it("refuses a foreign state, a made-up code, another provider's answer, and the same answer twice", async () => {
    await person("cleo", { isInvited: true });
    const who = account("cleo");
    expect(await trip(who, { change: (params) => ({ ...params, state: "another" }) })).toEqual({
      outcome: "sso-failed",
    });
    expect(await trip(who, { change: (params) => ({ ...params, code: "made-up" }) })).toEqual({
      outcome: "sso-failed",
    });
    expect(await trip(who, { change: (params) => ({ ...params, iss: "https://evil.example" }) })).toEqual({
      outcome: "sso-failed",
    });
    expect(await trip(who, { change: () => ({ error: "access_denied" }) })).toEqual({
      outcome: "sso-failed",
    });

    const begun = await beginSso({ next: "/", now: new Date() });
    await settle(other.issuer);
    const elsewhere = await beginSso({ next: "/", now: new Date() });
    const back = await other.signIn(elsewhere?.url ?? "", who);
    const params = Object.fromEntries(back.searchParams);
    await settle(provider.issuer);
    for (const step of [begun?.step, elsewhere?.step])
      expect(await finishSso(params, { step, viewerId: undefined, visit: visit() })).toEqual({
        outcome: "sso-failed",
      });

    const once = await beginSso({ next: "/", now: new Date() });
    const answer = Object.fromEntries((await provider.signIn(once?.url ?? "", who)).searchParams);
    const both = await Promise.all(
      [1, 2].map(() => finishSso(answer, { step: once?.step, viewerId: undefined, visit: visit() })),
    );
    expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(["in", "sso-failed"]);
  });

  it("connects an account for whoever is signed in and began it, and never somebody else's subject", async () => {
    const [dora, eve] = [await person("dora", { password: true }), await person("eve", { password: true })];
    const connect = async (personId: string, viewerId: string | undefined, who: Account) => {
      const begun = await beginSso({ next: "/account", linkTo: personId, now: new Date() });
      const back = await provider.signIn(begun?.url ?? "", who);
      return finishSso(Object.fromEntries(back.searchParams), {
        step: begun?.step,
        viewerId,
        visit: visit(),
      });
    };
    const who = account("dora-at-work");
    expect(await connect(dora, undefined, who)).toEqual({ outcome: "sso-failed" });
    expect(await connect(dora, eve, who)).toEqual({ outcome: "sso-failed" });
    expect(await connect(dora, dora, who)).toEqual({ outcome: "linked", next: "/account" });
    expect(await connect(eve, eve, who)).toEqual({ outcome: "sso-unknown" });
    const entry = await trip(who);
    await client.query("INSERT INTO grant_held (person_id, role) VALUES ($1, 'executive')", [dora]);
    const viewer = entry.outcome === "in" ? await viewerOf(entry.sid, new Date()) : undefined;
    expect(viewer?.id).toBe(dora);
    const page = await api.createCaller({ viewer, now: new Date() }).account.page();
    expect(page.provider).toEqual({ name: "ID", isConnected: true });
  });

  it("is the only way for an enforced domain, known address or not", async () => {
    await person("fay", { password: true });
    const enter = async (email: string) => (await signIn({ ...visit(), email, password: PASSWORD })).outcome;
    expect(await enter("fay@test.example")).toBe("in");
    await settle(provider.issuer, ["test.example"]);
    expect(await enter("fay@test.example")).toBe("sso");
    expect(await enter("FAY@TEST.EXAMPLE")).toBe("sso");
    expect(await enter("nobody@test.example")).toBe("sso");
    expect(await enter("fay@sub.test.example")).toBe("wrong");
    expect((await trip(account("ana"))).outcome).toBe("in");
  });
});
