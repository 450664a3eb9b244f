import { randomUUID } from "node:crypto";
import { lastQuarter } from "./answers";
import { oneRow } from "./database";

/**
 * Plants a comment nobody can mistake among the newest of the last quarter, at a touchpoint that the department owns
 * and that has answers enough for executives to read. Without a score, so that no figure of a parallel test moves.
 */
export async function plantComment(department: string, words = ""): Promise<string> {
  const comment = `canary ${randomUUID()}${words}`;
  const { to } = await lastQuarter();
  await oneRow(
    `WITH place AS (
       SELECT r.touchpoint_id, min(r.survey_id) AS survey_id FROM response r
       JOIN touchpoint_role o ON o.touchpoint_id = r.touchpoint_id AND o.role = 'owner' AND o.valid_to IS NULL
         AND o.valid_from < $2::date
       JOIN department d ON d.id = o.department_id AND d.slug = $1
       WHERE r.answered_at >= $2::date - 80 AND r.answered_at < $2::date AND r.score IS NOT NULL
       GROUP BY r.touchpoint_id ORDER BY count(*) DESC LIMIT 1)
     INSERT INTO response (answered_at, survey_id, touchpoint_id, comment)
     SELECT $2::timestamp AT TIME ZONE 'Europe/London' - interval '1 second', survey_id, touchpoint_id, $3 FROM place
     RETURNING id`,
    [department, to, comment],
  );
  return comment;
}
