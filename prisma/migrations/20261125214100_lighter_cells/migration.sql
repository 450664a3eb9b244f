-- Cells at half the price: a writer counts its rows twice instead of four times, and waits for no time zone's name.

-- Keys are compared byte by byte: they are told apart, never sorted for people.
ALTER TABLE response_key ALTER COLUMN external_id TYPE text COLLATE "C";

-- What is pending in the old form is folded before the form changes.
DO $$ BEGIN
  LOCK TABLE public.response IN SHARE MODE;
  PERFORM pg_advisory_xact_lock(hashtext('rollup.fold'));
  PERFORM rollup.fold();
END $$;

-- The queue holds counts as writers make them, in two cuts: 1 is month × survey × touchpoint × channel × segment, 2 is
-- day × survey × touchpoint × persona. The other two grains follow from these: `rollup.delta` shows all four.
DROP VIEW rollup.month_by_channel_live, rollup.month_live, rollup.day_live, rollup.month_by_persona_live, rollup.live;
ALTER TABLE rollup.delta RENAME TO pending;
ALTER TABLE rollup.pending RENAME COLUMN grain TO cut;

CREATE VIEW rollup.delta AS
  SELECT 1::smallint AS grain, bucket AS bucket, survey, touchpoint, channel, segment, 0 AS persona,
    s0, s1, s2, s3, s4, s5, s6, s7, s8, s9, s10, answers, comments, csat_n, csat_sum, csat_top, ces_n, ces_sum,
    ces_easy, emotion_n, emotion_sum, promise_yes, promise_partly, promise_no
  FROM rollup.pending WHERE cut = 1
UNION ALL
  SELECT 2::smallint AS grain, bucket AS bucket, survey, touchpoint, 0 AS channel, 0 AS segment, 0 AS persona,
    s0, s1, s2, s3, s4, s5, s6, s7, s8, s9, s10, answers, comments, csat_n, csat_sum, csat_top, ces_n, ces_sum,
    ces_easy, emotion_n, emotion_sum, promise_yes, promise_partly, promise_no
  FROM rollup.pending WHERE cut = 1
UNION ALL
  SELECT 3::smallint AS grain, bucket AS bucket, survey, touchpoint, 0 AS channel, 0 AS segment, 0 AS persona,
    s0, s1, s2, s3, s4, s5, s6, s7, s8, s9, s10, answers, comments, csat_n, csat_sum, csat_top, ces_n, ces_sum,
    ces_easy, emotion_n, emotion_sum, promise_yes, promise_partly, promise_no
  FROM rollup.pending WHERE cut = 2
UNION ALL
  SELECT 4::smallint AS grain, date_trunc('month', bucket::timestamp)::date AS bucket, survey, touchpoint, 0 AS channel, 0 AS segment, persona,
    s0, s1, s2, s3, s4, s5, s6, s7, s8, s9, s10, answers, comments, csat_n, csat_sum, csat_top, ces_n, ces_sum,
    ces_easy, emotion_n, emotion_sum, promise_yes, promise_partly, promise_no
  FROM rollup.pending WHERE cut = 2;

CREATE VIEW rollup.live AS SELECT * FROM rollup.cube UNION ALL SELECT * FROM rollup.delta;
CREATE VIEW rollup.month_by_channel_live AS SELECT * FROM rollup.live WHERE grain = 1;
CREATE VIEW rollup.month_live AS SELECT * FROM rollup.live WHERE grain = 2;
CREATE VIEW rollup.day_live AS SELECT * FROM rollup.live WHERE grain = 3;
CREATE VIEW rollup.month_by_persona_live AS SELECT * FROM rollup.live WHERE grain = 4;
GRANT SELECT ON ALL TABLES IN SCHEMA rollup TO kept_app;

-- The counters of a cell, the one place that says what they count; `rollup.cells_of` and `rollup.cuts_of` group by.
CREATE FUNCTION rollup.counters(sign integer) RETURNS text
  LANGUAGE sql IMMUTABLE SET search_path = pg_catalog AS $$
  SELECT format($q$
    %1$s * count(*) FILTER (WHERE score = 0) AS s0, %1$s * count(*) FILTER (WHERE score = 1) AS s1,
    %1$s * count(*) FILTER (WHERE score = 2) AS s2, %1$s * count(*) FILTER (WHERE score = 3) AS s3,
    %1$s * count(*) FILTER (WHERE score = 4) AS s4, %1$s * count(*) FILTER (WHERE score = 5) AS s5,
    %1$s * count(*) FILTER (WHERE score = 6) AS s6, %1$s * count(*) FILTER (WHERE score = 7) AS s7,
    %1$s * count(*) FILTER (WHERE score = 8) AS s8, %1$s * count(*) FILTER (WHERE score = 9) AS s9,
    %1$s * count(*) FILTER (WHERE score = 10) AS s10, %1$s * count(*) AS answers,
    %1$s * count(comment) AS comments, %1$s * count(csat) AS csat_n,
    %1$s * coalesce(sum(csat), 0) AS csat_sum, %1$s * count(*) FILTER (WHERE csat >= 4) AS csat_top,
    %1$s * count(ces) AS ces_n, %1$s * coalesce(sum(ces), 0) AS ces_sum,
    %1$s * count(*) FILTER (WHERE ces >= 5) AS ces_easy, %1$s * count(emotion) AS emotion_n,
    %1$s * coalesce(sum(emotion), 0) AS emotion_sum,
    %1$s * count(*) FILTER (WHERE promise_kept = 1) AS promise_yes,
    %1$s * count(*) FILTER (WHERE promise_kept = 0) AS promise_partly,
    %1$s * count(*) FILTER (WHERE promise_kept = -1) AS promise_no
  $q$, sign)
$$;

-- Answers as cells of all four grains, for counting again. `source` is a table or query shaped like `response`.
CREATE OR REPLACE FUNCTION rollup.cells_of(source text, sign integer, condition text DEFAULT 'true') RETURNS text
  LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
  SELECT format($q$
    SELECT CASE WHEN grouping(day) = 0 THEN 3 WHEN grouping(persona) = 0 THEN 4 WHEN grouping(channel) = 0 THEN 1 ELSE 2 END
        ::smallint AS grain,
      coalesce(day, month) AS bucket, survey, touchpoint,
      coalesce(channel, 0) AS channel, coalesce(segment, 0) AS segment, coalesce(persona, 0) AS persona, %2$s
    FROM (
      SELECT at::date AS day, date_trunc('month', at)::date AS month, survey_id AS survey,
        coalesce(touchpoint_id, 0) AS touchpoint, coalesce(channel_id, 0) AS channel,
        coalesce(segment_id, 0) AS segment, coalesce(persona_id, 0) AS persona,
        score, csat, ces, emotion, promise_kept, comment
      -- OFFSET 0 keeps the planner from converting the time twice a row, which is a fifth of all the work.
      FROM (SELECT *, answered_at AT TIME ZONE %3$L AS at FROM %1$s WHERE %4$s OFFSET 0) AS local
    ) AS answers
    GROUP BY GROUPING SETS (
      (month, survey, touchpoint, channel, segment), (month, survey, touchpoint),
      (day, survey, touchpoint), (month, survey, touchpoint, persona))
  $q$, source, rollup.counters(sign), coalesce((SELECT time_zone FROM public.organisation), 'UTC'), condition)
$$;

-- Answers in the two cuts of the queue. Days are those of the session's time zone.
CREATE FUNCTION rollup.cuts_of(source text, sign integer) RETURNS text
  LANGUAGE sql IMMUTABLE SET search_path = pg_catalog AS $$
  SELECT format($q$
    SELECT CASE WHEN grouping(day) = 0 THEN 2 ELSE 1 END AS cut, coalesce(day, month) AS bucket, survey, touchpoint,
      coalesce(channel, 0) AS channel, coalesce(segment, 0) AS segment, coalesce(persona, 0) AS persona, %2$s
    FROM (
      SELECT at::date AS day, date_trunc('month', at)::date AS month, survey_id AS survey,
        coalesce(touchpoint_id, 0) AS touchpoint, coalesce(channel_id, 0) AS channel,
        coalesce(segment_id, 0) AS segment, coalesce(persona_id, 0) AS persona,
        score, csat, ces, emotion, promise_kept, comment
      FROM (SELECT *, answered_at::timestamp AS at FROM %1$s OFFSET 0) AS local
    ) AS answers
    GROUP BY GROUPING SETS ((month, survey, touchpoint, channel, segment), (day, survey, touchpoint, persona))
  $q$, source, rollup.counters(sign))
$$;

-- The time zone is the session's while this runs: looking its name up for every row would cost half as much as
-- counting. (`SET timezone` on the function is what puts the session's own back.)
CREATE OR REPLACE FUNCTION rollup.record_delta() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public SET timezone = 'UTC' SET work_mem = '32MB' AS $$
DECLARE
  target CONSTANT text := 'INSERT INTO rollup.pending (cut, bucket, survey, touchpoint, channel, segment, persona,
      s0, s1, s2, s3, s4, s5, s6, s7, s8, s9, s10, answers, comments, csat_n, csat_sum, csat_top, ces_n,
      ces_sum, ces_easy, emotion_n, emotion_sum, promise_yes, promise_partly, promise_no) ';
BEGIN
  PERFORM set_config('timezone', coalesce((SELECT time_zone FROM public.organisation), 'UTC'), true);
  IF TG_OP IN ('UPDATE', 'DELETE') THEN EXECUTE target || rollup.cuts_of('old_rows', -1); END IF;
  IF TG_OP IN ('UPDATE', 'INSERT') THEN EXECUTE target || rollup.cuts_of('new_rows', 1); END IF;
  RETURN NULL;
END $$;

-- Moves every delta it can see into the cube, in one statement and so in one snapshot: after a crash either all of it
-- happened or nothing. Returns how many rows of the queue it moved; −1 when another folder is at work.
CREATE OR REPLACE FUNCTION rollup.fold() RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public SET work_mem = '32MB' AS $$
DECLARE moved integer;
BEGIN
  IF NOT pg_try_advisory_xact_lock(hashtext('rollup.fold')) THEN RETURN -1; END IF;
  IF NOT EXISTS (SELECT FROM rollup.pending) THEN RETURN 0; END IF;
  WITH taken AS (
    DELETE FROM rollup.pending RETURNING 1
  ), folded AS (
    INSERT INTO rollup.cube AS c (grain, bucket, survey, touchpoint, channel, segment, persona,
      s0, s1, s2, s3, s4, s5, s6, s7, s8, s9, s10, answers, comments, csat_n, csat_sum, csat_top, ces_n, ces_sum,
      ces_easy, emotion_n, emotion_sum, promise_yes, promise_partly, promise_no)
    SELECT grain, bucket, survey, touchpoint, channel, segment, persona,
      sum(s0)::integer, sum(s1)::integer, sum(s2)::integer, sum(s3)::integer, sum(s4)::integer, sum(s5)::integer,
      sum(s6)::integer, sum(s7)::integer, sum(s8)::integer, sum(s9)::integer, sum(s10)::integer,
      sum(answers)::integer, sum(comments)::integer, sum(csat_n)::integer, sum(csat_sum)::integer,
      sum(csat_top)::integer, sum(ces_n)::integer, sum(ces_sum)::integer, sum(ces_easy)::integer,
      sum(emotion_n)::integer, sum(emotion_sum)::integer, sum(promise_yes)::integer, sum(promise_partly)::integer,
      sum(promise_no)::integer
    FROM rollup.delta GROUP BY grain, bucket, survey, touchpoint, channel, segment, persona
    ON CONFLICT (grain, bucket, survey, touchpoint, channel, segment, persona) DO UPDATE SET
      s0 = c.s0 + excluded.s0, s1 = c.s1 + excluded.s1, s2 = c.s2 + excluded.s2, s3 = c.s3 + excluded.s3,
      s4 = c.s4 + excluded.s4, s5 = c.s5 + excluded.s5, s6 = c.s6 + excluded.s6, s7 = c.s7 + excluded.s7,
      s8 = c.s8 + excluded.s8, s9 = c.s9 + excluded.s9, s10 = c.s10 + excluded.s10,
      answers = c.answers + excluded.answers, comments = c.comments + excluded.comments,
      csat_n = c.csat_n + excluded.csat_n, csat_sum = c.csat_sum + excluded.csat_sum,
      csat_top = c.csat_top + excluded.csat_top, ces_n = c.ces_n + excluded.ces_n,
      ces_sum = c.ces_sum + excluded.ces_sum, ces_easy = c.ces_easy + excluded.ces_easy,
      emotion_n = c.emotion_n + excluded.emotion_n, emotion_sum = c.emotion_sum + excluded.emotion_sum,
      promise_yes = c.promise_yes + excluded.promise_yes, promise_partly = c.promise_partly + excluded.promise_partly,
      promise_no = c.promise_no + excluded.promise_no
  )
  SELECT count(*) INTO moved FROM taken;
  UPDATE rollup.state SET folds = folds + 1, folded_at = clock_timestamp();
  RETURN moved;
END $$;

CREATE OR REPLACE FUNCTION rollup.rebuild() RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE rebuilt bigint;
BEGIN
  LOCK TABLE public.response IN SHARE MODE;
  PERFORM pg_advisory_xact_lock(hashtext('rollup.fold'));
  DELETE FROM rollup.pending;
  DELETE FROM rollup.cube;
  EXECUTE 'INSERT INTO rollup.cube (grain, bucket, survey, touchpoint, channel, segment, persona,
      s0, s1, s2, s3, s4, s5, s6, s7, s8, s9, s10, answers, comments, csat_n, csat_sum, csat_top, ces_n,
      ces_sum, ces_easy, emotion_n, emotion_sum, promise_yes, promise_partly, promise_no) '
    || rollup.cells_of('public.response', 1);
  GET DIAGNOSTICS rebuilt = ROW_COUNT;
  UPDATE rollup.state SET folds = folds + 1, folded_at = clock_timestamp();
  RETURN rebuilt;
END $$;

CREATE OR REPLACE FUNCTION rollup.data_version() RETURNS text
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT folds || '.' || changes || '.' || (SELECT count(*) FROM rollup.pending) FROM rollup.state
$$;

REVOKE ALL ON FUNCTION rollup.counters, rollup.cuts_of FROM PUBLIC;
