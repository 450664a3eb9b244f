import { Readable } from "node:stream";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deterministic } from "../../scripts/testing/random";
import { useTestDatabase } from "../../scripts/testing/database";
import { scopeOf } from "@/access/scope";
import type { Capability } from "@/access/capabilities";
import { asSystem, inScope, Prisma, readAsSystem, type Tx } from "./db";
import { copyAndInsert, copyInto } from "./loading";

const TABLES = `SELECT c.oid::regclass::text AS name FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
    AND c.relpersistence <> 't' AND c.relname <> '_prisma_migrations'`;
const PEOPLE = ["kept_own", "kept_figures", "kept_everywhere"];
const ALL_ROLES = ["kept_app", "kept_system", "kept_loader", "kept_login", ...PEOPLE];

const database = useTestDatabase();
let owner: pg.Client;
let app: pg.Client;

/** Departments 1 to 3, each with a touchpoint, two answers by customers of their own, a comment and a commitment. */
beforeAll(async () => {
  owner = new pg.Client({ connectionString: database.ownerUrl });
  app = new pg.Client({ connectionString: database.appUrl });
  await Promise.all([owner.connect(), app.connect()]);
  await app.query(`
    INSERT INTO organisation (id, name) VALUES (1, 'Test');
    INSERT INTO department (id, slug, name) SELECT n, 'd' || n, 'Department ' || n FROM generate_series(1, 3) AS n;
    INSERT INTO touchpoint (id, slug, name) SELECT n, 't' || n, 'Touchpoint ' || n FROM generate_series(1, 3) AS n;
    INSERT INTO touchpoint_role (touchpoint_id, department_id, role, valid_from)
      SELECT n, n, 'owner', '2020-01-01' FROM generate_series(1, 3) AS n;
    INSERT INTO survey (id, name) VALUES (1, 'Main');
    INSERT INTO customer (id, ref) SELECT n, 'C-' || n FROM generate_series(1, 6) AS n;
    SELECT facts.ensure_months('2026-09-01', '2026-09-30');
    INSERT INTO response (answered_at, survey_id, touchpoint_id, customer_id, score, comment)
      SELECT '2026-09-10T12:00:00Z', 1, 1 + (n - 1) / 2, n, n, 'said by ' || n FROM generate_series(1, 6) AS n;
    INSERT INTO commitment (department_id, words, due, first_due, confidence, made_by, made_at)
      SELECT n, 'to do ' || n, '2026-12-01', '2026-12-01', 80, gen_random_uuid(), now() FROM generate_series(1, 3) AS n;
    INSERT INTO trend_event (department_id, day, words, added_by, added_at)
      SELECT n, '2026-09-01', 'happened', gen_random_uuid(), now() FROM generate_series(1, 3) AS n;`);
});
afterAll(() => Promise.all([owner.end(), app.end()]));

describe("every table", () => {
  it("is guarded: one without `SELECT wall.share('…')`, or a nearer guard, in its migration stands here", async () => {
    const { rows } = await owner.query<{
      name: string;
    }>(`${TABLES} AND NOT (c.relrowsecurity AND c.relforcerowsecurity
      AND EXISTS (SELECT FROM pg_policy WHERE polrelid = c.oid AND polname = 'owner')
      AND EXISTS (SELECT FROM pg_policy WHERE polrelid = c.oid AND polname = 'kept_system')) ORDER BY 1`);
    expect(rows.map(({ name }) => name)).toEqual([]);
  });

  it("has at most one condition for each role, without an OR, and never an open one for part of the organisation", async () => {
    const { rows } = await owner.query<{ name: string; role: string; may: string; of: number }>(
      `SELECT polrelid::regclass::text AS name, role::regrole::text AS role, pg_get_expr(polqual, polrelid) AS may,
         (count(*) OVER (PARTITION BY polrelid, role))::int AS of
       FROM pg_policy CROSS JOIN unnest(polroles) AS role WHERE polcmd = '*' ORDER BY 1, 2`,
    );
    expect(rows.length).toBeGreaterThan(300);
    expect(rows.filter(({ of }) => of > 1)).toEqual([]);
    expect(rows.filter(({ may }) => / OR /i.test(may))).toEqual([]);
    expect(
      rows.filter(({ role, may }) => ["kept_own", "kept_figures"].includes(role) && may === "true"),
    ).toEqual([]);
    expect(rows.filter(({ role }) => !["kept_owner", "kept_system", ...PEOPLE].includes(role))).toEqual([]);
  });

  it("is not got around by a view, but for those of live cells", async () => {
    const { rows } = await owner.query<{ name: string }>(
      `SELECT c.oid::regclass::text AS name FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
       WHERE c.relkind = 'v' AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'rollup', 'graphile_worker')
         AND NOT coalesce('security_invoker=true' = ANY (c.reloptions), false)`,
    );
    expect(rows).toEqual([]);
  });

  it("belongs to none of the app's roles", async () => {
    const { rows } = await owner.query(
      "SELECT relname FROM pg_class WHERE relowner = ANY (SELECT oid FROM pg_roles WHERE rolname = ANY ($1))",
      [ALL_ROLES],
    );
    expect(rows).toEqual([]);
  });

  it("shows no row to a role that holds rights alone, nor to people of whom nothing is said", async () => {
    const { rows } = await owner.query<{ name: string }>(TABLES);
    const readable = new Set([
      "response",
      "customer",
      "coded_comment",
      "rollup.debtor",
      "exclusion",
      "response_key",
    ]);
    for (const role of ["kept_app", ...PEOPLE])
      for (const { name } of rows) {
        await app.query(`BEGIN; SET LOCAL ROLE ${role}`);
        const seen = await app
          .query(`SELECT FROM ${name} LIMIT 1`)
          .catch((error: unknown) => (error as { code: string }).code);
        await app.query("ROLLBACK");
        // Of everything that customers said the right alone decides: a condition would keep its index from the search.
        if (role === "kept_everywhere" && readable.has(name)) continue;
        expect(typeof seen === "string" ? seen : seen.rowCount, `${role} ${name}`).toBeOneOf([0, "42501"]);
      }
  });
});

describe("the loader", () => {
  it("adds rows to a few tables, and can do nothing else", async () => {
    const { rows } = await owner.query<{ name: string; right: string }>(
      `SELECT DISTINCT CASE WHEN table_schema = 'facts' THEN 'a month' ELSE table_name END AS name, privilege_type AS right
       FROM information_schema.table_privileges WHERE grantee = 'kept_loader' ORDER BY 1`,
    );
    expect(rows.map(({ name, right }) => `${right} ${name}`)).toEqual(
      ["a month", "asked", "customer", "import_refusal", "response", "response_key"].map(
        (name) => `INSERT ${name}`,
      ),
    );
    const bypassing = await owner.query(
      "SELECT rolname FROM pg_roles WHERE rolname = ANY ($1) AND (rolbypassrls OR rolsuper OR rolcreaterole)",
      [ALL_ROLES],
    );
    expect(bypassing.rows).toEqual([{ rolname: "kept_loader" }]);
  });
});

describe("rows that are loaded", () => {
  const loaded = async (way: typeof copyInto) => {
    await app.query("BEGIN; SET LOCAL ROLE kept_system");
    const lines = Readable.from([
      "2026-09-11 12:00:00+00\t1\t1\t9\tsaid \\\\ twice\n2026-09-12 12:00:00+00\t1\t2\t3\t\\N\n",
    ]);
    const columns = "answered_at, survey_id, touchpoint_id, score, comment";
    await way(app, { table: "response", columns }, lines);
    const { rows } = await app.query<{ role: string; answers: string[]; counted: number }>(
      `SELECT current_user::text AS role, ARRAY(SELECT concat_ws('|', touchpoint_id, score, comment) FROM response
         WHERE answered_at > '2026-09-11' ORDER BY score) AS answers,
       (SELECT sum(answers)::int FROM rollup.month_live WHERE bucket = '2026-09-01') AS counted`,
    );
    await app.query("ROLLBACK");
    return rows[0];
  };

  it("are the same, and counted the same, with a loader and where none is allowed", async () => {
    const usual = await loaded(copyInto);
    expect(usual).toMatchObject({ role: "kept_system", answers: ["2|3", "1|9|said \\ twice"], counted: 8 });
    expect(await loaded(copyAndInsert)).toEqual(usual);
  });
});

type Seen = { commitments: number[]; answers: number[]; customers: number[] };

async function seenBy(tx: Tx): Promise<Seen> {
  const [row] = await tx.$queryRaw<Seen[]>`SELECT
    ARRAY(SELECT department_id FROM commitment ORDER BY 1) AS commitments,
    ARRAY(SELECT touchpoint_id FROM response ORDER BY 1) AS answers,
    ARRAY(SELECT ((id + 1) / 2)::int FROM customer ORDER BY 1) AS customers`;
  return row as Seen;
}

/** What somebody sees of departments, where customers are seen too and where they are not. */
const all = (departments: number[]): Seen => {
  const twice = departments.flatMap((id) => [id, id]);
  return { commitments: departments, answers: twice, customers: twice };
};

function headOf(departments: readonly number[], capability: Capability, openScorecards = false) {
  const grants = departments.map((departmentId) => ({ role: "head" as const, departmentId }));
  const scope = scopeOf({ id: crypto.randomUUID(), grants, settings: { openScorecards } }, capability);
  if (!scope) throw new Error(`A head has no ${capability}.`);
  return scope;
}
const executive = scopeOf(
  {
    id: crypto.randomUUID(),
    grants: [{ role: "executive", departmentId: null }],
    settings: { openScorecards: false },
  },
  "comment:read",
);

describe("a transaction", () => {
  it("shows what its right reaches, and of open scorecards no customer", async () => {
    expect(await inScope(headOf([1], "comment:read"), seenBy)).toEqual(all([1]));
    expect(await inScope(headOf([1, 3], "comment:read"), seenBy)).toEqual(all([1, 3]));
    const open = await inScope(headOf([1], "score:read", true), seenBy);
    expect(open).toEqual({ commitments: [1, 2, 3], answers: [], customers: [] });
    expect(executive && (await inScope(executive, seenBy))).toEqual(all([1, 2, 3]));
    expect(await asSystem("test", seenBy)).toEqual(all([1, 2, 3]));
  });

  it("changes nothing out of its reach", async () => {
    const scope = headOf([1], "event:write");
    expect(await inScope(scope, (tx) => tx.$executeRaw`UPDATE trend_event SET words = 'changed'`)).toBe(1);
    const moved = inScope(scope, (tx) => tx.$executeRaw`UPDATE trend_event SET department_id = 2`);
    await expect(moved).rejects.toThrow(/row-level security/);
    const added = inScope(
      scope,
      (tx) => tx.$executeRaw`INSERT INTO trend_event (department_id, day, words, added_by, added_at)
      VALUES (3, '2026-09-01', 'added', gen_random_uuid(), now())`,
    );
    await expect(added).rejects.toThrow(/row-level security/);
    expect(await inScope(scope, (tx) => tx.$executeRaw`DELETE FROM trend_event`)).toBe(1);
  });
});

describe("connections that many share", () => {
  const TRANSACTIONS = 10_000;
  const everything = all([1, 2, 3]);

  /** One transaction each: what it saw, and what it should have seen. */
  const kinds: ((departments: number[]) => Promise<readonly [Seen, Seen]>)[] = [
    async () => [await asSystem("test", seenBy), everything],
    async () => [executive ? await inScope(executive, seenBy) : all([]), everything],
    async (departments) => {
      const seen = await inScope(headOf(departments, "score:read", true), seenBy);
      return [seen, { ...everything, answers: [], customers: [] }];
    },
    async (departments) => [await inScope(headOf(departments, "comment:read"), seenBy), all(departments)],
    async (departments) => {
      let seen = all([]);
      const broken = inScope(headOf(departments, "comment:read"), async (tx) => {
        seen = await seenBy(tx);
        await tx.$executeRaw`SELECT 1 / 0`;
      });
      await expect(broken).rejects.toThrow(/division by zero/);
      return [seen, all(departments)];
    },
    async () => {
      const [row] = await readAsSystem<{ role: string; actor: string | null }>(
        "walls:who",
        Prisma.sql`SELECT current_user::text AS role, nullif(current_setting('kept.actor', true), '') AS actor`,
      );
      expect(row).toEqual({ role: "kept_system", actor: null });
      return [everything, everything];
    },
  ];

  it(`carry nothing from one transaction into the next: ${TRANSACTIONS} of all kinds, some of them failing`, async () => {
    const random = deterministic(7);
    const counted = { transactions: 0, foreign: 0, missing: 0 };
    const worker = async () => {
      while (counted.transactions++ < TRANSACTIONS) {
        const departments = [[1], [2], [3], [1, 2]][Math.floor(random() * 4)] ?? [];
        const [seen, expected] = (await kinds[Math.floor(random() * kinds.length)]?.(departments)) ?? [];
        if (!seen || !expected) throw new Error("There is no such kind.");
        for (const of of ["commitments", "answers", "customers"] as const) {
          counted.foreign += seen[of].filter((id) => !expected[of].includes(id)).length;
          counted.missing += expected[of].filter((id) => !seen[of].includes(id)).length;
        }
      }
    };
    await Promise.all(Array.from({ length: 20 }, worker));
    expect(counted).toMatchObject({ foreign: 0, missing: 0 });
  });
});
