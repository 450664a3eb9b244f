import { hashRaw } from "@node-rs/argon2";
import { Secret, TOTP } from "otpauth";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { api } from "@/api/root";
import { closeSession, viewerOf, type Viewer } from "@/server/auth/session";
import { hashPassword } from "@/server/auth/password";
import { useRecoveryCode } from "@/server/auth/recovery";
import { signIn } from "@/server/auth/sign-in";
import { asSystem } from "@/server/db";
import { useTestDatabase } from "../../../../scripts/testing/database";

const PASSWORD = "a long enough password";
const NEW = "another long enough one";
const database = useTestDatabase();
let client: pg.Client;
let network = 0;

beforeAll(async () => {
  client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  await client.query("INSERT INTO organisation (id, name) VALUES (1, 'Test')");
});
afterAll(() => client.end());

const later = (minutes: number) => new Date(Date.now() + minutes * 60_000);

async function person(name: string, role = "executive"): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    "INSERT INTO person (email, name, password_hash) VALUES ($1, $2, $3) RETURNING id",
    [`${name}@test.example`, name, await hashPassword(PASSWORD)],
  );
  await client.query("INSERT INTO grant_held (person_id, role) VALUES ($1, $2)", [rows[0]?.id, role]);
  return rows[0]?.id ?? "";
}

async function enter(name: string, { password = PASSWORD, replaces = "" } = {}): Promise<string> {
  const visit = { address: `10.${++network}.0.1`, browser: "test", now: new Date() };
  const entry = await signIn({
    ...visit,
    email: `${name}@test.example`,
    password,
    ...(replaces ? { replaces } : {}),
  });
  if (entry.outcome !== "in") throw new Error(entry.outcome);
  return entry.sid;
}

/** The procedures as this session's browser calls them, and the session id that the browser was given last. */
async function browser(sid: string, now = new Date()) {
  const held = { sid };
  const viewer = (await viewerOf(sid, now)) as Viewer;
  const keepSession = (fresh: string) => {
    held.sid = fresh;
    return Promise.resolve();
  };
  return { held, viewer, call: api.createCaller({ viewer, now, keepSession }) };
}
const isOpen = async (sid: string, now = new Date()) => (await viewerOf(sid, now)) !== undefined;

describe("a session", () => {
  it("is a new one at each sign-in, and the one the browser brought along ends: nothing planted survives", async () => {
    await person("ana");
    const planted = await enter("ana");
    const fresh = await enter("ana", { replaces: planted });
    expect(fresh).not.toBe(planted);
    expect([await isOpen(planted), await isOpen(fresh)]).toEqual([false, true]);
  });

  it("ends with a copy of its cookie when it is closed, when its person is disabled, and when its time is up", async () => {
    const id = await person("ben");
    const closed = await enter("ben");
    await closeSession(closed, new Date());
    expect(await isOpen(closed)).toBe(false);
    const open = await enter("ben");
    expect([await isOpen(open, later(11 * 60)), await isOpen(open, later(12 * 60 + 1))]).toEqual([
      true,
      false,
    ]);
    await client.query("INSERT INTO sign_in_policy (session_hours) VALUES (1)");
    expect([await isOpen(open, later(59)), await isOpen(open, later(61))]).toEqual([true, false]);
    await client.query("DELETE FROM sign_in_policy");
    await client.query("UPDATE person SET deactivated_at = now() WHERE id = $1", [id]);
    expect(await isOpen(open)).toBe(false);
  });

  it("of one's own can be ended from another one; somebody else's is not found", async () => {
    await person("cleo");
    await person("thief");
    const [here, there, foreign] = [await enter("cleo"), await enter("cleo"), await enter("thief")];
    const { call } = await browser(here);
    const { sessions } = await call.account.page();
    expect(sessions.map(({ isThis }) => isThis)).toEqual([true, false]);
    const thief = await browser(foreign);
    await expect(thief.call.account.endSession({ id: sessions[1]?.id ?? "" })).rejects.toThrow(
      /does not exist/,
    );
    expect(await call.account.endOtherSessions()).toEqual({ ended: 1 });
    expect([await isOpen(here), await isOpen(there), await isOpen(foreign)]).toEqual([true, false, true]);
  });
});

describe("a new password", () => {
  it("ends every other session and every copy of this one's cookie", async () => {
    await person("dora");
    const [here, there] = [await enter("dora"), await enter("dora")];
    const { call, held } = await browser(here);
    await expect(call.account.changePassword({ current: "not it", next: NEW })).rejects.toThrow(
      "This is not your password.",
    );
    await expect(call.account.changePassword({ current: PASSWORD, next: "short" })).rejects.toThrow(
      /at least 12/,
    );
    await expect(call.account.changePassword({ current: PASSWORD, next: "qwerty123456" })).rejects.toThrow(
      /lists of stolen ones/,
    );
    await expect(call.account.changePassword({ current: PASSWORD, next: "dora@test2026" })).rejects.toThrow(
      /Without your name/,
    );
    expect(await isOpen(here)).toBe(true);
    await call.account.changePassword({ current: PASSWORD, next: NEW });
    expect([await isOpen(here), await isOpen(there), await isOpen(held.sid)]).toEqual([false, false, true]);
    await expect(enter("dora")).rejects.toThrow("wrong");
    expect(await isOpen(await enter("dora", { password: NEW }))).toBe(true);
  });
});

describe("a password given once more", () => {
  it("gives this session a new secret id, leaves the others, and opens nothing that has ended", async () => {
    await person("hal");
    const [here, there] = [await enter("hal"), await enter("hal")];
    const { call, held } = await browser(here);
    await expect(call.account.prove({ password: "not it" })).rejects.toThrow("This is not your password.");
    expect(held.sid).toBe(here);
    await call.account.prove({ password: PASSWORD });
    expect([await isOpen(here), await isOpen(held.sid), await isOpen(there)]).toEqual([false, true, true]);
    expect(await isOpen(held.sid, later(12 * 60 + 1))).toBe(false);
    await expect(call.account.prove({ password: PASSWORD })).rejects.toThrow(/does not exist/);
  });
});

it("changes the fields that its page has, and no other that somebody sends along", async () => {
  const [id, other] = [await person("ida"), await person("jon")];
  const all = async () =>
    (
      await client.query<Record<string, unknown>>("SELECT * FROM person WHERE id IN ($1, $2) ORDER BY name", [
        id,
        other,
      ])
    ).rows;
  const { call } = await browser(await enter("ida"));
  const before = await all();
  const more = {
    id: other,
    email: "x@evil.example",
    passwordHash: "x",
    credentialVersion: 9,
    deactivatedAt: new Date(0),
    grants: [{ role: "admin", departmentId: null }],
    dailyMail: false,
  };
  await call.account.saveProfile({ name: "Ida", shortcutsOff: true, ...more });
  const [own, theirs] = before;
  expect(await all()).toEqual([{ ...own, name: "Ida", shortcuts_off: true }, theirs]);
  const { rows } = await client.query("SELECT role FROM grant_held WHERE person_id = $1", [id]);
  expect(rows).toEqual([{ role: "executive" }]);
});

describe("a second factor", () => {
  it("needs a right code to be switched on, renews the session, and wants a fresh password to be switched off", async () => {
    await person("eve");
    const [here, there] = [await enter("eve"), await enter("eve")];
    const first = await browser(here);
    const { secret, qr } = await first.call.account.beginApp();
    expect(qr.path.startsWith("M0 0h1v1h-1z")).toBe(true); // the finder pattern of every QR code
    await expect(first.call.account.confirmApp({ code: "000000" })).rejects.toThrow(/not right/);
    const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate();
    const { codes } = await first.call.account.confirmApp({ code });
    expect(new Set(codes).size).toBe(10);
    expect([await isOpen(here), await isOpen(there), await isOpen(first.held.sid)]).toEqual([
      false,
      false,
      true,
    ]);
    const stored = await client.query(
      "SELECT secret::text, (SELECT string_agg(code_hash::text, '') FROM recovery_code) AS codes FROM totp",
    );
    for (const hidden of [secret, ...codes]) expect(JSON.stringify(stored.rows)).not.toContain(hidden);

    const late = await browser(first.held.sid, later(31));
    await expect(late.call.account.dropApp()).rejects.toMatchObject({ code: "PRECONDITION_FAILED" });
    await late.call.account.prove({ password: PASSWORD });
    expect([await isOpen(first.held.sid), await isOpen(late.held.sid)]).toEqual([false, true]);
    const proven = await browser(late.held.sid, later(31));
    await proven.call.account.dropApp();
    expect((await (await browser(proven.held.sid, later(31))).call.account.page()).hasApp).toBe(false);
  });

  it("has recovery codes that are stored like passwords: salted and stretched, found by none but the right one", async () => {
    const id = await person("gil");
    const { call } = await browser(await enter("gil"));
    const { secret } = await call.account.beginApp();
    const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate();
    const { codes } = await call.account.confirmApp({ code });
    const { rows } = await client.query<{ hash: Buffer }>(
      "SELECT code_hash AS hash FROM recovery_code WHERE person_id = $1",
      [id],
    );
    const salts = new Set(rows.map(({ hash }) => hash.subarray(0, 16).toString("hex")));
    const hashes = rows.map(({ hash }) => hash.subarray(16));
    expect([salts.size, hashes.length]).toEqual([1, 10]);
    const [first = ""] = codes;
    const salt = Buffer.from([...salts][0] ?? "", "hex");
    const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1, salt };
    expect(hashes).toContainEqual(await hashRaw(first.replace("-", ""), cost));
    const use = (typed: string) => asSystem("test", (tx) => useRecoveryCode(tx, id, typed, new Date()));
    expect([await use("aaaaa-aaaaa"), await use(first.toUpperCase()), await use(first)]).toEqual([
      false,
      true,
      false,
    ]);
  });

  it("that a role needs keeps everything but the account closed until it is there", async () => {
    await person("fay", "admin");
    await client.query("INSERT INTO sign_in_policy (factor_roles) VALUES ('{admin}')");
    const { call, viewer, held } = await browser(await enter("fay"));
    expect(viewer.mustAddFactor).toBe(true);
    await expect(call.people.page()).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(call.loyalty.overview({ period: "last-quarter", notices: [] })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    const { secret } = await call.account.beginApp();
    await call.account.confirmApp({ code: new TOTP({ secret: Secret.fromBase32(secret) }).generate() });
    const after = await browser(held.sid);
    expect(after.viewer.mustAddFactor).toBe(false);
    expect((await after.call.people.page()).people.length).toBeGreaterThan(0);
    await client.query("DELETE FROM sign_in_policy");
  });
});
