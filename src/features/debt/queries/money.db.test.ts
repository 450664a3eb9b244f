import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useTestDatabase } from "../../../../scripts/testing/database";
import { callAs } from "../../../../scripts/testing/viewer";
import { foldMovement } from "@/features/responses/commands/movement";
import { dayIn, now } from "@/server/clock";
import { computeFigures } from "../commands/figures";
import { computeAll } from "../jobs";

const NOW = new Date("2026-11-22T09:00:00Z");
const executive = [{ role: "executive", departmentId: null }] as const;
const head = (departmentId: number) => [{ role: "head", departmentId }] as const;

const database = useTestDatabase();
let client: pg.Client;

/**
 * 400 customers who answered in September 2025 at Settlement (Claims) or Call (Contact): 200 promoters, 100 passives,
 * 100 detractors, each worth 100; 20 promoters, 10 passives and 30 detractors left within the year. 50 never answered
 * and are worth 10 each; of 10 who answered, no revenue is known.
 */
beforeAll(async () => {
  client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  await client.query(`
    INSERT INTO organisation (id, name, currency) VALUES (1, 'Test', 'EUR');
    INSERT INTO department (id, slug, name, position) VALUES (1, 'claims', 'Claims', 1), (2, 'contact', 'Contact', 2);
    INSERT INTO touchpoint (id, slug, name) VALUES (1, 'settlement', 'Settlement'), (2, 'call', 'Call');
    INSERT INTO touchpoint_role (touchpoint_id, department_id, role, valid_from) VALUES (1, 1, 'owner', '2020-01-01'), (2, 2, 'owner', '2020-01-01');
    INSERT INTO survey (id, name) VALUES (1, 'Main');
    INSERT INTO customer (id, ref, revenue, lost_on) SELECT n, 'C' || n, CASE WHEN n <= 400 THEN 100 WHEN n <= 450 THEN 10 END,
      CASE WHEN n <= 20 OR n BETWEEN 201 AND 210 OR n BETWEEN 301 AND 330 THEN date '2026-02-01' END
      FROM generate_series(1, 460) AS n;`);
  await client.query("SELECT facts.ensure_months('2025-01-01', '2026-11-30')");
  const score = "CASE WHEN n <= 200 THEN 10 WHEN n <= 300 THEN 7 WHEN n <= 400 THEN 2 ELSE 9 END";
  for (const month of ["2025-09", "2026-06"])
    await client.query(`INSERT INTO response (answered_at, survey_id, customer_id, touchpoint_id, score)
      SELECT '${month}-15T12:00:00Z', 1, n, 1 + n % 2, ${score} FROM generate_series(1, 460) AS n WHERE n <= 400 OR n > 450`);
  await foldMovement();
  await computeFigures({ now: NOW, today: "2026-11-22" });
});
afterAll(() => client.end());

const asExecutive = () => callAs(executive, NOW).loyalty.money();

describe("money", () => {
  it("weighs the revenue of unhappy customers, with bounds for those who say nothing", async () => {
    const { total, currency, asOf } = await asExecutive();
    if (total?.state !== "shown") throw new Error("hidden");
    expect([currency, asOf]).toEqual(["EUR", NOW.toISOString()]);
    // Who left is no customer any more.
    expect(total.byClass).toEqual({
      promoter: { customers: 190, revenue: 18_000 },
      passive: { customers: 90, revenue: 9_000 },
      detractor: { customers: 70, revenue: 7_000 },
    });
    expect(total.silent).toEqual({ customers: 50, revenue: 500 });
    expect(total.withoutRevenue).toBe(10);
    expect(total.badProfit?.share).toBeCloseTo(7 / 34, 9);
    expect(total.badProfit?.lowest).toBeCloseTo(7_000 / 34_500, 9);
    expect(total.badProfit?.highest).toBeCloseTo(7_500 / 34_500, 9);
    expect(total.ruleOfThumb).toEqual({ shortTerm: 3_500, longTerm: 2_700, upside: 5_400 });
  });

  it("knows the organisation's own losses, and what is at risk by them", async () => {
    const { total } = await asExecutive();
    if (total?.state !== "shown") throw new Error("hidden");
    expect(total.watched).toEqual({
      promoter: { customers: 210, losses: 20 },
      passive: { customers: 100, losses: 10 },
      detractor: { customers: 100, losses: 30 },
    });
    const { ownRisk } = total;
    expect(ownRisk?.total).toBeCloseTo(9_000 * (0.1 - 20 / 210) + 7_000 * (0.3 - 20 / 210), 6);
    expect(ownRisk?.interval.low).toBeLessThan(ownRisk?.total ?? 0);
    expect(ownRisk?.interval.high).toBeGreaterThan(ownRisk?.total ?? 0);
  });

  it("gives detractors' revenue to the department of their latest answer, adding up", async () => {
    const { departments, notAttributed, total } = await asExecutive();
    expect(departments.map(({ money }) => money)).toEqual([
      { state: "shown", customers: 35, revenue: 3_500 },
      { state: "shown", customers: 35, revenue: 3_500 },
    ]);
    expect(notAttributed).toEqual({ state: "none" });
    expect(total?.state).toBe("shown");
  });

  it("shows a head the own department only, and members and administrators nothing", async () => {
    const own = await callAs(head(2), NOW).loyalty.money();
    expect(own.total).toBeUndefined();
    expect(own.departments.map(({ slug }) => slug)).toEqual(["contact"]);
    for (const role of ["member", "admin"] as const)
      await expect(
        callAs([{ role, departmentId: role === "member" ? 2 : null }], NOW).loyalty.money(),
      ).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("counts who came back within 180 days only where they have passed", async () => {
    await client.query(`INSERT INTO response (answered_at, survey_id, customer_id, touchpoint_id, score)
      SELECT '2025-12-01T12:00:00Z', 1, n, 1, CASE WHEN n <= 310 THEN 9 WHEN n <= 320 THEN 7 ELSE 3 END FROM generate_series(301, 340) AS n`);
    await foldMovement();
    await computeFigures({ now: NOW, today: "2026-11-22" });
    const found = await callAs(executive, NOW).loyalty.recovery({ period: "2025-Q3" });
    expect(found.total).toMatchObject({ state: "shown", cohort: 100, remeasured: 40 });
    if (found.total?.state !== "shown") throw new Error("hidden");
    expect(found.total.measured?.share).toBe(0.5);
    expect(found.total.conservative?.share).toBe(0.2);
    expect(found.total.toPromoter?.share).toBe(0.25);
    const recent = await callAs(executive, NOW).loyalty.recovery({ period: "2026-06" });
    expect(recent.total).toEqual({ state: "none" }); // its 180 days have not passed
  });

  it("is asked for by the fold in its own transaction, once", async () => {
    await client.query("UPDATE response SET score = 10 WHERE customer_id = 301");
    await foldMovement();
    const { rows } = await client.query<{ n: number }>(
      "SELECT count(*)::int AS n FROM graphile_worker.jobs WHERE task_identifier = 'figures.compute'",
    );
    expect(rows).toEqual([{ n: 1 }]);
    await computeAll();
    const { asOf } = await asExecutive();
    expect(asOf?.slice(0, 10)).toBe(dayIn("Europe/London", now()));
  });
});
