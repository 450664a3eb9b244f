import { addDays, type Day } from "@/domain/period";
import { asSystem } from "@/server/db";

/** From each month so many unhappy answers of a department become a case. */
const MOST_A_MONTH = 16;
const FOR_DAYS = 215;

/** What customers were told, and what was learned. */
const said = [
  "Called back, said sorry and explained where it stands",
  "Wrote a personal mail with the missing details",
  "Called, agreed on a date and put it in writing",
  "Called twice, then left a message with a direct number",
];
const causes = [
  "The letter went out before the decision was made",
  "Nobody told the customer that a document was missing",
  "The file changed hands without a note",
  "The form asks for what we know already",
  "Waiting at the telephone on Monday mornings",
  "The sum was right and the reason for it was not given",
];

/**
 * Opens cases for some of the sample's unhappy answers, and has their departments handle them: most in time, some late, a few
 * not at all. Answers without a case are left alone, so that the worker adds nothing to the sample.
 */
export async function openSampleCases(end: Day): Promise<void> {
  await asSystem("sample:cases", async (tx) => {
    await tx.$executeRaw`
      WITH people AS (
          SELECT g.department_id, array_agg(p.id ORDER BY p.email) AS ids FROM grant_held AS g JOIN person AS p ON p.id = g.person_id
          WHERE g.department_id IS NOT NULL AND g.role IN ('head', 'member') GROUP BY 1),
        unhappy AS (
          SELECT r.id, r.answered_at, r.touchpoint_id, r.customer_id, r.score, held.department_id, o.time_zone, o.case_contact_hours,
            o.case_close_days, row_number() OVER (
              PARTITION BY held.department_id, date_trunc('month', r.answered_at) ORDER BY (r.id * 7919) % 10007, r.id) AS n
          FROM response AS r CROSS JOIN organisation AS o JOIN survey AS s ON s.id = r.survey_id AND s.counts_in_score
            JOIN touchpoint_role AS held ON held.touchpoint_id = r.touchpoint_id AND held.role = 'owner'
              AND held.valid_from <= (r.answered_at AT TIME ZONE o.time_zone)::date
              AND (held.valid_to IS NULL OR (r.answered_at AT TIME ZONE o.time_zone)::date < held.valid_to)
          WHERE r.score BETWEEN 0 AND 6 AND r.answered_at >= ${addDays(end, -FOR_DAYS)}::date),
        clocked AS (
          SELECT u.*, (u.n * 7 + u.department_id * 3) % 10 AS fate, p.ids[1 + u.n % cardinality(p.ids)] AS person,
            u.answered_at + make_interval(hours => u.case_contact_hours) AS contact_by,
            facts.after_business_days(u.answered_at, u.case_close_days, u.time_zone) AS close_by
          FROM unhappy AS u JOIN people AS p USING (department_id) WHERE u.n <= ${MOST_A_MONTH}::int),
        wished AS (
          SELECT c.*, c.answered_at + make_interval(hours => CASE WHEN c.fate = 6 THEN 61 ELSE 3 + c.fate::int * 5 END) AS answered,
            CASE WHEN c.fate < 7 THEN c.answered_at + make_interval(days => 2 + c.fate::int, hours => 5)
              WHEN c.fate < 9 OR c.answered_at < ${addDays(end, -45)}::date THEN c.close_by + make_interval(days => 1 + c.fate::int % 3) END AS closed
          FROM clocked AS c),
        told AS (
          SELECT w.*, CASE WHEN (w.fate < 9 OR w.n % 2 = 0) AND w.answered < ${addDays(end, 1)}::date OR w.closed < ${addDays(end, 1)}::date THEN w.answered END AS acknowledged_at,
            CASE WHEN w.closed < ${addDays(end, 1)}::date THEN w.closed END AS closed_at
          FROM wished AS w),
        opened AS (
          INSERT INTO case_record (department_id, touchpoint_id, response_id, answered_at, customer_id, score, opened_at, contact_by,
            close_by, assignee_id, acknowledged_at, closed_at, root_cause, version)
          SELECT department_id, touchpoint_id, id, answered_at, customer_id, score, answered_at + interval '1 minute', contact_by, close_by,
            CASE WHEN acknowledged_at IS NOT NULL THEN person END, acknowledged_at, closed_at,
            CASE WHEN closed_at IS NOT NULL THEN (${causes}::text[])[1 + n % ${causes.length}::int] END,
            1 + 2 * (acknowledged_at IS NOT NULL)::int + (closed_at IS NOT NULL)::int
          FROM told ORDER BY answered_at, id RETURNING *)
      INSERT INTO case_change (case_id, version, kind, person_id, note, changed_by, changed_at)
      SELECT id, 1, 'opened', NULL::uuid, '', NULL::uuid, opened_at FROM opened
      UNION ALL SELECT id, 2, 'claimed', assignee_id, '', assignee_id, acknowledged_at - interval '1 hour'
        FROM opened WHERE acknowledged_at IS NOT NULL
      UNION ALL SELECT id, 3, 'acknowledged', NULL, (${said}::text[])[1 + id % ${said.length}::int], assignee_id, acknowledged_at
        FROM opened WHERE acknowledged_at IS NOT NULL
      UNION ALL SELECT id, 4, 'closed', NULL, root_cause, assignee_id, closed_at FROM opened WHERE closed_at IS NOT NULL`;
    await tx.$executeRaw`UPDATE case_cursor SET settled = (SELECT max(id) FROM response), noted = (SELECT max(id) FROM response)`;
  });
}
