import { inTransaction, sql } from "./database";

/** Sentences of every length that people write, from a word to half a page. */
const SAID = [
  "Fine.",
  "The assessor came on the day that was promised, looked at everything and explained what would happen next.",
  "Waited three weeks for a call back.\nThen the letter came, with the wrong policy number.\nNobody could say why.",
  "I would not change anything. ".repeat(12),
  "Ça s’est très bien passé, merci à toute l’équipe.",
  "Der Schaden wurde schnell reguliert, aber niemand hat mich angerufen. ".repeat(4),
];

/**
 * Plants so many comments in a survey of its own that counts in no score, at a touchpoint of the department, evenly
 * over ten months: the newest ends with "1 of …". They are coded here, so that no other test's comments wait for them.
 * Returns the survey.
 */
export function plantManyComments(department: string, comments: number): Promise<number> {
  return inTransaction(async (query) => {
    const [survey] = await query<{ id: number }>(
      "INSERT INTO survey (name, counts_in_score) VALUES ('Many comments', false) RETURNING id",
    );
    const { id = 0 } = survey ?? {};
    await query(PLANT, [id, department, comments, SAID]);
    await query("DELETE FROM comment_note WHERE first_id IN (SELECT id FROM response WHERE survey_id = $1)", [
      id,
    ]);
    return id;
  });
}

/** Takes everything of it out again. */
export async function removePlanted(survey: number): Promise<void> {
  await sql("DELETE FROM response WHERE survey_id = $1", [survey]);
  await sql("DELETE FROM survey WHERE id = $1", [survey]);
}

const PLANT = `
  WITH place AS (
    SELECT o.touchpoint_id FROM touchpoint_role AS o JOIN department AS d ON d.id = o.department_id AND d.slug = $2
    WHERE o.role = 'owner' AND o.valid_to IS NULL ORDER BY 1 LIMIT 1
  ), planted AS (
    INSERT INTO response (answered_at, survey_id, touchpoint_id, score, comment)
    SELECT date_trunc('month', now()) - interval '1 day' - n * (interval '300 days' / $3::int), $1, touchpoint_id,
      n % 11, ($4::text[])[1 + n % 6] || ' ' || n || ' of ' || $3::int
    FROM place, generate_series(1, $3::int) AS n RETURNING id, answered_at, touchpoint_id, score
  )
  INSERT INTO coded_comment (response_id, answered_at, month, survey_id, touchpoint_id, channel_id, segment_id,
    persona_id, score, language, words)
  SELECT id, answered_at, facts.month_of(answered_at), $1, touchpoint_id, 0, 0, 0, score, 'en',
    array_to_tsvector(ARRAY[facts.month_word(facts.month_of(answered_at))])
  FROM planted`;
