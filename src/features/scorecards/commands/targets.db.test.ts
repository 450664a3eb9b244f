import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { useTestDatabase } from "../../../../scripts/testing/database";
import { callAs } from "../../../../scripts/testing/viewer";

const NOW = new Date("2026-11-22T09:00:00Z");
const database = useTestDatabase();
let client: pg.Client;
const executive = callAs([{ role: "executive", departmentId: null }], NOW);
const head = callAs([{ role: "head", departmentId: 1 }], NOW);

beforeAll(async () => {
  client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  await client.query(`
    INSERT INTO organisation (id, name) VALUES (1, 'Test');
    INSERT INTO department (id, slug, name, position) VALUES (1, 'claims', 'Claims', 1), (2, 'contact', 'Contact', 2);
    INSERT INTO touchpoint (id, slug, name) VALUES (1, 'settlement', 'Settlement');
    INSERT INTO touchpoint_role (touchpoint_id, department_id, role, valid_from) VALUES (1, 1, 'owner', '2020-01-01');
    INSERT INTO survey (id, name) VALUES (1, 'Main');
    INSERT INTO target (department_id, metric, value, band, valid_from) VALUES (1, 'nps', 10, 5, '2020-01-01');
    SELECT facts.ensure_months('2026-05-01', '2026-11-01');
    INSERT INTO response (answered_at, survey_id, touchpoint_id, score)
      SELECT at, 1, 1, CASE WHEN n <= 30 THEN 10 ELSE 7 END
      FROM (VALUES ('2026-10-15T12:00:00Z'::timestamptz), ('2026-11-15T12:00:00Z')) AS month (at), generate_series(1, 60) AS n;`);
});
afterAll(() => client.end());

const wanted = (value: number, from = "2026-11", slug: string | null = "claims") => ({
  from,
  reason: "Agreed with the board",
  changes: [{ slug, metric: "nps" as const, value, band: 5 }],
});

async function verdictIn(period: string) {
  const { departments } = await executive.scorecards.matrix({ period });
  const cell = departments.find(({ slug }) => slug === "claims")?.cells[0];
  return cell?.state === "shown" ? [cell.target?.value, cell.verdict?.state] : undefined;
}
const words = (call: Promise<unknown>) =>
  call.then(
    () => "done",
    (error: unknown) => (error as Error).message,
  );

it("leaves every earlier verdict as it was when a later target is set", async () => {
  const before = await verdictIn("2026-10");
  await executive.scorecards.setTargets(wanted(80));
  expect(await verdictIn("2026-11")).toEqual([80, "missed"]);
  expect(await verdictIn("2026-10")).toEqual(before);
  expect(before).toEqual([10, "met"]);
});

it("refuses a target that would judge again what has been judged, and nothing of the lot is set", async () => {
  const { changes, reason } = wanted(0);
  expect(await words(executive.scorecards.setTargets(wanted(0, "2026-10")))).toMatch(
    /this month at the earliest/,
  );
  const mixed = {
    from: "2026-12",
    reason,
    changes: [...changes, { slug: "nowhere", metric: "nps" as const, value: 1, band: 1 }],
  };
  expect(await words(executive.scorecards.setTargets(mixed))).toMatch(/does not exist/);
  const { rows } = await client.query("SELECT FROM target WHERE valid_from = '2026-12-01'");
  expect(rows).toHaveLength(0);
});

it("lets a head propose for their own department only; until it is approved it judges nothing", async () => {
  expect(await words(head.scorecards.proposeTargets(wanted(20, "2026-12", "contact")))).toMatch(
    /does not exist/,
  );
  expect(await words(head.scorecards.proposeTargets(wanted(20, "2026-12", null)))).toMatch(/does not exist/);
  expect(await words(head.scorecards.setTargets(wanted(20, "2026-12")))).toBe(
    "Your role does not include this.",
  );
  await head.scorecards.proposeTargets(wanted(20, "2026-12"));
  await head.scorecards.proposeTargets(wanted(25, "2026-12")); // a second thought
  const { proposals, rows, mode } = await head.scorecards.targets();
  expect([mode, rows.map(({ slug }) => slug)]).toEqual(["propose", ["claims"]]);
  expect(proposals).toMatchObject([{ department: "Claims", value: 25, isOwn: true }]);
  const december = await client.query("SELECT FROM target WHERE valid_from = '2026-12-01'");
  expect(december.rows).toHaveLength(0);
});

it("is decided once: of twenty who approve or decline at the same time, one does", async () => {
  // Another executive than the test's own person, who is the head too.
  await client.query("UPDATE target_proposal SET proposed_by = gen_random_uuid()");
  const id = (await executive.scorecards.targets()).proposals[0]?.id ?? 0;
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      words(executive.scorecards.decideProposal({ id, decision: index % 2 ? "approved" : "declined" })),
    ),
  );
  expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(1);
  expect(
    outcomes.filter((outcome) => /^This was (approved|declined) meanwhile\.$/.test(outcome)),
  ).toHaveLength(19);
  const { rows } = await client.query<{ decision: string; set: boolean }>(
    "SELECT decision, EXISTS (SELECT FROM target WHERE valid_from = '2026-12-01') AS set FROM target_proposal",
  );
  expect(rows[0]?.set).toBe(rows[0]?.decision === "approved");
});

it("is not approved by whoever proposed it", async () => {
  await head.scorecards.proposeTargets(wanted(30, "2027-01"));
  const { proposals } = await executive.scorecards.targets();
  const id = proposals.find(({ value }) => value === 30)?.id ?? 0;
  expect(await words(executive.scorecards.decideProposal({ id, decision: "approved" }))).toMatch(
    /another executive/,
  );
});
