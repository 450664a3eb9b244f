import pg from "pg";
import { verify } from "@node-rs/argon2";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { useTestDatabase } from "../../../scripts/testing/database";
import { answering } from "../from-where";
import { hashPassword } from "./password";
import { closeSession, viewerOf } from "./session";
import { signIn } from "./sign-in";

// The real function, counted.
vi.mock("@node-rs/argon2", async (original) => {
  const real = await original<typeof import("@node-rs/argon2")>();
  return { ...real, verify: vi.fn(real.verify) };
});

const PASSWORD = "a long enough password";
const NOW = new Date("2026-11-22T10:00:00Z");

const database = useTestDatabase();
let client: pg.Client;
const ids: Record<string, string> = {};

beforeAll(async () => {
  client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  await client.query("INSERT INTO organisation (id, name) VALUES (1, 'Test')");
  const hash = await hashPassword(PASSWORD);
  for (const name of ["ana", "ben", "cleo", "dora", "eve"]) {
    const { rows } = await client.query<{ id: string }>(
      "INSERT INTO person (email, name, password_hash) VALUES ($1, $2, $3) RETURNING id",
      [`${name}@test.example`, name, hash],
    );
    ids[name] = rows[0]?.id ?? "";
  }
  await client.query("INSERT INTO grant_held (person_id, role) VALUES ($1, 'admin')", [ids.ana]);
});
afterAll(() => client.end());

const attempt = (email: string, password: string, address = "192.0.2.1", now = NOW) =>
  signIn({ email, password, address, browser: "test", now });

async function sidOf(name: string, address: string, now = NOW): Promise<string> {
  const result = await attempt(`${name}@test.example`, PASSWORD, address, now);
  if (result.outcome !== "in") throw new Error(result.outcome);
  return result.sid;
}

describe("signing in", () => {
  it("opens a session of its own each time, stored only as a hash", async () => {
    const [first, second] = [await sidOf("ana", "192.0.2.10"), await sidOf("ana", "192.0.2.10")];
    expect(first).not.toBe(second);
    expect(Buffer.from(first, "base64url").length).toBe(32);
    const { rows } = await client.query("SELECT token_hash FROM session");
    expect(JSON.stringify(rows)).not.toContain(first);
    expect((await viewerOf(first, NOW))?.name).toBe("ana");
  });

  it("answers an unknown address, a wrong password and a deactivated person alike", async () => {
    await client.query("UPDATE person SET deactivated_at = now() WHERE id = $1", [ids.eve]);
    expect(await attempt("nobody@test.example", PASSWORD, "198.51.100.1")).toEqual({ outcome: "wrong" });
    expect(await attempt("ana@test.example", "wrong password", "198.51.100.2")).toEqual({ outcome: "wrong" });
    expect(await attempt("eve@test.example", PASSWORD, "198.51.100.3")).toEqual({ outcome: "wrong" });
  });

  it("hashes as much for an unknown address as for a wrong password, so that time tells nothing", async () => {
    await attempt("warm@test.example", "up", "203.0.1.1"); // the hash that stands in for nobody's is made once
    for (const [email, address] of [
      ["nobody@test.example", "203.0.2.1"],
      ["ben@test.example", "203.0.3.1"],
    ] as const) {
      vi.mocked(verify).mockClear();
      await attempt(email, "wrong password", address);
      expect(verify).toHaveBeenCalledTimes(1);
    }
  });

  it("refuses the sixth wrong try from one network even with the right password, and nobody else", async () => {
    for (let tries = 0; tries < 5; tries++)
      expect((await attempt("cleo@test.example", "wrong", `192.0.9.${tries}`)).outcome).toBe("wrong");
    expect((await attempt("cleo@test.example", PASSWORD, "192.0.9.77")).outcome).toBe("throttled");
    expect((await attempt("CLEO@test.example ", PASSWORD, "192.0.9.78")).outcome).toBe("throttled");
    expect((await attempt("cleo@test.example", PASSWORD, "192.0.10.1")).outcome).toBe("in");
    expect((await attempt("dora@test.example", PASSWORD, "192.0.9.77")).outcome).toBe("in");
  });

  it("compares a password as it was typed: capitals, blanks and length count", async () => {
    const long = "Sixty-four characters and more, 'quoted' <b>, ünïcödé 🗝 and blanks  ";
    const hash = await hashPassword(long);
    await client.query("INSERT INTO person (email, name, password_hash) VALUES ($1, 'fay', $2)", [
      "fay@test.example",
      hash,
    ]);
    const tried = [long.toLowerCase(), long.trim(), `${long} `, long.slice(0, 64)];
    const outcomes = await Promise.all(
      tried.map((password, at) => attempt("fay@test.example", password, `100.64.${at}.1`)),
    );
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(["wrong", "wrong", "wrong", "wrong"]);
    expect(long.length).toBeGreaterThan(64);
    expect((await attempt("fay@test.example", long, "100.64.9.1")).outcome).toBe("in");
  });

  it("leaves a line for each way in, each refusal with its network, and each way out", async () => {
    const written = async () =>
      (
        await client.query<{ action: string; detail: object }>(
          "SELECT action, detail FROM audit_event WHERE object = $1 ORDER BY id DESC LIMIT 3",
          [`person:${ids.cleo}`],
        )
      ).rows;
    await attempt("cleo@test.example", "wrong password", "100.65.0.1");
    await closeSession(await sidOf("cleo", "100.65.0.1"), NOW);
    expect(await written()).toEqual([
      { action: "session.close", detail: {} },
      { action: "session.open", detail: { way: "password" } },
      { action: "session.refuse", detail: { network: "100.65.0" } },
    ]);
  });

  it("counts only failures: a success forgets the tries before it", async () => {
    for (let round = 0; round < 3; round++) {
      for (let tries = 0; tries < 4; tries++) await attempt("dora@test.example", "wrong", "192.0.20.1");
      expect((await attempt("dora@test.example", PASSWORD, "192.0.20.1")).outcome).toBe("in");
    }
  });

  it("counts twelve tries at once as twelve", async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, () => attempt("ben@test.example", "wrong", "192.0.30.1")),
    );
    expect(outcomes.filter(({ outcome }) => outcome === "wrong")).toHaveLength(5);
    expect(outcomes.filter(({ outcome }) => outcome === "throttled")).toHaveLength(7);
  });
});

it("opens nothing while tries cannot be counted", async () => {
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await owner.query("ALTER TABLE throttle RENAME TO throttle_away");
  await expect(attempt("ben@test.example", PASSWORD, "100.66.0.1")).rejects.toThrow();
  await owner.query("ALTER TABLE throttle_away RENAME TO throttle");
  expect((await attempt("ben@test.example", PASSWORD, "100.66.0.1")).outcome).toBe("in");
  await owner.end();
});

it("stands in the trail with the network it came from", async () => {
  await answering("203.0.113.77", () => attempt("ben@test.example", PASSWORD, "203.0.113.77"));
  await attempt("ben@test.example", PASSWORD, "203.0.113.77");
  const { rows } = await client.query<{ address: string | null }>(
    "SELECT address FROM audit_event WHERE object = $1 ORDER BY id DESC LIMIT 2",
    [`person:${ids.ben}`],
  );
  expect(rows.map(({ address }) => address)).toEqual([null, "203.0.113"]);
});

describe("a session", () => {
  it("ends at once when it is closed, revoked, or its person is deactivated", async () => {
    const closed = await sidOf("ben", "192.0.40.1");
    await closeSession(closed, NOW);
    expect(await viewerOf(closed, NOW)).toBeUndefined();

    const open = await sidOf("ben", "192.0.40.1");
    expect(await viewerOf(open, NOW)).toBeDefined();
    await client.query("UPDATE person SET deactivated_at = now() WHERE id = $1", [ids.ben]);
    expect(await viewerOf(open, NOW)).toBeUndefined();
    await client.query("UPDATE person SET deactivated_at = NULL WHERE id = $1", [ids.ben]);
  });

  it("ends after twelve hours, and after half an hour of silence for administrators", async () => {
    const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
    const admin = await sidOf("ana", "192.0.50.1");
    const other = await sidOf("dora", "192.0.50.1");
    await client.query("UPDATE session SET last_seen_at = $1", [NOW]);
    expect(await viewerOf(other, later(31))).toBeDefined();
    expect(await viewerOf(admin, later(31))).toBeUndefined();
    expect(await viewerOf(other, later(12 * 60 + 1))).toBeUndefined();
  });

  it("carries the rights of this moment, not those of the sign-in", async () => {
    const sid = await sidOf("dora", "192.0.60.1");
    expect((await viewerOf(sid, NOW))?.grants).toEqual([]);
    await client.query("INSERT INTO grant_held (person_id, role) VALUES ($1, 'executive')", [ids.dora]);
    expect((await viewerOf(sid, NOW))?.grants).toEqual([{ role: "executive", departmentId: null }]);
  });

  it("is nobody's for a made-up id", async () => {
    expect(await viewerOf("", NOW)).toBeUndefined();
    expect(await viewerOf("A".repeat(43), NOW)).toBeUndefined();
  });
});
