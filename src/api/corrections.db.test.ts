import { writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { operatorScope } from "@/access/operator";
import { verifyLedger } from "@/features/debt/commands/ledger";
import { computeAll } from "@/features/debt/jobs";
import { loadImport } from "@/features/imports/commands/load";
import { foldMovement } from "@/features/responses/commands/movement";
import { foldDeltas } from "@/features/responses/commands/rollup";
import { useTestDatabase } from "../../scripts/testing/database";
import { temporaryFolder } from "../../scripts/testing/files";
import { openCase, themesWaiting } from "../../scripts/testing/corrections";
import { openImport } from "../../scripts/testing/imports";
import { verified } from "../../scripts/testing/rollup";
import { callAs } from "../../scripts/testing/viewer";

const NOW = new Date("2026-11-22T09:00:00Z");
const executive = callAs([{ role: "executive", departmentId: null }], NOW).responses;
const admin = callAs([{ role: "admin", departmentId: null }], NOW).responses;
const WORDS = "my name is Ada and I am cross";

const database = useTestDatabase();
let client: pg.Client;
let owner: pg.Client;

/** Sixty customers with six answers each at three touchpoints; of customer 7 number, address, name and words are known. */
beforeAll(async () => {
  client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await client.query(`
    INSERT INTO organisation (id, name) VALUES (1, 'Test');
    INSERT INTO department (id, slug, name) VALUES (1, 'claims', 'Claims'), (2, 'contact', 'Contact');
    INSERT INTO touchpoint (id, slug, name) VALUES (1, 'settlement', 'Settlement'), (2, 'call', 'Call'), (3, 'phone', 'Phone call');
    INSERT INTO touchpoint_role (touchpoint_id, department_id, role, valid_from) VALUES (1, 1, 'owner', '2020-01-01'), (2, 2, 'owner', '2020-01-01'), (3, 1, 'owner', '2020-01-01');
    INSERT INTO survey (id, name) VALUES (1, 'Main');
    INSERT INTO asked (survey_id, touchpoint_id, month, asked, delivered) VALUES (1, 2, '2026-05-01', 10, 8), (1, 3, '2026-05-01', 5, 5), (1, 3, '2026-06-01', 7, 6);
    INSERT INTO customer (id, ref, email, name, revenue) SELECT n, 'C' || n, 'c' || n || '@example.org', 'Customer ' || n, 100 FROM generate_series(1, 60) AS n;`);
  await client.query("SELECT facts.ensure_months('2026-01-01', '2026-11-30')");
  await client.query(
    `INSERT INTO response (answered_at, survey_id, customer_id, touchpoint_id, score, comment)
     SELECT '2026-03-05T12:00:00Z'::timestamptz + (n % 6) * interval '40 days' + (n % 7) * interval '1 hour', 1, 1 + n % 60, 1 + n % 3, (n * 7) % 11,
       CASE WHEN n % 60 = 6 THEN $1 END
     FROM generate_series(1, 360) AS n`,
    [WORDS],
  );
  await follow();
});
afterAll(() => Promise.all([client.end(), owner.end()]));

/** Everything follows, and nothing differs from a recount. */
async function follow(): Promise<void> {
  await foldDeltas();
  await foldMovement();
  await computeAll();
  expect((await verified(client)).mismatches).toBe(0);
  expect((await verifyLedger(operatorScope("rollup:repair"))).mismatches).toBe(0);
}

const one = async <Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []) =>
  (await client.query<Row>(sql, values)).rows[0];
const totals = () =>
  one(
    "SELECT sum(s0 + s1 + s2 + s3 + s4 + s5 + s6)::int AS d, sum(s9 + s10)::int AS p, sum(answers)::int AS n FROM rollup.month_live",
  );
const flow = () => one<{ n: number }>("SELECT sum(customers)::int AS n FROM rollup.flow");
const anyAnswer = async () =>
  (await one<{ id: string }>("SELECT id::text FROM response ORDER BY id LIMIT 1"))?.id ?? "";

describe("an answer that is excluded", () => {
  it("leaves every figure with a reason, and comes back as it was", async () => {
    const [before, moved, id] = [await totals(), await flow(), await anyAnswer()];
    const row = await one("SELECT to_jsonb(r) AS row FROM response AS r WHERE id = $1", [id]);
    await executive.exclude({ id, reason: "Sent twice by mistake" });
    await follow();
    expect((await totals())?.n).toBe(359);
    expect(await executive.excluded()).toMatchObject([{ id, reason: "Sent twice by mistake" }]);
    await executive.takeBack({ id });
    await follow();
    expect(await totals()).toEqual(before);
    expect(await flow()).toEqual(moved);
    expect(await one("SELECT to_jsonb(r) AS row FROM response AS r WHERE id = $1", [id])).toEqual(row);
    expect(await executive.excluded()).toEqual([]);
    expect(await one("SELECT answer::text FROM exclusion")).toEqual({ answer: "{}" });
  });

  it("cannot be excluded twice, without a reason, or by whoever may not", async () => {
    const id = await anyAnswer();
    await executive.exclude({ id, reason: "A test of ours" });
    await expect(executive.exclude({ id, reason: "once more" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(executive.exclude({ id, reason: "  " })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await expect(admin.exclude({ id, reason: "not my right" })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await executive.takeBack({ id });
    await expect(executive.takeBack({ id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("touchpoints that are one", () => {
  it("become one, with their answers, the numbers of asked, and the name files use", async () => {
    const before = await totals();
    await client.query(`INSERT INTO theme (id, name, phrases, query, touchpoint_ids, coded_version) VALUES
      (1, 'Both', '{late}', 'late', '{2,3}', 1), (2, 'Other', '{late}', 'late', '{1}', 1)`);
    const { answers } = await admin.mergeTouchpoints({ from: 3, into: 2 });
    expect(answers).toBe(120);
    expect(await themesWaiting(owner)).toEqual([
      { id: 1, at: [2], isWaiting: true },
      { id: 2, at: [1], isWaiting: false },
    ]);
    await follow();
    expect(await totals()).toEqual(before);
    expect(
      await one(
        "SELECT count(*)::int AS n FROM rollup.month_live WHERE touchpoint = 3 AND answers > 0 GROUP BY survey HAVING sum(answers) <> 0",
      ),
    ).toBeUndefined();
    expect(
      (await client.query("SELECT touchpoint_id, month::text, asked, delivered FROM asked ORDER BY month"))
        .rows,
    ).toEqual([
      { touchpoint_id: 2, month: "2026-05-01", asked: 15, delivered: 13 },
      { touchpoint_id: 2, month: "2026-06-01", asked: 7, delivered: 6 },
    ]);
    await expect(admin.mergeTouchpoints({ from: 3, into: 1 })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(admin.mergeTouchpoints({ from: 1, into: 1 })).rejects.toMatchObject({
      code: "UNPROCESSABLE_CONTENT",
    });
  });
});

describe("customers who are one", () => {
  it("become one, and what is known of the one that stays is only filled in", async () => {
    await client.query("UPDATE customer SET name = NULL WHERE id = 1");
    const before = await totals();
    await openCase(client, "2", "about the second");
    expect(await admin.mergeCustomers({ from: "2", into: "1" })).toEqual({ answers: 6 });
    expect(await one("SELECT customer_id::int AS who FROM case_record")).toEqual({ who: 1 });
    await owner.query("DELETE FROM case_change; DELETE FROM case_record");
    expect((await themesWaiting(owner)).map(({ at }) => at)).toEqual([[2], [1]]);
    await follow();
    expect(await totals()).toEqual(before);
    expect(await one("SELECT ref, email, name FROM customer WHERE id = 1")).toEqual({
      ref: "C1",
      email: "c1@example.org",
      name: "Customer 2",
    });
    expect(await one("SELECT email, name, revenue FROM customer WHERE id = 2")).toEqual({
      email: null,
      name: null,
      revenue: null,
    });
    // Whoever asks by the old number finds the right person.
    expect(await admin.findCustomer({ text: "C2" })).toMatchObject([{ id: "1", ref: "C1", answers: 12 }]);
    await expect(admin.mergeCustomers({ from: "2", into: "3" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("do not become one while the law asks for what is known of them", async () => {
    await client.query(
      "INSERT INTO legal_hold (customer_id, reason, placed_by, placed_at) VALUES (20, 'Court case', 'x', now())",
    );
    await expect(admin.mergeCustomers({ from: "20", into: "21" })).rejects.toThrow(/legal hold/);
    expect(await admin.mergeCustomers({ from: "22", into: "20" })).toEqual({ answers: 6 });
    await client.query("UPDATE legal_hold SET lifted_at = now()");
  });

  it("are still one when a later file uses the old number and the old touchpoint", async () => {
    const path = join(temporaryFolder(), "later.csv");
    writeFileSync(
      path,
      "Response ID,Date,How likely are you to recommend us?,Customer,Touchpoint\nL1,2026-10-03,9,C2,Phone call\n",
    );
    const { id } = await openImport(path, "Main");
    await loadImport(id);
    expect(
      await one("SELECT customer_id::int, touchpoint_id FROM response WHERE import_id = $1", [id]),
    ).toEqual({
      customer_id: 1,
      touchpoint_id: 2,
    });
    await follow();
  });

  it("stay two while a file is being imported", async () => {
    await client.query("INSERT INTO import (file_name, state) VALUES ('x.csv', 'loading')");
    await expect(admin.mergeCustomers({ from: "4", into: "3" })).rejects.toMatchObject({
      message: /being imported/,
    });
    await expect(admin.eraseCustomer({ id: "4" })).rejects.toMatchObject({ message: /being imported/ });
    await client.query("DELETE FROM import");
  });
});

/** A file as it comes in, up to its end. */
async function importOf(header: string, rows: readonly string[]): Promise<void> {
  const path = join(temporaryFolder(), "erased.csv");
  writeFileSync(path, [header, ...rows, ""].join("\n"));
  const { id } = await openImport(path, "Main");
  await loadImport(id);
}

/** Every table there is that the product may read. */
async function tables(): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT c.oid::regclass::text AS name FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
       AND has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT')`,
  );
  return rows.map(({ name }) => name);
}

describe("a customer who is erased", () => {
  it("is found by the whole number or address only", async () => {
    for (const text of ["C7", "c7@example.org", " C7@EXAMPLE.org "])
      expect(await admin.findCustomer({ text })).toMatchObject([{ id: "7", ref: "C7", answers: 6 }]);
    for (const text of ["C", "c7@example", "%", "c7@example.org' OR true --"])
      expect(await admin.findCustomer({ text })).toEqual([]);
  });

  it("gets everything in a file, words only from whoever may read them", async () => {
    const all = await executive.exportCustomer({ id: "7" });
    expect(all.leftOut).toEqual([]);
    expect(JSON.parse(all.json)).toMatchObject({ customer: { ref: "C7", name: "Customer 7", revenue: 100 } });
    expect(all.json).toContain(WORDS);
    const partly = await admin.exportCustomer({ id: "7" });
    expect(partly.leftOut).toEqual(["the customer's own words", "what was noted about them", "revenue"]);
    expect(partly.json).not.toContain(WORDS);
    expect(partly.json).not.toContain('"revenue"');
  });

  it("leaves no name, address, number or word anywhere, and no total changes", async () => {
    const [id] = (
      await client.query<{ id: string }>(
        "SELECT id::text FROM response WHERE customer_id = 7 AND score > 0 LIMIT 1",
      )
    ).rows;
    await executive.exclude({ id: id?.id ?? "", reason: "kept apart" });
    await importOf("Id,Date,NPS,Comment,Email,Customer", [
      `E1,2026-10-03,9,${WORDS},c7@example.org,C7`,
      `E2,2026-10-04,eleven of Customer 7,${WORDS},c7@example.org,C7`,
      `E3,2026-10-05,nine of Customer 7,${WORDS},c7@example.org,`,
      "E4,2026-10-05,eight of another,,c8@example.org,C8",
      ...Array.from({ length: 40 }, (_, n) => `F${n},2026-10-06,${n % 11},,c8@example.org,C8`),
    ]);
    await follow();
    await openCase(client, "7", "about Customer 7");
    const file = JSON.parse((await executive.exportCustomer({ id: "7" })).json) as Record<string, object[]>;
    expect(file.excludedAnswers).toMatchObject([{ reason: "kept apart", comment: WORDS }]);
    expect(file.rowsNotCounted).toMatchObject([
      { row: 3, cells: ["E2", "2026-10-04", "eleven of Customer 7", WORDS, "c7@example.org", "C7"] },
      { row: 4, value: "nine of Customer 7" },
    ]);
    expect(file.cases).toMatchObject([{ department: "Claims", changes: [{ note: "about Customer 7" }] }]);
    const partly = await admin.exportCustomer({ id: "7" });
    expect(JSON.parse(partly.json)).toMatchObject({ rowsNotCounted: [{ row: 3 }, { row: 4 }], cases: [{}] });
    for (const trace of [WORDS, "eleven of", "about Customer"]) expect(partly.json).not.toContain(trace);
    const [before, moved] = [await totals(), await flow()];
    await admin.eraseCustomer({ id: "7" });
    await follow();
    expect(await totals()).toEqual(before);
    expect(await flow()).toEqual(moved);
    for (const table of await tables()) {
      const { rows } = await client.query<{ text: string }>(`SELECT t::text AS text FROM ${table} AS t`);
      const all = rows.map(({ text }) => text).join("\n");
      for (const trace of [WORDS, "Customer 7", "c7@example.org", "C7,"])
        expect({ table, holds: all.includes(trace) && trace }).toEqual({ table, holds: false });
    }
    expect(await admin.findCustomer({ text: "C7" })).toEqual([]);
    await expect(admin.eraseCustomer({ id: "7" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(admin.exportCustomer({ id: "7" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const open = await one<{ open: number }>(
      "SELECT sum(units) AS open FROM rollup.ledger_entry WHERE customer = 7",
    );
    expect(open?.open).toBe(0);
    expect(
      await one("SELECT count(*) > 0 AS has FROM rollup.ledger_entry WHERE customer = 7 AND kind = 'erased'"),
    ).toEqual({ has: true });
  });

  it("is in the audit trail, without the person", async () => {
    const { rows } = await client.query<{ action: string }>(
      "SELECT DISTINCT action FROM audit_event ORDER BY action",
    );
    expect(rows.map(({ action }) => action)).toEqual(
      expect.arrayContaining([
        "answer.exclude",
        "answer.take back",
        "customer.erase",
        "customer.export",
        "customer.merge",
        "touchpoint.merge",
      ]),
    );
  });
});
