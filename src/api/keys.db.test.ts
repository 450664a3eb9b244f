import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadEvidenceFile } from "@/features/promises/commands/evidence-file";
import { CALLS_A_MINUTE } from "@/server/auth/api-key";
import { useTestDatabase } from "../../scripts/testing/database";
import { callAs } from "../../scripts/testing/viewer";
import { apiEvents, apiScorecards } from "./v1";

const NOW = new Date();
const as = (role: "admin" | "executive") => callAs([{ role, departmentId: null }], NOW);
const admin = as("admin");
const database = useTestDatabase();
let client: pg.Client;

beforeAll(async () => {
  client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  await client.query(`
    INSERT INTO organisation (id, name) VALUES (1, 'Test');
    INSERT INTO department (id, slug, name) VALUES (1, 'claims', 'Claims');
    INSERT INTO journey (id, slug, name, version, published_at) VALUES (1, 'main', 'Main', 1, now());
    INSERT INTO stage (id, journey_id, slug, name, position) VALUES (1, 1, 'use', 'Use', 1);
    INSERT INTO touchpoint (id, slug, name, stage_id) VALUES (1, 'offer', 'Offer', 1);
    INSERT INTO touchpoint_role (touchpoint_id, department_id, role, valid_from) VALUES (1, 1, 'owner', '2020-01-01');
    INSERT INTO survey (id, name) VALUES (1, 'Main');
    INSERT INTO promise (id, slug, stage_id, touchpoint_id, made_by, delivered_by) VALUES (1, 'fast', 1, 1, 1, 1);
    INSERT INTO promise_version (id, promise_id, number, text, comparator, threshold, unit, limit_hours, target, valid_from)
      VALUES (1, 1, 1, 'In 48 hours', 'at most', 48, 'hours', 48, 90, '2020-01-01');
    SELECT facts.ensure_months('2026-09-01', '2026-09-30');
    INSERT INTO response (answered_at, survey_id, touchpoint_id, score, comment)
      SELECT '2026-09-10T12:00:00Z', 1, 1, 9, 'secret words' FROM generate_series(1, 20);`);
});
afterAll(() => client.end());

const make = async (...uses: ("scorecards:read" | "events:write")[]) =>
  (await admin.keys.create({ name: "Warehouse", uses, days: 30 })).key;
const asked = (key: string | undefined, init: RequestInit = {}) =>
  new Request("http://kept.test/api/v1/scorecards?period=2026-09", {
    ...init,
    headers: {
      ...(key ? { authorization: `Bearer ${key}` } : {}),
      ...(init.headers as Record<string, string>),
    },
  });
const events = (key: string, lines: string, type = "text/csv") =>
  apiEvents(
    asked(key, {
      method: "POST",
      body: lines,
      headers: { "content-type": type, "content-length": String(Buffer.byteLength(lines)) },
    }),
    "fast",
  );

describe("a key for a program", () => {
  it("is shown whole once and kept as a hash; it reads what it was made for and nothing else", async () => {
    const key = await make("scorecards:read");
    const answer = await apiScorecards(asked(key));
    expect(answer.status).toBe(200);
    const text = await answer.text();
    const { lines } = JSON.parse(text) as { lines: Record<string, unknown>[] };
    expect(lines.find((line) => line.Line === "Claims" && line.Measure === "nps")).toMatchObject({
      Value: 100,
      "Rests on": 20,
    });
    expect(text).not.toContain("secret");
    expect((await events(key, "id,started,value\na,2026-09-01,10")).status).toBe(404);
    const { rows } = await client.query<{ row: string }>(
      "SELECT to_jsonb(api_key)::text AS row FROM api_key",
    );
    expect(rows.map(({ row }) => row).join("")).not.toContain(key.slice(5));
    expect(JSON.stringify(await admin.keys.page())).not.toContain(key.slice(5));
  });

  it("brings in events under a promise, and again changes nothing", async () => {
    const key = await make("events:write");
    const lines = [
      "id,started,value",
      ...Array.from({ length: 6 }, (_, at) => `e${at},2026-09-0${at + 1},40`),
    ];
    for (const status of [202, 202]) {
      const answer = await events(key, lines.join("\n"));
      expect(answer.status).toBe(status);
      await loadEvidenceFile(((await answer.json()) as { id: number }).id, () => new Date());
    }
    expect((await admin.promises.one({ slug: "fast" })).files).toMatchObject([
      { sentBy: "Warehouse", state: "done", taken: 6 },
      { sentBy: "Warehouse", state: "done", taken: 6 },
    ]);
    expect((await events(key, "{}", "application/json")).status).toBe(415);
    expect((await apiScorecards(asked(key))).status).toBe(404);
    const { rows } = await client.query("SELECT count(*)::int AS n FROM promise_event");
    expect(rows).toEqual([{ n: 6 }]);
  });

  it("opens nothing once revoked or expired, with the same words as one that never was", async () => {
    const [revoked, expired] = [await make("scorecards:read"), await make("scorecards:read")];
    const [newest, before] = await admin.keys.page();
    await admin.keys.revoke({ id: before?.id ?? 0 });
    await admin.keys.revoke({ id: before?.id ?? 0 });
    await client.query("UPDATE api_key SET expires_at = now() - interval '1 hour' WHERE id = $1", [
      newest?.id,
    ]);
    const tried = [revoked, expired, undefined, "kept_", `kept_${"a".repeat(43)}`, `${revoked} x`, "a b"];
    const answers = await Promise.all(tried.map((key) => apiScorecards(asked(key))));
    expect(answers.map(({ status }) => status)).toEqual(tried.map(() => 401));
    expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1);
    expect((await admin.keys.page()).map(({ state }) => state).toSorted()).toEqual([
      "expired",
      "good",
      "good",
      "revoked",
    ]);
    await expect(admin.keys.revoke({ id: 9999 })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is let in so many times a minute, however many calls come at once", async () => {
    const key = await make("scorecards:read");
    const answers = await Promise.all(
      Array.from({ length: CALLS_A_MINUTE + 20 }, () => apiScorecards(asked(key))),
    );
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(20);
    expect(Number(refused[0]?.headers.get("retry-after"))).toBeGreaterThan(0);
  });

  it("is an administrator's to make, for something, and for so long", async () => {
    const good = { name: "x", uses: ["scorecards:read" as const], days: 30 };
    await expect(as("executive").keys.create(good)).rejects.toMatchObject({ code: "FORBIDDEN" });
    for (const wrong of [{ uses: [] }, { days: 31 }, { name: " " }])
      await expect(admin.keys.create({ ...good, ...wrong })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    const { rows } = await client.query(
      "SELECT DISTINCT action FROM audit_event WHERE action LIKE 'key.%' ORDER BY 1",
    );
    expect(rows).toEqual([{ action: "key.create" }, { action: "key.revoke" }]);
  });
});
