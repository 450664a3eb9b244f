import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { callAs } from "../../../../scripts/testing/viewer";
import { useTestDatabase } from "../../../../scripts/testing/database";

const database = useTestDatabase();
let client: pg.Client;
const executive = [{ role: "executive", departmentId: null } as const];

// Claims has twelve cases due in October: nine closed by then, one closed late, two open. Contact has three.
beforeAll(async () => {
  client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  await client.query(`
    INSERT INTO organisation (id, name, time_zone) VALUES (1, 'Test', 'Europe/Berlin');
    INSERT INTO department (id, slug, name) VALUES (1, 'claims', 'Claims'), (2, 'contact', 'Contact'), (3, 'sales', 'Sales');
    INSERT INTO touchpoint (id, slug, name) VALUES (1, 'offer', 'Offer'), (2, 'call', 'Call');`);
  for (let n = 1; n <= 12; n++)
    await add(
      1,
      "2026-10-20T10:00:00Z",
      n <= 9 ? "2026-10-20T10:00:00Z" : n === 10 ? "2026-10-20T10:00:01Z" : null,
    );
  for (let n = 1; n <= 6; n++) await add(2, "2026-10-31T22:30:00Z", n <= 5 ? "2026-10-12T10:00:00Z" : null);
  // In Berlin this is November already; and what is withdrawn counts nowhere.
  for (let n = 1; n <= 5; n++) await add(3, "2026-10-31T23:30:00Z", null);
  await client.query(`INSERT INTO case_record (department_id, touchpoint_id, response_id, answered_at, score, opened_at, contact_by, close_by, withdrawn_at)
    SELECT 1, 1, 900 + n, '2026-10-01', 1, '2026-10-01', '2026-10-03', '2026-10-20', '2026-10-05' FROM generate_series(1, 4) AS n`);
});
afterAll(() => client.end());

let answer = 0;
async function add(department: number, due: string, closed: string | null) {
  await client.query(
    `INSERT INTO case_record (department_id, touchpoint_id, response_id, answered_at, score, opened_at, contact_by, close_by,
       acknowledged_at, closed_at, root_cause)
     VALUES ($1, CASE WHEN $1 = 2 THEN 2 ELSE 1 END, $2, '2026-10-01', 2, '2026-10-01', '2026-10-03', $3,
       $4::timestamptz, $4::timestamptz, CASE WHEN $4::timestamptz IS NOT NULL THEN 'x' END)`,
    [department, ++answer, due, closed],
  );
}

async function figures(at: string, period = "2026-10") {
  const { departments, organisation, measures } = await callAs(executive, new Date(at)).scorecards.matrix({
    period,
  });
  const column = measures.indexOf("cases-closed-on-time");
  return Object.fromEntries(
    [...departments, ...(organisation ? [organisation] : [])].map(({ name, cells }) => {
      const cell = cells[column];
      return [
        name,
        cell?.state === "shown" ? `${Math.round((cell.value * cell.n) / 100)} of ${cell.n}` : cell?.state,
      ];
    }),
  );
}

it("counts what is open past its deadline as missed, and leaves out what is not due yet", async () => {
  expect(await figures("2026-10-20T09:00:00Z")).toEqual({
    Claims: "9 of 10",
    Contact: "5 of 5",
    Sales: "none",
    "Whole organisation": "14 of 15",
  });
  expect(await figures("2026-11-10T09:00:00Z")).toEqual({
    Claims: "9 of 12",
    Contact: "5 of 6",
    Sales: "none",
    "Whole organisation": "14 of 18",
  });
});

it("counts a case in the month its deadline lies in, on the organisation's clock", async () => {
  expect(await figures("2026-12-02T09:00:00Z", "2026-11")).toMatchObject({ Sales: "0 of 5" });
});

it("is a full count: no range, a change in points that is never called clear", async () => {
  const matrix = await callAs(executive, new Date("2026-11-10T09:00:00Z")).scorecards.matrix({
    period: "2026-10",
  });
  const column = matrix.measures.indexOf("cases-closed-on-time");
  const cell = matrix.departments.find(({ name }) => name === "Claims")?.cells[column];
  expect(cell).toMatchObject({ value: 75, low: 75, high: 75, n: 12, change: { state: "not comparable" } });
});

it("follows a case that is opened again: its clock never stopped", async () => {
  await client.query("UPDATE case_record SET closed_at = NULL WHERE response_id = 1");
  expect(await figures("2026-11-10T10:00:00Z")).toMatchObject({ Claims: "8 of 12" });
});
