import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useTestDatabase } from "../../../../scripts/testing/database";
import { viewerWith } from "../../../../scripts/testing/viewer";
import { api } from "@/api/root";

const NOW = new Date("2026-11-20T09:00:00Z");
const id = (letter: string) => `00000000-0000-4000-8000-00000000000${letter}`;
const [ANA, BEN] = [id("a"), id("b")];
const database = useTestDatabase();
let client: pg.Client;

/** Claims (Ben) misses its target for two months and has a broken promise; Contact has no head; nobody answers for Letter. */
beforeAll(async () => {
  client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  await client.query(`
    INSERT INTO organisation (id, name) VALUES (1, 'Test');
    INSERT INTO person (id, email, name) VALUES ('${ANA}', 'a@t.example', 'Ana'), ('${BEN}', 'b@t.example', 'Ben');
    INSERT INTO department (id, slug, name, position) VALUES (1, 'claims', 'Claims', 1), (2, 'contact', 'Contact', 2), (3, 'it', 'IT', 3);
    INSERT INTO grant_held (person_id, role, department_id) VALUES ('${ANA}', 'executive', NULL), ('${BEN}', 'head', 1);
    INSERT INTO journey (id, slug, name, version, published_at) VALUES (1, 'main', 'Main', 1, now());
    INSERT INTO stage (id, journey_id, slug, name, position) VALUES (1, 1, 'use', 'Use', 1);
    INSERT INTO touchpoint (id, slug, name, stage_id) VALUES (1, 'offer', 'Offer', 1), (2, 'call', 'Call', 1), (3, 'letter', 'Letter', 1);
    INSERT INTO touchpoint_role (touchpoint_id, department_id, role, valid_from) VALUES (1, 1, 'owner', '2020-01-01'), (2, 2, 'owner', '2020-01-01');
    INSERT INTO survey (id, name) VALUES (1, 'Main');
    INSERT INTO target (department_id, metric, value, band, valid_from) VALUES (1, 'nps', 40, 5, '2020-01-01'), (2, 'nps', 40, 5, '2020-01-01');
    INSERT INTO promise (id, slug, stage_id, touchpoint_id, made_by, delivered_by) VALUES (1, 'soon', 1, 1, 2, 1);
    INSERT INTO promise_version (id, promise_id, number, text, comparator, threshold, unit, target, valid_from) VALUES (1, 1, 1, 'Soon', 'at most', 5, 'days', 90, '2026-01-01');
    INSERT INTO promise_tally VALUES (1, '2026-09-01', 30, 40), (1, '2026-11-01', 900, 0);
    SELECT facts.ensure_months('2026-08-01', '2026-11-01');
    INSERT INTO response (answered_at, survey_id, touchpoint_id, score)
      SELECT m::timestamptz, 1, t, CASE WHEN t = 1 THEN 2 ELSE 10 END
      FROM unnest('{2026-09-15 12:00Z,2026-10-15 12:00Z}'::text[]) AS m, unnest('{1,2}'::int[]) AS t, generate_series(1, 60)`);
});
afterAll(() => client.end());

const ana = { ...viewerWith([{ role: "executive", departmentId: null }]), id: ANA };
const decided = async () => (await api.createCaller({ viewer: ana, now: NOW }).decisions.list()).places;
const at = async (slug: string) => (await decided()).find((place) => place.at.slug === slug);

describe("decisions that wait", () => {
  it("come from what stands in the database: no owner, no head, missed twice, a broken promise, a card that is overdue", async () => {
    expect(await at("letter")).toMatchObject({
      owner: null,
      waits: [{ reason: { kind: "orphan", map: "main", stage: "use" }, due: null }],
    });
    expect((await at("contact"))?.waits.map(({ reason }) => reason.kind)).toEqual(["no head"]);
    const claims = await at("claims");
    expect(claims?.owner).toBe("Ben");
    expect(claims?.waits).toMatchObject([
      { reason: { kind: "overdue", period: "2026-10" }, due: "2026-11-14" },
      { reason: { kind: "missed twice", metric: "nps", value: -100, target: 40 }, due: null },
      // The running month does not count.
      { reason: { kind: "promise", slug: "soon", n: 70, target: 90 }, due: null },
    ]);
    expect(await at("it")).toBeUndefined();
  });

  it("come from cases that are open past the day by which they were to be closed", async () => {
    await client.query(`
      INSERT INTO case_record (department_id, touchpoint_id, response_id, answered_at, score, opened_at, contact_by, close_by, acknowledged_at, closed_at, root_cause)
      SELECT 3, 1, n, '2026-10-01', 1, '2026-10-01', '2026-10-03', CASE WHEN n = 5 THEN timestamptz '2026-11-20T08:00Z' ELSE timestamptz '2026-11-12T08:00Z' + n * interval '1 day' END,
        CASE WHEN n = 4 THEN now() END, CASE WHEN n = 4 THEN now() END, CASE WHEN n = 4 THEN 'x' END FROM generate_series(1, 5) AS n`);
    expect(await at("it")).toMatchObject({
      waits: [{ reason: { kind: "cases", count: 3 }, due: "2026-11-13" }],
    });
    await client.query(
      "UPDATE case_record SET withdrawn_at = now() WHERE department_id = 3 AND closed_at IS NULL",
    );
    expect(await at("it")).toBeUndefined();
  });

  it("go as soon as they are settled, and come as soon as somebody asks", async () => {
    await client.query(`
      INSERT INTO grant_held (person_id, role, department_id) VALUES ('${BEN}', 'head', 2);
      INSERT INTO touchpoint_role (touchpoint_id, department_id, role, valid_from) VALUES (3, 3, 'owner', '2026-11-01');
      INSERT INTO commitment (department_id, words, due, first_due, confidence, metric, effect_from, effect_to, effect_by, made_by, made_at)
        VALUES (1, 'Call back', '2026-12-15', '2026-12-15', 80, 'nps', -100, 0, '2027-01-31', '${BEN}', now())`);
    expect(await at("letter")).toBeUndefined();
    expect((await at("contact"))?.waits.map(({ reason }) => reason.kind)).toEqual(["overdue"]);
    expect((await at("claims"))?.waits).toContainEqual({
      reason: { kind: "missed twice", metric: "nps", value: -100, target: 40 },
      due: "2026-12-15",
    });
    await client.query(`
      INSERT INTO target_proposal (department_id, metric, value, band, valid_from, reason, proposed_by) VALUES
        (2, 'csat', 60, 5, '2026-12-01', 'More calls', '${BEN}'), (2, 'nps', 60, 5, '2027-01-01', 'More calls', '${ANA}');
      UPDATE commitment SET release_reason = 'Sold', release_asked_by = '${BEN}'`);
    // What Ana asked for herself another executive decides.
    expect((await at("contact"))?.waits.at(-1)).toEqual({
      reason: { kind: "proposal", metric: "csat", count: 1 },
      due: "2026-12-01",
    });
    expect((await at("claims"))?.waits.at(-1)?.reason.kind).not.toBe("orphan");
    expect((await at("claims"))?.waits).toContainEqual({
      reason: { kind: "release", words: "Call back" },
      due: "2026-12-15",
    });
    await client.query(`UPDATE person SET deactivated_at = now() WHERE id = '${BEN}'`);
    expect((await at("claims"))?.owner).toBeNull();
    expect((await at("claims"))?.waits).toContainEqual({ reason: { kind: "no head" }, due: null });
  });

  it("are told to nobody who does not decide", async () => {
    for (const grants of [
      [{ role: "head" as const, departmentId: 1 }],
      [{ role: "admin" as const, departmentId: null }],
    ]) {
      const caller = api.createCaller({ viewer: { ...viewerWith(grants), id: BEN }, now: NOW });
      await expect(caller.decisions.list()).rejects.toMatchObject({ code: "FORBIDDEN" });
      expect((await caller.loyalty.overview({})).decisions).toBeUndefined();
    }
  });

  it("stand on the overview as the first of them", async () => {
    const { decisions } = await api.createCaller({ viewer: ana, now: NOW }).loyalty.overview({});
    expect(decisions?.places.map(({ at }) => at.slug).toSorted()).toEqual(["claims", "contact", "it"]);
    expect(decisions?.more).toBe(0);
  });
});
