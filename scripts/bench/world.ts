import type pg from "pg";
import { connected, type Database } from "./stand";

/** The day of every measurement of pages, and the last day with answers: the day before. */
export const TODAY = "2026-11-02";
const FIRST_DAY = "2024-11-02";
const LAST_DAY = "2026-11-01";
const BATCH = 50_000;

const USUAL_TOUCHPOINTS = 40;

const namesOf = (touchpoints: number) => `
  INSERT INTO organisation (id, name, time_zone) VALUES (1, 'Measured', 'Europe/London');
  INSERT INTO department (slug, name, position) SELECT 'd' || n, 'Department ' || n, n FROM generate_series(1, 8) AS n;
  INSERT INTO touchpoint (slug, name, position) SELECT 't' || n, 'Touchpoint ' || n, n FROM generate_series(1, ${touchpoints}) AS n;
  INSERT INTO channel (slug, name) SELECT 'c' || n, 'Channel ' || n FROM generate_series(1, 6) AS n;
  INSERT INTO segment (slug, name) SELECT 's' || n, 'Segment ' || n FROM generate_series(1, 5) AS n;
  INSERT INTO persona (slug, name) SELECT 'p' || n, 'Persona ' || n FROM generate_series(1, 4) AS n;
  INSERT INTO survey (name, counts_in_score) VALUES ('After contact', true), ('Pilot', false);
  INSERT INTO touchpoint_role (touchpoint_id, department_id, role, valid_from, valid_to)
    SELECT n, 1 + n % 8, 'owner', '2020-01-01', CASE WHEN n % 5 = 0 THEN date '2026-03-01' END FROM generate_series(1, ${touchpoints - 1}) AS n;
  INSERT INTO touchpoint_role (touchpoint_id, department_id, role, valid_from)
    SELECT n, 1 + (n + 1) % 8, 'owner', '2026-03-01' FROM generate_series(5, ${touchpoints - 1}, 5) AS n;
  INSERT INTO target (department_id, value, valid_from)
    SELECT NULLIF(n, 0), 30 + n, '2024-01-01' FROM generate_series(0, 8) AS n;
  INSERT INTO asked (survey_id, touchpoint_id, month, asked, delivered)
    SELECT s, 0, m, 50000, 48000 FROM generate_series(1, 2) AS s, generate_series('2024-11-01'::date, '${LAST_DAY}', interval '1 month') AS m;
  SELECT facts.ensure_months('${FIRST_DAY}', '${LAST_DAY}');`;

/**
 * Answers from a hash of their number, so that every run has the same ones: $1 to $2 of $3 in all, spread evenly over
 * the 24 months whatever their number. One in fifty has no touchpoint; one touchpoint has no owner.
 */
const answersWith = ({ touchpoints, comment, emotion }: Required<Kind>): string =>
  `
  INSERT INTO response (answered_at, survey_id, touchpoint_id, channel_id, segment_id, persona_id, customer_id, score, csat, ces, comment, emotion)
  SELECT '${FIRST_DAY}'::date + (n::float8 / $3) * ('${LAST_DAY}'::date + 1 - '${FIRST_DAY}'::date) * interval '1 day',
    CASE WHEN pick(1, 20) = 0 THEN 2 ELSE 1 END, CASE WHEN pick(2, 50) > 0 THEN 1 + pick(3, ${touchpoints}) END, 1 + pick(4, 6), 1 + pick(5, 5), 1 + pick(6, 4),
    1 + pick(7, 100000), least(10, pick(8, 14)), 1 + pick(9, 5), 1 + pick(10, 7), ${comment}, ${emotion}
  FROM generate_series($1::bigint, $2::bigint - 1) AS n`.replace(
    /pick\((\d+), (\d+)\)/g,
    "abs(hashint8extended(n, $1) % $2)::int",
  );

const A_FIFTH = "CASE WHEN pick(11, 10) < 2 THEN 'Quick and friendly, as far as it went.' END";

/** How many touchpoints there are, and what an answer says and feels, as SQL; usually a fifth say the same, and none feels. */
type Kind = { touchpoints?: number; comment?: string; emotion?: string };
/** Every answer tells a feeling, from −2 to 2. */
export const EVERYBODY_FEELS = "pick(12, 5) - 2";

/**
 * Fills a database with so many answers, folds them, and leaves some thousand deltas waiting, as a busy hour would.
 */
export function fill(database: Database, answers: number, kind: Kind = {}): Promise<void> {
  const { touchpoints = USUAL_TOUCHPOINTS, comment = A_FIFTH, emotion = "NULL" } = kind;
  const insert = answersWith({ touchpoints, comment, emotion });
  return connected(database.superuserUrl, async (client) => {
    await client.query(namesOf(touchpoints));
    for (let at = 0; at < answers; at += BATCH) {
      await client.query(insert, [at, Math.min(answers, at + BATCH), answers]);
      await client.query("SELECT rollup.fold()");
    }
    await client.query("VACUUM (ANALYZE)");
    await leavePending(client, answers, insert);
  });
}

/** About 3,000 deltas in statements of ten answers from the newest days. */
async function leavePending(client: pg.Client, answers: number, insert: string): Promise<void> {
  for (let at = answers - 800; at < answers; at += 10) await client.query(insert, [at, at + 10, answers]);
}
