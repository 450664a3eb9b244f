import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { useTestDatabase } from "../../../../scripts/testing/database";
import { callAs } from "../../../../scripts/testing/viewer";
import { undoImport } from "@/features/imports/commands/undo";
import { lookAfterCases } from "./open";

const database = useTestDatabase();
let client: pg.Client;
/** A Thursday. */
const NOW = new Date("2026-11-26T12:00:00Z");

// Claims answers for Call until the end of October, Contact since; nobody answers for Orphan; Staff does not count.
beforeAll(async () => {
  client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  await client.query(`
    INSERT INTO organisation (id, name, time_zone) VALUES (1, 'Test', 'Europe/Berlin');
    INSERT INTO department (id, slug, name) VALUES (1, 'claims', 'Claims'), (2, 'contact', 'Contact');
    INSERT INTO touchpoint (id, slug, name) VALUES (1, 'call', 'Call'), (2, 'orphan', 'Orphan'), (3, 'letter', 'Letter');
    INSERT INTO touchpoint_role (touchpoint_id, department_id, role, valid_from, valid_to) VALUES
      (1, 1, 'owner', '2020-01-01', '2026-11-01'), (1, 2, 'owner', '2026-11-01', NULL), (3, 1, 'owner', '2020-01-01', NULL);
    INSERT INTO survey (id, name, counts_in_score) VALUES (1, 'Main', true), (2, 'Staff', false);
    INSERT INTO customer (id, ref) SELECT n, 'C-' || n FROM generate_series(1, 50) AS n;
    SELECT facts.ensure_months('2026-09-01', '2026-12-31')`);
});
afterAll(() => client.end());
beforeEach(async () => {
  await client.query(`DELETE FROM case_change; DELETE FROM case_record; DELETE FROM response; DELETE FROM exclusion;
    UPDATE case_cursor SET settled = 0, noted = 0, noted_xid = 0; UPDATE customer SET erased_on = NULL`);
});

type Said = { touchpoint?: number | null; survey?: number; score: number; at?: string; customer?: number };
async function say({ touchpoint = 3, survey = 1, score, at = "2026-11-26T09:00:00Z", customer = 1 }: Said) {
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO response (answered_at, survey_id, touchpoint_id, score, customer_id, comment)
     VALUES ($1, $2, $3, $4, $5, 'said') RETURNING id`,
    [at, survey, touchpoint, score, customer],
  );
  return rows[0]?.id ?? "";
}
const cases = async () =>
  (
    await client.query<{ department: number; score: number; contact: string; close: string; state: string }>(
      `SELECT department_id AS department, score, to_char(contact_by AT TIME ZONE 'UTC', 'Dy DD HH24:MI') AS contact,
         to_char(close_by AT TIME ZONE 'UTC', 'Dy DD Mon HH24:MI') AS close,
         CASE WHEN withdrawn_at IS NULL THEN 'open' ELSE 'withdrawn' END AS state FROM case_record ORDER BY id`,
    )
  ).rows;
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000).toISOString();
const ANA = [{ role: "executive", departmentId: null } as const];
const executive = () => callAs(ANA, NOW).responses;

describe("new answers", () => {
  it("open a case for each detractor, with whoever answered for the touchpoint that day, and for nobody else", async () => {
    await say({ score: 6 });
    await say({ score: 0, touchpoint: 1, at: "2026-11-25T09:00:00Z" });
    await say({ score: 7 });
    await say({ score: 1, survey: 2 });
    await say({ score: 1, touchpoint: 2 });
    await say({ score: 1, touchpoint: null });
    await say({ score: 1, at: daysAgo(15) });
    expect(await lookAfterCases(NOW)).toEqual({ opened: 2, withdrawn: 0, returned: 0 });
    expect(await cases()).toEqual([
      { department: 1, score: 6, contact: "Sat 28 09:00", close: "Thu 10 Dec 09:00", state: "open" },
      { department: 2, score: 0, contact: "Fri 27 09:00", close: "Wed 09 Dec 09:00", state: "open" },
    ]);
  });

  it("open it once, however often and by however many workers they are looked at", async () => {
    for (let n = 0; n < 30; n++) await say({ score: n % 7 });
    await Promise.all([lookAfterCases(NOW), lookAfterCases(NOW), lookAfterCases(NOW)]);
    await lookAfterCases(NOW);
    expect(await cases()).toHaveLength(30);
    expect((await client.query("SELECT FROM case_change")).rowCount).toBe(30);
  });

  it("are all found in batches, and after a kill between two of them", async () => {
    await client.query(`INSERT INTO response (answered_at, survey_id, touchpoint_id, score, customer_id)
      SELECT '2026-11-26T09:00:00Z', 1, 3, n % 7, 1 FROM generate_series(1, 1203) AS n`);
    const { rows } = await client.query<{ id: string }>(
      "SELECT id FROM response ORDER BY id LIMIT 1 OFFSET 700",
    );
    // As if the second batch had been cut off: half of the cases are there, and the cursor did not move.
    await lookAfterCases(NOW);
    await client.query(`DELETE FROM case_change WHERE case_id IN (SELECT id FROM case_record WHERE response_id > ${rows[0]?.id});
      DELETE FROM case_record WHERE response_id > ${rows[0]?.id}; UPDATE case_cursor SET settled = 0, noted = 0`);
    await lookAfterCases(NOW);
    expect(await cases()).toHaveLength(1203);
  });

  it("that become visible after a newer one are found too", async () => {
    const slow = new pg.Client({ connectionString: database.ownerUrl });
    await slow.connect();
    await slow.query("BEGIN");
    await slow.query(
      `INSERT INTO response (answered_at, survey_id, touchpoint_id, score) VALUES ('2026-11-26T09:00:00Z', 1, 3, 2)`,
    );
    await say({ score: 3 });
    for (let n = 0; n < 3; n++) await lookAfterCases(NOW);
    expect(await cases()).toHaveLength(1);
    await slow.query("COMMIT");
    await slow.end();
    await lookAfterCases(NOW);
    expect(await cases()).toHaveLength(2);
    // And then the cursor moves on, once nothing that ran then runs any more: what was looked at is not read again.
    await expect
      .poll(
        async () => {
          await lookAfterCases(NOW);
          const { rows } = await client.query<{ done: boolean }>(
            "SELECT settled = (SELECT max(id) FROM response) AS done FROM case_cursor",
          );
          return rows[0]?.done;
        },
        { timeout: 20_000 },
      )
      .toBe(true);
  });
});

describe("an open case", () => {
  it("goes with an excluded answer, and comes back with it; a closed one stays", async () => {
    const id = await say({ score: 2 });
    const closed = await say({ score: 3 });
    await lookAfterCases(NOW);
    await client.query(
      `UPDATE case_record SET acknowledged_at = now(), closed_at = now(), root_cause = 'late' WHERE response_id = ${closed}`,
    );
    for (const each of [id, closed]) await executive().exclude({ id: each, reason: "A test" });
    expect(await lookAfterCases(NOW)).toEqual({ opened: 0, withdrawn: 1, returned: 0 });
    await executive().takeBack({ id });
    expect(await lookAfterCases(NOW)).toEqual({ opened: 0, withdrawn: 0, returned: 1 });
    expect(await lookAfterCases(NOW)).toEqual({ opened: 0, withdrawn: 0, returned: 0 });
    expect((await cases()).map(({ state }) => state)).toEqual(["open", "open"]);
  });

  it("goes at once with a customer who is erased, and with it what was written about them", async () => {
    await say({ score: 2, customer: 7 });
    await say({ score: 2, customer: 8 });
    await lookAfterCases(NOW);
    await client.query("UPDATE case_change SET note = 'they are angry'");
    await executive().eraseCustomer({ id: "7" });
    expect((await cases()).map(({ state }) => state)).toEqual(["withdrawn", "open"]);
    const { rows } = await client.query("SELECT kind, note FROM case_change ORDER BY case_id, version");
    expect(rows).toEqual([
      { kind: "opened", note: "" },
      { kind: "withdrawn", note: "" },
      { kind: "opened", note: "they are angry" },
    ]);
  });

  it("goes with an import that is undone", async () => {
    await client.query(`INSERT INTO import (id, token, survey_id, file_name, state, options)
      VALUES (1, gen_random_uuid(), 1, 'a.csv', 'done', '{}') ON CONFLICT DO NOTHING`);
    await say({ score: 2 });
    await client.query("UPDATE response SET import_id = 1");
    await lookAfterCases(NOW);
    await undoImport(1);
    expect(await lookAfterCases(NOW)).toEqual({ opened: 0, withdrawn: 1, returned: 0 });
  });

  it("stays when its touchpoint becomes part of another, and counts there", async () => {
    await client.query(`INSERT INTO touchpoint (id, slug, name) VALUES (9, 'old-letter', 'Old letter');
      INSERT INTO touchpoint_role (touchpoint_id, department_id, role, valid_from) VALUES (9, 1, 'owner', '2020-01-01')`);
    await say({ score: 2, touchpoint: 9 });
    await lookAfterCases(NOW);
    await executive().mergeTouchpoints({ from: 9, into: 3 });
    expect(await lookAfterCases(NOW)).toEqual({ opened: 0, withdrawn: 0, returned: 0 });
    const { cases: shown } = await callAs(ANA, NOW).cases.list({ view: "all" });
    expect(shown.map(({ touchpoint }) => touchpoint)).toEqual(["Letter"]);
    const { rows } = await client.query(
      "SELECT touchpoint_id, due FROM facts.case_tally('2026-12-01', '2027-01-01', '2027-01-01')",
    );
    expect(rows).toEqual([{ touchpoint_id: 3, due: 1 }]);
  });

  it("keeps its answer and its clocks, whoever asks", async () => {
    await say({ score: 2 });
    await lookAfterCases(NOW);
    await expect(client.query("UPDATE case_record SET close_by = now()")).rejects.toThrow("keeps its answer");
    await expect(client.query("UPDATE case_record SET closed_at = now()")).rejects.toThrow(
      "case_closed_whole",
    );
  });
});

describe("working days", () => {
  const after = async (moment: string, days: number) =>
    (
      await client.query<{ at: string }>(
        `SELECT to_char(facts.after_business_days($1, $2, 'Europe/Berlin') AT TIME ZONE 'Europe/Berlin', 'YYYY-MM-DD HH24:MI') AS at`,
        [moment, days],
      )
    ).rows[0]?.at;

  it("are Monday to Friday: as many are counted as a calendar counts", async () => {
    for (let n = 0; n < 60; n++)
      for (const days of [1, 4, 5, 10, 13]) {
        const start = new Date(Date.UTC(2026, 5, 1 + n, 10));
        const at = new Date(start);
        const isFree = () => at.getUTCDay() % 6 === 0;
        const began = isFree() ? "00:00" : "12:00";
        while (isFree()) at.setUTCDate(at.getUTCDate() + 1);
        for (let left = days; left > 0;) {
          at.setUTCDate(at.getUTCDate() + 1);
          if (!isFree()) left--;
        }
        expect(await after(start.toISOString(), days)).toBe(`${at.toISOString().slice(0, 10)} ${began}`);
      }
  });

  it("keep the time of the day when the clocks change", async () => {
    expect(await after("2026-10-23T08:00:00Z", 1)).toBe("2026-10-26 10:00");
  });
});
