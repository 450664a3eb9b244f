-- The cube of themes counts everything that stands beside a list of comments, so that opening the page costs the same
-- whatever the number of comments. `theme` is what a comment has, as one number, its subject: above 0 a theme,
-- 0 every comment, -1 to -6 an emotion, -1000 and below a language, -100000 and below a channel
-- (responses/rules/subjects.ts reads them).
-- grain 3: day × survey × touchpoint, for periods that do not start or end with a month.
CREATE FUNCTION facts.subject_of_emotion(emotion smallint) RETURNS integer
  LANGUAGE sql IMMUTABLE SET search_path = pg_catalog AS $$ SELECT coalesce(-3 - emotion, -6) $$;
CREATE FUNCTION facts.subject_of_language(code text) RETURNS integer
  LANGUAGE sql IMMUTABLE SET search_path = pg_catalog AS $$
  SELECT CASE WHEN code ~ '^[a-z]{2,3}$' THEN -1000 - 729 * (ascii(code) - 96) - 27 * (ascii(substr(code, 2)) - 96)
    - greatest(ascii(substr(code, 3)) - 96, 0) ELSE -1000 END
$$;

CREATE OR REPLACE FUNCTION rollup.theme_cells_of(source text, sign integer) RETURNS text
  LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, public AS $$
  SELECT format($q$
    SELECT CASE WHEN grouping(channel_id) = 0 THEN 1 WHEN grouping(persona_id) = 0 THEN 4 ELSE 3 END::smallint AS grain,
      coalesce(month, day) AS bucket, survey_id AS survey, touchpoint_id AS touchpoint, coalesce(channel_id, 0) AS channel,
      coalesce(segment_id, 0) AS segment, coalesce(persona_id, 0) AS persona, theme,
      %2$s * count(*) FILTER (WHERE score >= 9) AS promoters,
      %2$s * count(*) FILTER (WHERE score BETWEEN 7 AND 8) AS passives,
      %2$s * count(*) FILTER (WHERE score <= 6) AS detractors, %2$s * count(*) AS mentions
    FROM (
      SELECT c.*, (c.answered_at AT TIME ZONE z.zone)::date AS day
      FROM %1$s AS c, (SELECT coalesce((SELECT time_zone FROM organisation), 'UTC') AS zone) AS z
    ) AS c CROSS JOIN LATERAL unnest(themes || ARRAY[
      0, facts.subject_of_emotion(emotion), facts.subject_of_language(language), -100000 - channel_id]) AS theme
    GROUP BY GROUPING SETS (
      (month, survey_id, touchpoint_id, channel_id, segment_id, theme), (month, survey_id, touchpoint_id, persona_id, theme),
      (day, survey_id, touchpoint_id, theme))
    HAVING grouping(channel_id) = 1 OR theme > -100000
  $q$, source, sign)
$$;

DO $$ BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('rollup.fold_themes'));
  EXECUTE 'INSERT INTO rollup.theme_delta SELECT * FROM (' || rollup.theme_cells_of('public.coded_comment', 1)
    || ') AS cells WHERE grain = 3 OR theme < 0';
END $$;
SELECT rollup.fold_themes();

REVOKE ALL ON FUNCTION facts.subject_of_emotion, facts.subject_of_language FROM PUBLIC;
GRANT EXECUTE ON FUNCTION facts.subject_of_emotion, facts.subject_of_language TO kept_app;
