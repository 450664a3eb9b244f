import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { operatorScope } from "@/access/operator";
import { useTestDatabase } from "../../../../scripts/testing/database";
import { deterministic } from "../../../../scripts/testing/random";
import { insertAnswers } from "../../../../scripts/testing/rollup";
import { callAs } from "../../../../scripts/testing/viewer";
import { foldMovement } from "@/features/responses/commands/movement";
import { verifyLedger } from "../commands/ledger";
import { computeAll } from "../jobs";
import type { StatementFigure } from "../schema";

const NOW = new Date("2026-11-22T09:00:00Z");
const executive = [{ role: "executive", departmentId: null }] as const;
const head = (departmentId: number) => [{ role: "head", departmentId }] as const;

const database = useTestDatabase();
let client: pg.Client;

/**
 * Claims owns Settlement; Contact took Call over on 1 August. Ten customers had a bad experience at Settlement in May
 * (id 1–10), ten at Call in May (11–20), and 21–30 never had one. In September the first five of each came back happy.
 */
beforeAll(async () => {
  client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  await client.query(`
    INSERT INTO organisation (id, name) VALUES (1, 'Test');
    INSERT INTO department (id, slug, name, position) VALUES (1, 'claims', 'Claims', 1), (2, 'contact', 'Contact', 2);
    INSERT INTO touchpoint (id, slug, name) VALUES (1, 'settlement', 'Settlement'), (2, 'call', 'Call'), (3, 'chat', 'Chat');
    INSERT INTO touchpoint_role (touchpoint_id, department_id, role, valid_from, valid_to) VALUES
      (1, 1, 'owner', '2020-01-01', NULL), (2, 1, 'owner', '2020-01-01', '2026-08-01'), (2, 2, 'owner', '2026-08-01', NULL);
    INSERT INTO survey (id, name, counts_in_score) VALUES (1, 'Main', true), (2, 'Pilot', false);
    INSERT INTO customer (id, ref, revenue, lost_on) SELECT n, 'C' || n, 1000, NULL FROM generate_series(1, 40) AS n;`);
  await client.query("SELECT facts.ensure_months('2024-01-01', '2026-11-30')");
  for (let customer = 1; customer <= 30; customer++) {
    const isUnhappy = customer <= 20;
    await answer(customer, "2026-05-15", isUnhappy ? 3 : 10, customer <= 10 ? 1 : 2);
    if (customer % 10 > 0 && customer % 10 <= 5) await answer(customer, "2026-09-15", 9, 2);
  }
  await answer(1, "2026-06-01", 0, 1, 2); // a survey that does not count
  await follow();
});
afterAll(() => client.end());

function answer(customer: number | null, day: string, score: number, touchpoint: number, survey = 1) {
  return client.query(
    "INSERT INTO response (answered_at, survey_id, customer_id, touchpoint_id, score) VALUES ($1::timestamptz, $2, $3, $4, $5)",
    [`${day}T12:00:00Z`, survey, customer, touchpoint, score],
  );
}

async function follow(): Promise<void> {
  await foldMovement();
  await computeAll();
  expect((await verifyLedger(operatorScope("rollup:repair"))).mismatches).toBe(0);
}

const asExecutive = (period?: string) => callAs(executive, NOW).loyalty.debt({ period });
function shown(figure: StatementFigure | undefined) {
  if (figure?.state !== "shown") throw new Error(`The statement is ${figure?.state ?? "missing"}.`);
  return figure;
}

describe("the experience debt", () => {
  it("opens with each bad answer that counts and is repaid by later good ones", async () => {
    expect(shown((await asExecutive("2026-Q2")).total)).toMatchObject({
      opening: 0,
      incurred: 240,
      repaid: 0,
      closing: 240,
    });
    const autumn = await asExecutive();
    expect(autumn.period.key).toBe("2026-Q3");
    expect(shown(autumn.total)).toMatchObject({ opening: 240, incurred: 0, repaid: -10, closing: 230 });
    expect(shown((await asExecutive("2026")).total)).toMatchObject({
      opening: 0,
      incurred: 240,
      repaid: -10,
      closing: 230,
      coverage: 10 / 240,
    });
    expect(autumn.asOf).toBeUndefined();
  });

  it("stays with whoever answered for the touchpoint when it was opened", async () => {
    const { departments } = await asExecutive();
    // In May both touchpoints were Claims', though the good answers came at Contact's.
    expect(shown(departments.find(({ slug }) => slug === "claims")?.statement)).toMatchObject({
      opening: 240,
      repaid: -10,
    });
    expect(departments.find(({ slug }) => slug === "contact")?.statement).toEqual({ state: "none" });
  });

  it("gives departments and what is nobody's, which add up to the total", async () => {
    for (let n = 0; n < 6; n++) await answer(31 + n, "2026-09-20", 2, 2);
    for (let n = 0; n < 6; n++) await answer(31 + n, "2026-09-22", 1, 3);
    await follow();
    const found = await asExecutive();
    const parts = [...found.departments.map(({ statement }) => statement), found.notAttributed]
      .filter((one) => one?.state === "shown")
      .map(shown);
    for (const key of ["opening", "incurred", "repaid", "closing"] as const)
      expect(parts.reduce((sum, part) => sum + part[key], 0)).toBeCloseTo(shown(found.total)[key], 9);
    expect(parts).toHaveLength(3);
    const own = await callAs(head(2), NOW, false).loyalty.debt({});
    expect(own.total).toBeUndefined();
    expect(own.notAttributed).toBeUndefined();
    expect(own.departments.map(({ slug }) => slug)).toEqual(["contact"]);
  });

  it("hides what rests on few answers, and the next smallest with it", async () => {
    for (const [customer, day] of [
      [37, "2026-10-03"],
      [38, "2026-10-04"],
    ] as const)
      await answer(customer, day, 0, 2);
    for (const customer of [21, 22, 23, 24, 25, 26]) await answer(customer, "2026-10-05", 0, 1);
    await follow();
    const { departments, total } = await asExecutive("2026-10");
    expect(shown(total).incurred).toBe(96);
    expect(departments.map(({ statement }) => statement.state)).toEqual(["shown", "hidden"]);
  });

  it("books what comes late at its own time, and reverses today what no longer follows", async () => {
    const before = shown((await asExecutive("2026-Q2")).total);
    await answer(40, "2026-04-10", 4, 1);
    await follow();
    expect(shown((await asExecutive("2026-Q2")).total).incurred).toBe(before.incurred + 12);
    const { rows } = await client.query<{ id: string }>(
      "DELETE FROM response WHERE customer_id = 40 RETURNING id",
    );
    expect(rows).toHaveLength(1);
    await follow();
    expect(shown((await asExecutive("2026-Q2")).total).incurred).toBe(before.incurred + 12); // past lines stay
    const { rows: corrected } = await client.query(
      "SELECT units FROM rollup.ledger_entry WHERE customer = 40 AND kind = 'corrected'",
    );
    expect(corrected).toEqual([{ units: -12 }]);
    const { rows: balance } = await client.query(
      "SELECT sum(units) AS units FROM rollup.ledger_entry WHERE customer = 40",
    );
    expect(balance).toEqual([{ units: 0 }]);
    await expect(client.query("UPDATE rollup.ledger_entry SET units = 0")).rejects.toThrow(
      /permission denied/,
    );
  });

  it("lets the debt of a customer who leaves expire", async () => {
    await client.query("UPDATE customer SET lost_on = '2026-10-20' WHERE id = 10");
    await follow();
    expect(shown((await asExecutive("2026-10")).total).expired).toBe(-12);
  });

  it("keeps one pool a touchpoint for answers that name nobody, whose day may grow without a correction", async () => {
    const before = shown((await asExecutive("2026")).total);
    for (let n = 0; n < 3; n++) await answer(null, "2026-08-05", 2, 1);
    await follow();
    for (let n = 0; n < 3; n++) await answer(null, "2026-08-05", 2, 1);
    for (let n = 0; n < 4; n++) await answer(null, "2026-08-06", 10, 1);
    await answer(null, "2026-08-06", 10, 3); // another touchpoint: repays nothing here
    await follow();
    const after = shown((await asExecutive("2026")).total);
    expect(after).toMatchObject({
      incurred: before.incurred + 72,
      repaid: before.repaid - 4,
      corrected: before.corrected,
    });
  });

  it("comes to the same as a ledger made at once, after 1,500 random answers in batches and half of them changed", async () => {
    const random = deterministic(77);
    for (let batch = 0; batch < 5; batch++) {
      await client.query(insertAnswers(random, 300));
      await follow();
    }
    await client.query("UPDATE response SET score = (id % 11)::int WHERE id % 2 = 0");
    await client.query("DELETE FROM response WHERE id % 9 = 0");
    await client.query("UPDATE response SET touchpoint_id = 3 WHERE id % 7 = 0");
    await follow();
    const { rows } = await client.query<{ balance: number; sums: number }>(
      "SELECT (SELECT sum(units) FROM rollup.ledger_entry) AS balance, (SELECT sum(units) FROM rollup.ledger_sum) AS sums",
    );
    expect(rows[0]?.sums).toBeCloseTo(rows[0]?.balance ?? NaN, 6);
    expect((await verifyLedger(operatorScope("rollup:repair"))).cells).toBeGreaterThan(300);
  });
});
