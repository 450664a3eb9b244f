import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useTestDatabase } from "../../../../scripts/testing/database";
import { callAs } from "../../../../scripts/testing/viewer";
import { operatorScope } from "@/access/operator";
import type { Grant } from "@/access/can";
import { foldMovement } from "@/features/responses/commands/movement";
import { verifyLedger } from "../commands/ledger";
import { computeAll } from "../jobs";
import type { Debtor, LedgerLine } from "../schema/debtors";

const NOW = new Date("2026-11-22T09:00:00Z");
const executive: Grant[] = [{ role: "executive", departmentId: null }];
const admin: Grant[] = [{ role: "admin", departmentId: null }];
const head = (departmentId: number): Grant[] => [{ role: "head", departmentId }];
const member = (departmentId: number): Grant[] => [{ role: "member", departmentId }];

const database = useTestDatabase();
let client: pg.Client;

/**
 * Claims owns Settlement, and owned Call until July, when Contact took it over; Chat is nobody's. Sixty customers were
 * unhappy at Settlement in May, the first twenty twice; every third was happy twice since. Fifteen were unhappy at Call in
 * May, twelve in September; four answers without a name were bad at Chat. Legal's Complaint disappointed three.
 */
beforeAll(async () => {
  client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  await client.query(`
    INSERT INTO organisation (id, name) VALUES (1, 'Test');
    INSERT INTO department (id, slug, name, position) VALUES (1, 'claims', 'Claims', 1), (2, 'contact', 'Contact', 2), (3, 'legal', 'Legal', 3);
    INSERT INTO touchpoint (id, slug, name) VALUES (1, 'settlement', 'Settlement'), (2, 'call', 'Call'), (3, 'chat', 'Chat'), (4, 'complaint', 'Complaint');
    INSERT INTO touchpoint_role (touchpoint_id, department_id, role, valid_from, valid_to) VALUES
      (1, 1, 'owner', '2020-01-01', NULL), (2, 1, 'owner', '2020-01-01', '2026-07-01'), (2, 2, 'owner', '2026-07-01', NULL), (4, 3, 'owner', '2020-01-01', NULL);
    INSERT INTO survey (id, name, counts_in_score) VALUES (1, 'Main', true);
    INSERT INTO customer (id, ref, name) SELECT n, 'C-' || n, CASE WHEN n = 7 THEN 'Ada Brown' END FROM generate_series(1, 90) AS n;
    SELECT facts.ensure_months('2026-04-01', '2026-11-30');`);
  await answers("generate_series(1, 60)", "2026-05-10", 3, 1);
  await answers("generate_series(1, 20)", "2026-06-10", 0, 1);
  await answers("generate_series(3, 60, 3)", "2026-07-01", 9, 1);
  await answers("generate_series(3, 60, 3)", "2026-08-01", 10, 1);
  await answers("generate_series(61, 75)", "2026-05-12", 2, 2);
  await answers("generate_series(61, 72)", "2026-09-12", 1, 2);
  await answers("generate_series(1, 4)", "2026-09-13", 1, 3, "NULL::int");
  await answers("generate_series(80, 82)", "2026-09-14", 4, 4);
  await follow();
});
afterAll(() => client.end());

function answers(whose: string, day: string, score: number, touchpoint: number, customer = "n") {
  return client.query(
    `INSERT INTO response (answered_at, survey_id, customer_id, touchpoint_id, score)
     SELECT '${day}T12:00:00Z', 1, ${customer}, ${touchpoint}, ${score} FROM ${whose} AS n`,
  );
}

async function follow(): Promise<void> {
  await foldMovement();
  await computeAll();
  expect((await verifyLedger(operatorScope("rollup:repair"))).mismatches).toBe(0);
}

async function listOf(grants: Grant[], department?: string): Promise<Debtor[]> {
  const all: Debtor[] = [];
  for (let after: string | undefined, pages = 0; pages < 9; pages++) {
    const page = await callAs(grants, NOW, false).loyalty.debtors({ department, after });
    all.push(...page.customers);
    after = page.next;
    if (!after) return all;
  }
  throw new Error("The list does not end.");
}
const sumOf = (list: readonly { units: number }[]) => list.reduce((sum, { units }) => sum + units, 0);

describe("whom we owe most", () => {
  it("adds up to what is owed, of a department and of everybody, the largest first", async () => {
    for (const department of ["claims", "contact", undefined]) {
      const { total } = await callAs(executive, NOW).loyalty.debtors({ department });
      const all = await listOf(executive, department);
      expect(sumOf(all)).toBeCloseTo(total ?? NaN, 9);
      expect(all.map(({ units }) => units)).toEqual(all.map(({ units }) => units).toSorted((a, b) => b - a));
      expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    }
    const statement = await callAs(executive, NOW).loyalty.debt({ period: "2026" });
    if (statement.total?.state !== "shown") throw new Error("The statement is shown.");
    expect(statement.total.closing).toBeCloseTo(sumOf(await listOf(executive)), 9);
    expect(sumOf(await listOf(executive, "claims"))).toBe(12 * 60 + 12 * 20 - 2 * 20 + 12 * 15);
    expect(await listOf(executive, "contact")).toHaveLength(12); // the debts of May stay with Claims
  });

  it("names customers for heads and executives, and nobody for members", async () => {
    expect((await listOf(head(1), "claims")).find(({ id }) => id === "7")?.name).toBe("Ada Brown");
    expect((await listOf(head(1), "claims")).find(({ id }) => id === "8")?.name).toBe("C-8");
    expect((await listOf(member(1), "claims")).some(({ name }) => name !== undefined)).toBe(false);
    expect((await listOf(executive)).find(({ id }) => id === "0")?.name).toBeUndefined();
  });

  it("is a department's own, hidden from others where few are owed, and no administrator's", async () => {
    await expect(listOf(head(1), "contact")).rejects.toThrow();
    await expect(listOf(head(1))).rejects.toThrow();
    await expect(listOf(executive, "nowhere")).rejects.toThrow();
    await expect(listOf(admin, "claims")).rejects.toThrow();
    const few = await callAs(executive, NOW).loyalty.debtors({ department: "legal" });
    expect(few).toMatchObject({ reading: "few", customers: [] });
    expect(few.total).toBeUndefined();
    await expect(
      callAs(executive, NOW).loyalty.debtor({ department: "legal", customer: "80" }),
    ).rejects.toThrow();
    expect(await listOf(head(3), "legal")).toHaveLength(3);
  });

  it("goes with who answers for the touchpoint, also when that is put right afterwards", async () => {
    await client.query(
      "UPDATE touchpoint_role SET valid_to = '2026-05-01' WHERE touchpoint_id = 2 AND department_id = 1",
    );
    await client.query(
      "UPDATE touchpoint_role SET valid_from = '2026-05-01' WHERE touchpoint_id = 2 AND department_id = 2",
    );
    await follow();
    expect(await listOf(executive, "contact")).toHaveLength(15);
    const { rows } = await client.query("SELECT mismatches::int FROM rollup.verify_debtors()");
    expect(rows).toEqual([{ mismatches: 0 }]);
    await client.query(
      "UPDATE touchpoint_role SET valid_from = '2026-07-01' WHERE touchpoint_id = 2 AND department_id = 2",
    );
    await client.query(
      "UPDATE touchpoint_role SET valid_to = '2026-07-01' WHERE touchpoint_id = 2 AND department_id = 1",
    );
    await follow();
    expect(await listOf(executive, "contact")).toHaveLength(12);
  });
});

describe("one customer's ledger", () => {
  const ledger = (grants: Grant[], customer: string, department?: string, after?: string) =>
    callAs(grants, NOW, false).loyalty.debtor({ customer, department, after });

  it("says when, what and why, and comes to the balance after each line", async () => {
    const { lines, statement, customer } = await ledger(head(1), "3", "claims");
    expect(lines.map(({ day, kind, units, balance }) => [day, kind, units, balance])).toEqual([
      ["2026-08-01", "repaid", -1, 22],
      ["2026-07-01", "repaid", -1, 23],
      ["2026-06-10", "incurred", 12, 24],
      ["2026-05-10", "incurred", 12, 12],
    ]);
    expect(lines[0]).toMatchObject({ touchpoint: "Settlement", opened: "2026-05-10" });
    expect(statement).toMatchObject({ opening: 0, incurred: 24, repaid: -2, closing: 22 });
    expect(customer).toEqual({ id: "3", name: "C-3", units: 22 });
  });

  it("is split by who answered then, and the parts make the whole", async () => {
    const whole = await ledger(executive, "61");
    const parts = [await ledger(executive, "61", "claims"), await ledger(executive, "61", "contact")];
    expect(sumOf(parts.map(({ customer }) => customer))).toBe(whole.customer.units);
    expect((await ledger(head(2), "61", "contact")).lines).toHaveLength(1);
    await expect(ledger(head(2), "3", "contact")).rejects.toThrow(); // owes that customer nothing, and never did
    await expect(ledger(head(2), "61")).rejects.toThrow();
  });

  it("goes on in pages without losing a line", async () => {
    for (let day = 1; day <= 28; day++)
      for (const month of ["08", "09"])
        await answers("generate_series(90, 90)", `2026-${month}-${String(day).padStart(2, "0")}`, 2, 1);
    await follow();
    const lines: LedgerLine[] = [];
    for (let after: string | undefined; ;) {
      const page = await ledger(head(1), "90", "claims", after);
      lines.push(...page.lines);
      after = page.next;
      if (!after) break;
    }
    expect(lines).toHaveLength(56);
    expect(sumOf(lines)).toBe(lines[0]?.balance);
    expect((await listOf(head(1), "claims"))[0]).toMatchObject({ id: "90", units: 56 * 12 });
  });
});
