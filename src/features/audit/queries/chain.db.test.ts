import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { useTestDatabase } from "../../../../scripts/testing/database";
import { callAs } from "../../../../scripts/testing/viewer";
import { addAnchor } from "../commands/anchor";

const NOW = new Date("2026-11-26T09:00:00Z");
const EVENTS = 60;
const admin = [{ role: "admin", departmentId: null }] as const;

const database = useTestDatabase();
const folder = mkdtempSync(join(tmpdir(), "kept-audit-"));
let app: pg.Client;
let owner: pg.Client;

beforeAll(async () => {
  process.env.KEPT_DATA_DIR = folder;
  app = new pg.Client({ connectionString: database.appUrl });
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await app.connect();
  await owner.connect();
  await app.query("INSERT INTO organisation (id, name) VALUES (1, 'Test')");
});
afterAll(async () => {
  await app.end();
  await owner.end();
  rmSync(folder, { recursive: true, force: true });
});

const check = () => callAs(admin, NOW).audit.check();
const anchorPath = join(folder, "audit-anchors.jsonl");

async function write(count: number): Promise<void> {
  for (let at = 0; at < count; at++)
    await app.query(
      "INSERT INTO audit_event (actor, action, object, detail) VALUES ('system', 'test.write', $1, $2)",
      [`thing:${at}`, JSON.stringify({ b: at, a: ["x", null], text: "é “ ” \u0001" })],
    );
}

/** What whoever owns the database can do: every trigger off, change, on again. */
async function tamper(...statements: string[]): Promise<void> {
  const triggers = [
    ["public.audit_event", "audit_event_is_linked"],
    ["public.audit_event", "audit_event_stays"],
    ["audit.link", "audit_link_stays"],
  ] as const;
  for (const [table, trigger] of triggers)
    await owner.query(`ALTER TABLE ${table} DISABLE TRIGGER ${trigger}`);
  for (const statement of statements) await owner.query(statement);
  for (const [table, trigger] of triggers)
    await owner.query(`ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${trigger}`);
}

/** A fresh chain of events with an anchor on its end; what it named before is forgotten. */
async function rebuilt(): Promise<void> {
  await tamper(
    "DELETE FROM audit.link",
    "DELETE FROM public.audit_event",
    "UPDATE audit.head SET seq = 0, hash = sha256('Kept'::bytea)",
  );
  rmSync(anchorPath, { force: true });
  await write(EVENTS);
  await addAnchor(NOW);
}
beforeEach(rebuilt);

const idAt = async (seq: number): Promise<string> =>
  (await owner.query<{ id: string }>("SELECT event_id::text AS id FROM audit.link WHERE seq = $1", [seq]))
    .rows[0]?.id ?? "";
/** Twenty places all over the chain, its ends included. */
const places = Array.from({ length: 20 }, (_, index) => 1 + Math.round((index * (EVENTS - 2)) / 19));

describe("the chain of the audit trail", () => {
  it("is whole while events are only added, by several at once too", async () => {
    const others = await Promise.all(
      [1, 2, 3, 4].map(async () => {
        const client = new pg.Client({ connectionString: database.appUrl });
        await client.connect();
        return client;
      }),
    );
    await Promise.all(
      others.map(async (client, who) => {
        for (let at = 0; at < 25; at++) {
          await client.query("BEGIN");
          await client.query(
            "INSERT INTO audit_event (actor, action, object) VALUES ('system', 'test.race', $1), ('system', 'test.race', $1)",
            [`thing:${who}`],
          );
          await client.query(at % 5 === 4 ? "ROLLBACK" : "COMMIT");
        }
      }),
    );
    await Promise.all(others.map((client) => client.end()));
    expect(await check()).toEqual({
      events: EVENTS + 160,
      anchors: 1,
      anchoredAt: NOW.toISOString(),
      broken: undefined,
    });
  });

  it("names the first event that was edited, 20 times", async () => {
    for (const place of places) {
      const id = await idAt(place);
      await tamper(`UPDATE audit_event SET object = object || '!' WHERE id = ${id}`);
      expect((await check()).broken, `event ${place}`).toEqual({
        seq: place,
        eventId: id,
        problem: "changed",
      });
      await tamper(`UPDATE audit_event SET object = left(object, -1) WHERE id = ${id}`);
    }
    expect((await check()).broken).toBeUndefined();
  });

  it("names the first event that was deleted, with or without its link, 20 times", async () => {
    for (const [index, place] of places.entries()) {
      const id = await idAt(place);
      await owner.query("DROP TABLE IF EXISTS saved_event, saved_link");
      await tamper(
        `CREATE TEMP TABLE saved_event AS SELECT * FROM audit_event WHERE id = ${id}`,
        `CREATE TEMP TABLE saved_link AS SELECT * FROM audit.link WHERE event_id = ${id}`,
        `DELETE FROM audit_event WHERE id = ${id}`,
        ...(index % 2 ? [`DELETE FROM audit.link WHERE event_id = ${id}`] : []),
      );
      const { broken } = await check();
      expect(broken?.seq, `event ${place}`).toBe(index % 2 ? place + 1 : place);
      expect(broken?.problem).toBe(index % 2 ? "link missing" : "event missing");
      await tamper(
        "INSERT INTO audit_event SELECT * FROM saved_event",
        ...(index % 2 ? ["INSERT INTO audit.link SELECT * FROM saved_link"] : []),
      );
    }
    expect((await check()).broken).toBeUndefined();
  });

  it("names the first of two events that were swapped, 20 times", async () => {
    for (const place of places) {
      const [one, other] = [await idAt(place), await idAt(place + 1)];
      const swap = `UPDATE audit.link SET event_id = -event_id WHERE event_id IN (${one}, ${other})`;
      const back = `UPDATE audit.link SET event_id = CASE event_id WHEN -${one} THEN ${other} ELSE ${one} END WHERE event_id < 0`;
      await tamper(swap, back);
      expect((await check()).broken, `event ${place}`).toMatchObject({ seq: place, problem: "changed" });
      await tamper(swap, back);
    }
    expect((await check()).broken).toBeUndefined();
  });

  it("names an event that was slipped in past the triggers, 20 times", async () => {
    for (const place of places) {
      const id = -place;
      await tamper(
        `INSERT INTO audit_event (id, actor, action, object) VALUES (${id}, 'system', 'test.forged', 'thing')`,
      );
      expect((await check()).broken, `event ${place}`).toMatchObject({
        eventId: String(id),
        problem: "not linked",
      });
      await tamper(`DELETE FROM audit_event WHERE id = ${id}`);
    }
    expect((await check()).broken).toBeUndefined();
  });

  it("misses a tail that was cut off, 20 times, though the rest fits: the signed anchor tells", async () => {
    for (const cut of places) {
      await owner.query("BEGIN");
      await tamper(
        `DELETE FROM audit_event WHERE id IN (SELECT event_id FROM audit.link WHERE seq > ${EVENTS - cut})`,
        `DELETE FROM audit.link WHERE seq > ${EVENTS - cut}`,
        `UPDATE audit.head SET seq = ${EVENTS - cut}, hash = coalesce((SELECT hash FROM audit.link WHERE seq = ${EVENTS - cut}), sha256('Kept'::bytea))`,
      );
      await owner.query("COMMIT");
      expect((await check()).broken, `${cut} cut off`).toEqual({
        seq: EVENTS - cut + 1,
        problem: "end missing",
      });
      await write(cut); // as many again: the anchor still tells
      expect((await check()).broken).toEqual({ seq: EVENTS, problem: "rewritten before an anchor" });
      await rebuilt();
    }
  });

  it("tells an older state that was put back from the one an anchor was signed over, 20 times", async () => {
    for (const later of places) {
      await tamper(
        "DROP TABLE IF EXISTS old_events, old_links, old_head",
        "CREATE TEMP TABLE old_events AS TABLE audit_event",
        "CREATE TEMP TABLE old_links AS TABLE audit.link",
        "CREATE TEMP TABLE old_head AS TABLE audit.head",
      );
      await write(1 + (later % 5));
      await addAnchor(NOW);
      await tamper(
        "DELETE FROM audit.link",
        "DELETE FROM audit_event",
        "DELETE FROM audit.head",
        "INSERT INTO audit_event SELECT * FROM old_events",
        "INSERT INTO audit.link SELECT * FROM old_links",
        "INSERT INTO audit.head SELECT * FROM old_head",
      );
      expect((await check()).broken, `${later} later`).toEqual({ seq: EVENTS + 1, problem: "end missing" });
      await rebuilt();
    }
  });

  it("does not believe an anchor that was forged or broken", async () => {
    const [line = ""] = readFileSync(anchorPath, "utf8").split("\n");
    writeFileSync(anchorPath, `${line.replace(`"seq":${EVENTS}`, `"seq":${EVENTS - 5}`)}\n`);
    expect((await check()).broken).toEqual({ seq: EVENTS - 5, problem: "anchor not genuine" });
    writeFileSync(anchorPath, `${line}\nnot an anchor\n`);
    expect((await check()).broken).toEqual({ seq: 0, problem: "anchor not genuine" });
  });
});

describe("writing past the trail", () => {
  it.each([
    "UPDATE audit_event SET actor = 'x'",
    "DELETE FROM audit_event",
    "TRUNCATE audit_event",
    "UPDATE audit.link SET seq = 0",
    "SELECT audit.add_link(e) FROM audit_event e",
    "UPDATE audit.head SET seq = 0",
  ])("is refused to the app: %s", async (statement) => {
    await expect(app.query(statement)).rejects.toThrow(/permission denied/);
  });

  it.each([
    "UPDATE audit_event SET actor = 'x'",
    "DELETE FROM audit_event",
    "TRUNCATE audit_event",
    "DELETE FROM audit.link",
  ])("is refused to the owner too: %s", async (statement) => {
    await expect(owner.query(statement)).rejects.toThrow(/append-only/);
  });
});

describe("the trail on its page", () => {
  it("is read newest first, a page at a time, and by who, what and when", async () => {
    await write(80);
    const first = await callAs(admin, NOW).audit.trail({});
    expect(first.events).toHaveLength(100);
    const second = await callAs(admin, NOW).audit.trail({ before: first.next });
    expect(second.next).toBeUndefined();
    const ids = [...first.events, ...second.events].map(({ id }) => Number(id));
    expect(ids).toEqual(ids.toSorted((a, b) => b - a));
    expect(new Set(ids).size).toBe(EVENTS + 80);
    expect(first.kinds).toContain("test");
    expect((await callAs(admin, NOW).audit.trail({ object: "thing:7" })).events.length).toBe(12);
    expect((await callAs(admin, NOW).audit.trail({ action: "test_" })).events).toEqual([]);
    expect((await callAs(admin, NOW).audit.trail({ who: "operator" })).events).toEqual([]);
    expect((await callAs(admin, NOW).audit.trail({ to: "2020-01-01" })).events).toEqual([]);
  });

  it("tells an administrator of each right that somebody lacked, once", async () => {
    const member = callAs([{ role: "member", departmentId: 1 }], NOW);
    for (let time = 0; time < 5; time++) await expect(member.audit.trail({})).rejects.toThrow();
    await expect
      .poll(async () => (await callAs(admin, NOW).audit.trail({ action: "access.refuse" })).events)
      .toMatchObject([{ object: "procedure:audit.trail" }]);
  });
});
