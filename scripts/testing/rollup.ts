import pg from "pg";

/** A small world for tests of the cubes: one organisation far from UTC, two surveys, four months. */
export async function prepareWorld(client: pg.ClientBase): Promise<void> {
  await client.query(
    "INSERT INTO organisation (id, name, time_zone, fiscal_year_start) VALUES (1, 'Test', 'America/Los_Angeles', 3)",
  );
  await client.query("INSERT INTO survey (name) VALUES ('one'), ('two')");
  await client.query("SELECT facts.ensure_months('2026-01-01', '2026-04-30')");
}

/** Answers at random moments, places and scores, from a seed. */
function answers(random: () => number, count: number): string {
  const pick = (most: number) => Math.floor(random() * most);
  const orNull = (value: string | number) => (random() < 0.3 ? "NULL" : String(value));
  const rare = (value: number) => (random() < 0.1 ? String(value) : "NULL");
  return Array.from({ length: count }, () => {
    const at = new Date(Date.UTC(2026, 0, 2) + pick(110 * 86_400) * 1000).toISOString();
    const places = [pick(5) + 1, pick(3) + 1, pick(3) + 1, pick(3) + 1].map(orNull).join(", ");
    const comment = random() < 0.4 ? "'words'" : "NULL";
    const customer = random() < 0.2 ? "NULL" : String(1 + pick(80));
    return `('${at}', ${pick(2) + 1}, ${customer}, ${places}, ${orNull(pick(11))}, ${orNull(pick(5) + 1)}, ${orNull(pick(7) + 1)}, ${orNull(pick(5) - 2)}, ${orNull(pick(3) - 1)}, ${rare(pick(3) - 1)}, ${rare(pick(5) + 1)}, ${comment})`;
  }).join(", ");
}

const INSERT =
  "INSERT INTO response (answered_at, survey_id, customer_id, touchpoint_id, channel_id, segment_id, persona_id, score, csat, ces, emotion, promise_kept, expectation, honest, comment) VALUES ";

/**
 * The figures by another road than the product's: a plain GROUP BY over raw answers against the live view, joined in
 * one statement, so that the check does not share the code it checks.
 */
const COMPARE = `
  WITH raw AS (
    SELECT date_trunc('month', answered_at AT TIME ZONE 'America/Los_Angeles')::date AS bucket, survey_id AS survey,
      coalesce(touchpoint_id, 0) AS touchpoint, count(*) AS answers, count(*) FILTER (WHERE score >= 9) AS promoters,
      count(*) FILTER (WHERE score <= 6) AS detractors, coalesce(sum(csat), 0) AS csat, count(comment) AS comments
    FROM response GROUP BY 1, 2, 3
  ), live AS (
    SELECT bucket, survey, touchpoint, sum(answers) AS answers, sum(s9 + s10) AS promoters,
      sum(s0 + s1 + s2 + s3 + s4 + s5 + s6) AS detractors, sum(csat_sum) AS csat, sum(comments) AS comments
    FROM rollup.month_live GROUP BY 1, 2, 3
  )
  SELECT count(*)::int AS cells, (count(*) FILTER (WHERE coalesce(raw.answers, 0) <> coalesce(live.answers, 0)
    OR coalesce(raw.promoters, 0) <> coalesce(live.promoters, 0) OR coalesce(raw.detractors, 0) <> coalesce(live.detractors, 0)
    OR coalesce(raw.csat, 0) <> coalesce(live.csat, 0) OR coalesce(raw.comments, 0) <> coalesce(live.comments, 0)))::int AS wrong,
    (SELECT count(*)::int FROM rollup.pending) AS pending
  FROM raw FULL JOIN live USING (bucket, survey, touchpoint)`;

export async function compared(client: pg.ClientBase) {
  const { rows } = await client.query<{ cells: number; wrong: number; pending: number }>(COMPARE);
  return rows[0] ?? { cells: 0, wrong: -1, pending: 0 };
}

/** The product's own verification: of the cubes, of customers' timelines and the flow between periods, and of impressions. */
export async function verified(client: pg.ClientBase) {
  const { rows } = await client.query<{ cells: string; mismatches: string }>(
    `SELECT * FROM rollup.verify() UNION ALL SELECT * FROM rollup.verify_movement()
     UNION ALL SELECT * FROM rollup.verify_impressions()`,
  );
  const sum = (of: "cells" | "mismatches") => rows.reduce((total, row) => total + Number(row[of]), 0);
  return { cells: sum("cells"), mismatches: sum("mismatches") };
}

/** One statement that inserts `count` answers drawn from a seed. */
export function insertAnswers(random: () => number, count: number): string {
  return INSERT + answers(random, count);
}

/** One writer: inserts, updates, deletes and batch loads in transactions of its own, some of them rolled back. */
export async function write(appUrl: string, random: () => number, isOver: () => boolean): Promise<number> {
  const own = new pg.Client({ connectionString: appUrl });
  own.on("error", () => undefined);
  await own.connect();
  let done = 0;
  try {
    while (!isOver()) {
      const dice = random();
      if (dice < 0.4) await own.query(INSERT + answers(random, 1 + Math.floor(random() * 20)));
      else if (dice < 0.55) await own.query(INSERT + answers(random, 1_500));
      else if (dice < 0.75)
        await own
          .query(
            "UPDATE response SET score = (id % 11)::int, touchpoint_id = 1 + (id % 5)::int WHERE id IN (SELECT id FROM response ORDER BY random() LIMIT 15)",
          )
          .catch(ignoreConflict);
      else if (dice < 0.9)
        await own
          .query("DELETE FROM response WHERE id IN (SELECT id FROM response ORDER BY random() LIMIT 40)")
          .catch(ignoreConflict);
      else {
        await own.query("BEGIN");
        await own.query(INSERT + answers(random, 50));
        await own.query("ROLLBACK");
      }
      done++;
    }
  } finally {
    await own.end().catch(() => undefined);
  }
  return done;
}

/** Two writers may pick the same answers in another order; PostgreSQL then stops one of them, which is not at issue here. */
function ignoreConflict(error: unknown): void {
  if (!(error instanceof pg.DatabaseError) || error.code !== "40P01") throw error as Error;
}

export async function fold(appUrl: string, isOver: () => boolean): Promise<number> {
  const own = new pg.Client({ connectionString: appUrl });
  own.on("error", () => undefined);
  await own.connect();
  let moved = 0;
  try {
    while (!isOver()) {
      const { rows } = await own.query<{ fold: number }>("SELECT rollup.fold()");
      await own.query("SELECT rollup.fold_movement()");
      await own.query("SELECT rollup.fold_impressions()");
      moved += Math.max(0, rows[0]?.fold ?? 0);
      await new Promise((later) => setTimeout(later, 300));
    }
  } finally {
    await own.end().catch(() => undefined);
  }
  return moved;
}
