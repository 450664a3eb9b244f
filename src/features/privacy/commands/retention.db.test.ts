import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useTestDatabase } from "../../../../scripts/testing/database";
import { verified } from "../../../../scripts/testing/rollup";
import { callAs } from "../../../../scripts/testing/viewer";
import { runRetention } from "./retention";

const DAY = "2026-11-22";
const NOW = new Date(`${DAY}T09:00:00Z`);
const night = (day: string) => new Date(`${day}T02:30:00Z`);
const as = (role: "admin" | "executive", now = NOW) => callAs([{ role, departmentId: null }], now);
const admin = as("admin");
const RULES = { fewestAnswers: 5, fewestComments: 10, keepCommentsMonths: null, keepNamesMonths: null };

const database = useTestDatabase();
let client: pg.Client;
let owner: pg.Client;

/**
 * Twelve customers, one a month of a year back from October 2026, each with a comment in that month. Customer 6 is
 * known by an address alone; customer 12 has answered this month too.
 */
beforeAll(async () => {
  client = new pg.Client({ connectionString: database.appUrl });
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await Promise.all([client.connect(), owner.connect()]);
  await client.query(`
    INSERT INTO organisation (id, name, time_zone) VALUES (1, 'Test', 'Europe/Berlin');
    INSERT INTO touchpoint (id, slug, name) VALUES (1, 'settlement', 'Settlement'), (2, 'call', 'Call');
    INSERT INTO survey (id, name) VALUES (1, 'Main');
    INSERT INTO import (id, token, state, file_name, survey_id, options) VALUES (1, gen_random_uuid(), 'done', 'f.csv', 1, '{}');
    INSERT INTO customer (id, ref, email, name) SELECT n, CASE n WHEN 6 THEN 'email:c6@example.org' ELSE 'C' || n END,
      'c' || n || '@example.org', 'Customer ' || n FROM generate_series(1, 12) AS n;
    SELECT facts.ensure_months('2025-10-01', '2026-11-30');`);
  await client.query(`
    INSERT INTO response (answered_at, survey_id, customer_id, touchpoint_id, score, comment, import_id)
    SELECT '2026-10-10T12:00:00Z'::timestamptz - (n - 1) * interval '1 month', 1, n, 1, n % 11, 'words of ' || n, 1
    FROM generate_series(1, 12) AS n;
    INSERT INTO response (answered_at, survey_id, customer_id, touchpoint_id, score)
    VALUES ('2026-11-02T12:00:00Z', 1, 12, 1, 9);
    INSERT INTO response (answered_at, survey_id, touchpoint_id, score)
    SELECT '2026-10-11T12:00:00Z'::timestamptz, 1, 2, 8 FROM generate_series(1, 4);`);
});
afterAll(() => Promise.all([client.end(), owner.end()]));

const list = async (statement: string) =>
  (await client.query<{ id: string }>(statement)).rows.map(({ id }) => Number(id));
const withWords = () =>
  list("SELECT customer_id::text AS id FROM response WHERE comment IS NOT NULL ORDER BY customer_id");
const withNames = () => list("SELECT id::text FROM customer WHERE name IS NOT NULL ORDER BY customer.id");
const scores = async () =>
  (
    await client.query<{ n: number; p: number }>(
      "SELECT sum(answers)::int AS n, sum(s9 + s10)::int AS p FROM rollup.month_live",
    )
  ).rows;
const events = async (action: string) =>
  (
    await client.query<{ detail: object }>("SELECT detail FROM audit_event WHERE action = $1 ORDER BY id", [
      action,
    ])
  ).rows.map(({ detail }) => detail);

describe("words and names whose time is over", () => {
  it("are counted before a rule is switched on, and the night removes exactly those, never the day itself", async () => {
    const before = await scores();
    const rules = { ...RULES, keepCommentsMonths: 9 };
    const seen = await admin.privacy.preview(rules);
    expect(seen).toMatchObject({ firstNight: "2026-11-23", comments: 4, names: 0, isHeld: false });
    await admin.privacy.save(rules);
    expect(await runRetention(NOW)).toBeUndefined();
    expect(await withWords()).toHaveLength(12);
    expect(await runRetention(night(seen.firstNight))).toEqual({ comments: seen.comments, names: 0 });
    expect(await withWords()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(await scores()).toEqual(before);
    expect((await verified(client)).mismatches).toBe(0);
    expect(await events("retention.run")).toEqual([{ day: "2026-11-23", comments: 4, names: 0 }]);
    expect(await runRetention(night(seen.firstNight))).toBeUndefined();
  });

  it("stay while a hold is on their customer, go after it is lifted, and are not erased or undone meanwhile", async () => {
    await admin.privacy.placeHold({ customer: "C8", reason: "Court case 7" });
    await expect(admin.privacy.placeHold({ customer: "C8", reason: "again" })).rejects.toThrow(
      /on hold already/,
    );
    await expect(admin.privacy.placeHold({ customer: "C99", reason: "who?" })).rejects.toThrow(/Nobody has/);
    await expect(admin.responses.eraseCustomer({ id: "8" })).rejects.toThrow(/legal hold/);
    const { rows } = await client.query<{ token: string }>("SELECT token FROM import");
    await expect(admin.imports.undo({ token: rows[0]?.token ?? "" })).rejects.toThrow(/legal hold/);
    await admin.privacy.save({ ...RULES, keepCommentsMonths: 6 });
    expect(await runRetention(night("2026-11-24"))).toEqual({ comments: 2, names: 0 });
    expect(await withWords()).toEqual([1, 2, 3, 4, 5, 8]);
    const { holds, nights } = await admin.privacy.page();
    expect(holds).toMatchObject([{ customer: "C8", reason: "Court case 7" }]);
    expect(nights).toMatchObject([
      { day: "2026-11-24", comments: 2 },
      { day: "2026-11-23", comments: 4 },
    ]);
    await admin.privacy.liftHold({ id: holds[0]?.id ?? 0 });
    await expect(admin.privacy.liftHold({ id: holds[0]?.id ?? 0 })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    expect(await runRetention(night("2026-11-25"))).toEqual({ comments: 1, names: 0 });
    expect(await withWords()).toEqual([1, 2, 3, 4, 5]);
  });

  it("stay altogether while a hold is on everybody", async () => {
    await admin.privacy.placeHold({ customer: "", reason: "An inquiry" });
    const rules = { ...RULES, keepCommentsMonths: 1, keepNamesMonths: 1 };
    expect(await admin.privacy.preview(rules)).toMatchObject({ comments: 0, names: 0, isHeld: true });
    await admin.privacy.save(rules);
    expect(await runRetention(night("2026-11-26"))).toEqual({ comments: 0, names: 0 });
    await expect(admin.responses.eraseCustomer({ id: "1" })).rejects.toThrow(/legal hold/);
    const { holds } = await admin.privacy.page();
    await admin.privacy.liftHold({ id: holds[0]?.id ?? 0 });
  });

  it("of customers who were silent go with their address; their own number and their answers stay", async () => {
    await admin.privacy.save({ ...RULES, keepNamesMonths: 7 });
    expect(await runRetention(night("2026-11-27"))).toEqual({ comments: 0, names: 5 });
    expect(await withNames()).toEqual([1, 2, 3, 4, 5, 6, 12]);
    await admin.privacy.save({ ...RULES, keepNamesMonths: 6 });
    expect(await runRetention(night("2026-11-28"))).toEqual({ comments: 0, names: 1 });
    const { rows } = await client.query<{ ref: string; email: string | null }>(
      "SELECT ref, email FROM customer WHERE id IN (6, 7) ORDER BY id",
    );
    expect(rows[0]?.ref).toMatch(/^unnamed:/);
    expect(rows[1]?.ref).toBe("C7");
    expect(rows.every(({ email }) => email === null)).toBe(true);
    expect(await list("SELECT customer_id::text AS id FROM response WHERE customer_id = 6")).toEqual([6]);
  });

  it("go from rows that were not counted: of silent customers, and of files read so long ago", async () => {
    await client.query(`
      INSERT INTO import (id, token, state, file_name, options, finished_at)
        VALUES (2, gen_random_uuid(), 'done', 'new.csv', '{}', '2026-11-20'), (3, gen_random_uuid(), 'done', 'old.csv', '{}', '2026-05-01');
      INSERT INTO import_refusal (import_id, row, code, reason, value, customer_ref, cells) VALUES
        (2, 2, 'score', '“cross five” is not a score', 'cross five', 'email:c5@example.org', '["cross five"]'),
        (2, 3, 'score', '“cross one” is not a score', 'cross one', 'C1', '["cross one"]'),
        (3, 2, 'score', '“cross nobody” is not a score', 'cross nobody', NULL, '["cross nobody"]'),
        (3, 3, 'score', '“cross two” is not a score', 'cross two', 'C2', NULL)`);
    const left = () =>
      list("SELECT import_id * 10 + row AS id FROM import_refusal WHERE value <> '' ORDER BY 1");
    await admin.privacy.placeHold({ customer: "C2", reason: "Court case 8" });
    await admin.privacy.save({ ...RULES, keepNamesMonths: 5 });
    expect(await runRetention(night("2026-11-29"))).toEqual({ comments: 0, names: 1 });
    expect(await withNames()).toEqual([1, 2, 3, 4, 12]);
    expect(await left()).toEqual([23, 33]);
    const { rows } = await client.query(
      "SELECT reason, customer_ref, cells FROM import_refusal WHERE value = ''",
    );
    expect(rows).toEqual(
      [1, 2].map(() => ({ reason: "“•••” is not a score", customer_ref: null, cells: null })),
    );
    const { holds } = await admin.privacy.page();
    await admin.privacy.liftHold({ id: holds[0]?.id ?? 0 });
    expect(await runRetention(night("2026-11-30"))).toEqual({ comments: 0, names: 0 });
    expect(await left()).toEqual([23]);
  });

  it("are removed once, and written down exactly, when a night is cut off and two workers go on with it", async () => {
    await admin.privacy.save({ ...RULES, keepCommentsMonths: 2 });
    await owner.query(`
      CREATE FUNCTION break_off() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''the power went''; END';
      CREATE TRIGGER break_off BEFORE UPDATE ON response FOR EACH ROW WHEN (OLD.customer_id = 4) EXECUTE FUNCTION break_off();`);
    await expect(runRetention(night("2026-12-01"))).rejects.toThrow(/the power went/);
    expect(await withWords()).toEqual([1, 2, 3, 4]);
    expect((await admin.privacy.page()).nights[0]).toMatchObject({ comments: 1, isFinished: false });
    await owner.query("DROP FUNCTION break_off CASCADE");
    const ends = await Promise.all([1, 2].map(() => runRetention(night("2026-12-01"))));
    expect(ends.filter(Boolean)).toEqual([{ comments: 4, names: 0 }]);
    expect(await withWords()).toEqual([1]);
    expect((await events("retention.run")).at(-1)).toEqual({ day: "2026-12-01", comments: 4, names: 0 });
  });
});

describe("thresholds", () => {
  it("say what they would show before they do, and are written down with what they were", async () => {
    const lower = await admin.privacy.preview({ ...RULES, fewestAnswers: 4 });
    expect(lower).toMatchObject({
      ...{ from: "2026-08-01", to: "2026-11-01", opensCount: 1, closesCount: 0 },
      opens: [{ kind: "touchpoint", name: "Call", n: 4 }],
    });
    await admin.privacy.save({ ...RULES, fewestAnswers: 4 });
    expect((await events("privacy.change")).at(-1)).toEqual({
      fewestAnswers: "5 → 4",
      keepCommentsMonths: "2 → for ever",
    });
    expect(await admin.methods.page()).toMatchObject({ fewestAnswers: 4 });
    expect(await admin.privacy.preview(RULES)).toMatchObject({ opensCount: 0, closesCount: 1 });
  });

  it("are neither too low nor anybody else's to set", async () => {
    const wrong = [
      { fewestAnswers: 2 },
      { fewestComments: 4 },
      { keepNamesMonths: 0 },
      { keepCommentsMonths: 1.5 },
    ];
    for (const one of wrong)
      await expect(admin.privacy.save({ ...RULES, ...one })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await expect(as("executive").privacy.save(RULES)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
