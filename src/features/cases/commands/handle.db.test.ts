import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Grant } from "@/access/can";
import { api } from "@/api/root";
import { useTestDatabase } from "../../../../scripts/testing/database";
import { viewerWith } from "../../../../scripts/testing/viewer";

const database = useTestDatabase();
let client: pg.Client;
const id = (letter: string) => `00000000-0000-4000-8000-00000000000${letter}`;
const [ANA, BEN, MAY, CEM] = [id("a"), id("b"), id("c"), id("d")];

// Ana is an executive, Ben heads Claims with May as a member, Cem heads Contact. Offer is Claims'.
beforeAll(async () => {
  client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  await client.query(`
    INSERT INTO organisation (id, name) VALUES (1, 'Test');
    INSERT INTO person (id, email, name) VALUES ('${ANA}', 'a@t.example', 'Ana'), ('${BEN}', 'b@t.example', 'Ben'),
      ('${MAY}', 'c@t.example', 'May'), ('${CEM}', 'd@t.example', 'Cem');
    INSERT INTO department (id, slug, name) VALUES (1, 'claims', 'Claims'), (2, 'contact', 'Contact');
    INSERT INTO grant_held (person_id, role, department_id) VALUES ('${ANA}', 'executive', NULL), ('${BEN}', 'head', 1),
      ('${MAY}', 'member', 1), ('${CEM}', 'head', 2);
    INSERT INTO touchpoint (id, slug, name) VALUES (1, 'offer', 'Offer');
    INSERT INTO touchpoint_role (touchpoint_id, department_id, role, valid_from) VALUES (1, 1, 'owner', '2020-01-01');
    INSERT INTO survey (id, name) VALUES (1, 'Main');
    INSERT INTO customer (id, ref, name) VALUES (1, 'C-1', 'Ada Brown');
    SELECT facts.ensure_months('2026-11-01', '2026-11-30');
    INSERT INTO response (id, answered_at, survey_id, touchpoint_id, score, comment, customer_id)
      VALUES (10, '2026-11-05T10:00:00Z', 1, 1, 2, 'Nobody called back', 1)`);
});
afterAll(() => client.end());
beforeEach(async () => {
  await client.query(`DELETE FROM case_change; DELETE FROM case_record; UPDATE person SET deactivated_at = NULL;
    INSERT INTO case_record (id, department_id, touchpoint_id, response_id, answered_at, customer_id, score, opened_at, contact_by, close_by)
      VALUES (1, 1, 1, 10, '2026-11-05T10:00:00Z', 1, 2, '2026-11-05T10:01:00Z', '2026-11-07T10:00:00Z', '2026-11-19T10:00:00Z');
    INSERT INTO case_change (case_id, version, kind, changed_at) VALUES (1, 1, 'opened', '2026-11-05T10:01:00Z')`);
});

const as = (who: string, role: Grant["role"], departmentId: number | null, at = "2026-11-06T09:00:00Z") =>
  api.createCaller({ viewer: { ...viewerWith([{ role, departmentId }]), id: who }, now: new Date(at) }).cases;
const ben = (at?: string) => as(BEN, "head", 1, at);
const may = (at?: string) => as(MAY, "member", 1, at);
const cem = (at?: string) => as(CEM, "head", 2, at);
const ana = (at?: string) => as(ANA, "executive", null, at);

describe("a case", () => {
  it("goes from open over acknowledged to closed, each step written down with who and when", async () => {
    await may().claim({ id: 1, version: 1 });
    await expect(may().close({ id: 1, version: 2, rootCause: "No rota" })).rejects.toThrow(
      "Answer the customer first",
    );
    await may("2026-11-06T11:00:00Z").acknowledge({ id: 1, version: 2, said: "Called, and said sorry" });
    await expect(may().acknowledge({ id: 1, version: 3, said: "Again" })).rejects.toThrow("answered already");
    await expect(may().close({ id: 1, version: 3, rootCause: "  " })).rejects.toThrow(
      "Say what the cause was",
    );
    await may("2026-11-19T09:59:59Z").close({ id: 1, version: 3, rootCause: "No rota on Mondays" });
    const page = await ben().one({ id: 1 });
    expect(page.case).toMatchObject({ state: "closed", rootCause: "No rota on Mondays", next: null });
    expect(page.case.closed).toEqual({ at: "2026-11-19T09:59:59.000Z", isInTime: true });
    expect(page.history.map(({ kind, by, note }) => [kind, by, note])).toEqual([
      ["opened", null, ""],
      ["claimed", "May", ""],
      ["acknowledged", "May", "Called, and said sorry"],
      ["closed", "May", "No rota on Mondays"],
    ]);
  });

  it("opened again goes on with the old clock", async () => {
    await may().acknowledge({ id: 1, version: 1, said: "Called back" });
    await may().close({ id: 1, version: 2, rootCause: "No rota" });
    await expect(may().reopen({ id: 1, version: 3, reason: "" })).rejects.toThrow("Say why");
    await ben("2026-11-20T10:00:00Z").reopen({ id: 1, version: 3, reason: "They called again" });
    const { case: again } = await ben("2026-11-20T10:00:00Z").one({ id: 1 });
    expect(again).toMatchObject({
      state: "acknowledged",
      rootCause: null,
      closeBy: "2026-11-19T10:00:00.000Z",
    });
    expect(again.next).toEqual({ kind: "close", at: "2026-11-19T10:00:00.000Z", minutesLeft: -1440 });
  });

  it("routed to others keeps its clocks, says why, is theirs with its words, and is not found by those who gave it away", async () => {
    await may().claim({ id: 1, version: 1 });
    await ben().route({ id: 1, version: 2, departmentId: 2, reason: "It was their call" });
    await expect(ben().one({ id: 1 })).rejects.toThrow("does not exist or you have no access");
    await expect(may().claim({ id: 1, version: 3 })).rejects.toThrow("does not exist or you have no access");
    const { case: theirs, history } = await cem().one({ id: 1 });
    expect(theirs).toMatchObject({
      department: { slug: "contact" },
      assignee: null,
      closeBy: "2026-11-19T10:00:00.000Z",
      words: { state: "shown", text: "Nobody called back" },
      customer: null,
    });
    expect(history.at(-1)).toMatchObject({
      kind: "routed",
      from: "Claims",
      to: "Contact",
      note: "It was their call",
    });
    await expect(cem().route({ id: 1, version: 3, departmentId: 9, reason: "Away" })).rejects.toThrow(
      "no such department",
    );
  });

  it("is not found by another department, in the words for one that was never there", async () => {
    const words = "This does not exist or you have no access to it.";
    for (const call of [
      () => cem().one({ id: 1 }),
      () => cem().one({ id: 99 }),
      () => cem().claim({ id: 1, version: 1 }),
    ])
      await expect(call()).rejects.toThrow(words);
    expect((await cem().list({})).cases).toEqual([]);
  });

  it("tells its words and its customer to the department alone, and no word to whoever reads everywhere", async () => {
    const [head, member, executive] = [
      await ben().one({ id: 1 }),
      await may().one({ id: 1 }),
      await ana().one({ id: 1 }),
    ];
    expect(head.case).toMatchObject({ words: { text: "Nobody called back" }, customer: "Ada Brown" });
    expect(member.case).toMatchObject({ words: { text: "Nobody called back" }, customer: null });
    expect(executive.case).toMatchObject({ words: { state: "withheld" }, customer: null });
    expect(JSON.stringify([executive, await ana().list({ view: "all" })])).not.toMatch(/Nobody called|Ada/);
  });

  it("belongs to whoever it is given, who must work in its department", async () => {
    await ben().assign({ id: 1, version: 1, personId: MAY });
    await expect(ben().assign({ id: 1, version: 2, personId: CEM })).rejects.toThrow("must have a role");
    expect((await may().list({})).counts).toEqual({ mine: 1, unassigned: 0, overdue: 0, all: 1, closed: 0 });
    // Whoever left has nothing any more.
    await client.query(`UPDATE person SET deactivated_at = now() WHERE id = '${MAY}'`);
    expect((await ben().list({})).counts).toEqual({ mine: 0, unassigned: 1, overdue: 0, all: 1, closed: 0 });
    await ben().claim({ id: 1, version: 2 });
  });

  it("is never overwritten unseen", async () => {
    await may().acknowledge({ id: 1, version: 1, said: "Called back" });
    await expect(ben().assign({ id: 1, version: 1, personId: BEN })).rejects.toThrow("Somebody changed this");
  });
});

describe("two people who claim one case", () => {
  it("get it once, in fifty tries, and the other is told by whom", async () => {
    for (let n = 0; n < 50; n++) {
      await client.query(
        "UPDATE case_record SET assignee_id = NULL, version = 1; DELETE FROM case_change WHERE version > 1",
      );
      const tries = n % 2 ? [ben(), may()] : [may(), ben()];
      const ends = await Promise.allSettled(tries.map((each) => each.claim({ id: 1, version: 1 })));
      const lost = ends.flatMap((end) => (end.status === "rejected" ? [(end.reason as Error).message] : []));
      const { rows } = await client.query<{ name: string }>(
        "SELECT p.name FROM case_record AS c JOIN person AS p ON p.id = c.assignee_id",
      );
      expect(lost).toEqual([`${rows[0]?.name} has claimed it already.`]);
    }
  });
});

describe("a list", () => {
  it("begins with the deadline that comes first, and goes on where it stopped", async () => {
    await client.query(`
      INSERT INTO case_record (id, department_id, touchpoint_id, response_id, answered_at, score, opened_at, contact_by, close_by, acknowledged_at)
      SELECT 1000 + n, 1, 1, 1000 + n, '2026-11-05', n % 7, '2026-11-05', timestamptz '2026-11-06T00:00:00Z' + (n * 37 % 120) * interval '1 hour',
        timestamptz '2026-11-19T00:00:00Z' + n * interval '1 hour', CASE WHEN n % 3 = 0 THEN timestamptz '2026-11-06' END
      FROM generate_series(1, 119) AS n`);
    const seen: { id: number; at: string }[] = [];
    let after: Awaited<ReturnType<ReturnType<typeof ben>["list"]>>["after"];
    do {
      const page = await ben().list({ view: "all", after });
      expect(page.cases.length).toBeLessThanOrEqual(50);
      seen.push(...page.cases.map(({ id: of, next }) => ({ id: of, at: next?.at ?? "" })));
      after = page.after;
    } while (after);
    expect(new Set(seen.map(({ id: of }) => of)).size).toBe(120);
    expect(seen.map(({ at }) => at)).toEqual(seen.map(({ at }) => at).toSorted());
    const { counts } = await ben().list({ view: "overdue" });
    const late = seen.filter(({ at }) => at < "2026-11-06T09:00:00.000Z");
    expect(counts.overdue).toBe(late.length);
    expect(await ben().atDepartment({ department: "claims" })).toEqual({
      late: late.length,
      since: "2026-11-06",
      places: [{ touchpoint: 1, open: 120 }],
    });
    expect(await cem().atDepartment({ department: "contact" })).toEqual({ late: 0, since: null, places: [] });
    await expect(cem().atDepartment({ department: "claims" })).rejects.toThrow("does not exist");
  });
});
