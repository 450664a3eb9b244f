import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useTestDatabase } from "../../../../scripts/testing/database";
import { deterministic } from "../../../../scripts/testing/random";
import { insertAnswers, prepareWorld } from "../../../../scripts/testing/rollup";
import { foldMovement, waitingNotes } from "./movement";

const database = useTestDatabase();
let client: pg.Client;
beforeAll(async () => {
  client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  await prepareWorld(client);
});
afterAll(() => client.end());

type Answer = {
  customer: string | null;
  at: Date;
  id: string;
  month: number;
  touchpoint: number;
  class: number;
};

/** The flow by another road than the product's: plain loops over the answers. */
async function counted(): Promise<{ flow: Map<string, number>; anonymous: Map<string, number> }> {
  const { rows } = await client.query<Answer>(`
    SELECT customer_id AS customer, answered_at AS at, r.id, coalesce(touchpoint_id, 0) AS touchpoint,
      (to_char(answered_at AT TIME ZONE 'America/Los_Angeles', 'YYYY')::int * 12
        + to_char(answered_at AT TIME ZONE 'America/Los_Angeles', 'MM')::int - 1) AS month,
      width_bucket(10 - score, ARRAY[2, 4]) AS class
    FROM response AS r JOIN survey AS s ON s.id = r.survey_id WHERE score IS NOT NULL AND counts_in_score
    ORDER BY answered_at, r.id::bigint`);
  const { rows: years } = await client.query<{ start: number }>(
    "SELECT fiscal_year_start AS start FROM organisation",
  );
  const start = years[0]?.start ?? NaN;
  const shift = start === 1 ? 0 : 13 - start;
  const flow = new Map<string, number>();
  const anonymous = new Map<string, number>();
  const add = (to: Map<string, number>, key: string) => to.set(key, (to.get(key) ?? 0) + 1);
  const people = new Map<string, Answer[]>();
  for (const answer of rows) {
    if (answer.customer === null) add(anonymous, [answer.month, answer.touchpoint, answer.class].join());
    else people.set(answer.customer, [...(people.get(answer.customer) ?? []), answer]);
  }
  for (const answers of people.values())
    for (const grain of [1, 3, 12]) {
      const newest = new Map<number, Answer>();
      for (const answer of answers)
        newest.set(Math.floor((answer.month + (grain === 1 ? 0 : shift)) / grain), answer);
      for (const [from, earlier] of newest)
        for (const [to, later] of newest)
          if (from <= to)
            add(flow, [grain, from, to, later.month, later.touchpoint, earlier.class, later.class].join());
    }
  return { flow, anonymous };
}

async function stored() {
  const read = async (sql: string) => {
    const { rows } = await client.query<{ key: string; n: number }>(sql);
    return new Map(rows.map(({ key, n }) => [key, n]));
  };
  return {
    flow: await read(`SELECT concat_ws(',', grain, from_period, to_period, month, touchpoint, from_class, to_class) AS key,
      customers AS n FROM rollup.flow WHERE customers <> 0`),
    anonymous: await read(
      "SELECT concat_ws(',', month, touchpoint, class) AS key, answers AS n FROM rollup.anonymous",
    ),
  };
}

async function mismatches(): Promise<number> {
  const { rows } = await client.query<{ n: number }>(
    "SELECT mismatches::int AS n FROM rollup.verify_movement()",
  );
  return rows[0]?.n ?? -1;
}

describe("the flow between periods", () => {
  it("is what plain loops over the answers count, by month, quarter and year", async () => {
    await client.query(insertAnswers(deterministic(1), 900));
    expect(await foldMovement()).toBeGreaterThan(0);
    const found = await stored();
    expect(found).toEqual(await counted());
    expect(found.flow.size).toBeGreaterThan(300);
    expect(found.anonymous.size).toBeGreaterThan(20);
    expect(await mismatches()).toBe(0);
    expect(await foldMovement()).toBe(0);
  });

  it.each([
    [
      "an answer that comes late",
      "INSERT INTO response (answered_at, survey_id, customer_id, touchpoint_id, score) VALUES ('2026-01-05', 1, 7, 2, 3)",
    ],
    ["another score", "UPDATE response SET score = 10 - score WHERE id % 7 = 0"],
    ["another touchpoint", "UPDATE response SET touchpoint_id = 5 WHERE touchpoint_id = 2"],
    ["a customer who turns out to be another", "UPDATE response SET customer_id = 3 WHERE customer_id = 4"],
    [
      "answers that lose their customer",
      "UPDATE response SET customer_id = NULL WHERE customer_id IN (8, 9)",
    ],
    ["answers taken out", "DELETE FROM response WHERE id % 5 = 0"],
    ["a survey that no longer counts", "UPDATE survey SET counts_in_score = false WHERE id = 2"],
    ["a fiscal year that starts elsewhere", "UPDATE organisation SET fiscal_year_start = 8"],
  ])("follows %s", async (_, change) => {
    await client.query(change);
    expect((await waitingNotes())?.oldestMs).toBeGreaterThanOrEqual(0);
    expect(await mismatches()).toBe(0); // what waits is not compared
    await foldMovement();
    expect(await stored()).toEqual(await counted());
    expect(await mismatches()).toBe(0);
    expect(await waitingNotes()).toBeUndefined();
  });

  it("notices what was changed by hand, and a rebuild mends it", async () => {
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    await owner.query(
      "UPDATE rollup.flow SET customers = customers + 1 WHERE ctid IN (SELECT ctid FROM rollup.flow LIMIT 1)",
    );
    await owner.query("UPDATE rollup.timeline SET entries = entries[2:] WHERE customer = 3");
    await owner.query(
      "UPDATE rollup.anonymous SET answers = answers + 1 WHERE ctid IN (SELECT ctid FROM rollup.anonymous LIMIT 1)",
    );
    await owner.end();
    expect(await mismatches()).toBeGreaterThanOrEqual(3);
    await client.query("SELECT rollup.rebuild_movement()");
    expect(await mismatches()).toBe(0);
    expect(await stored()).toEqual(await counted());
  });

  it("cannot be written by the app's role", async () => {
    for (const table of ["note", "timeline", "flow", "anonymous"])
      await expect(client.query(`DELETE FROM rollup.${table}`)).rejects.toThrow(/permission denied/);
  });
});
