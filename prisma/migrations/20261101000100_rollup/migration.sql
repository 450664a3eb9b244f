-- Rollups: every figure on a page reads cells, never answers.
-- One queue of signed deltas, written by statement triggers inside the writer's own transaction; one cube of four
-- grains; live views that add the two, exact in every snapshot; one fold that moves deltas into cells.
CREATE SCHEMA rollup;
GRANT USAGE ON SCHEMA rollup TO kept_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA rollup GRANT SELECT ON TABLES TO kept_app;

-- grain 1: month × survey × touchpoint × channel × segment · grain 2: month × survey × touchpoint
-- grain 3: day × survey × touchpoint · grain 4: month × survey × touchpoint × persona. 0 stands for "none" or "all".
CREATE TABLE rollup.cube (
  grain smallint NOT NULL, bucket date NOT NULL, survey integer NOT NULL, touchpoint integer NOT NULL,
  channel integer NOT NULL DEFAULT 0, segment integer NOT NULL DEFAULT 0, persona integer NOT NULL DEFAULT 0,
  s0 integer NOT NULL DEFAULT 0, s1 integer NOT NULL DEFAULT 0, s2 integer NOT NULL DEFAULT 0,
  s3 integer NOT NULL DEFAULT 0, s4 integer NOT NULL DEFAULT 0, s5 integer NOT NULL DEFAULT 0,
  s6 integer NOT NULL DEFAULT 0, s7 integer NOT NULL DEFAULT 0, s8 integer NOT NULL DEFAULT 0,
  s9 integer NOT NULL DEFAULT 0, s10 integer NOT NULL DEFAULT 0, answers integer NOT NULL DEFAULT 0,
  comments integer NOT NULL DEFAULT 0, csat_n integer NOT NULL DEFAULT 0,
  csat_sum integer NOT NULL DEFAULT 0, csat_top integer NOT NULL DEFAULT 0, ces_n integer NOT NULL DEFAULT 0,
  ces_sum integer NOT NULL DEFAULT 0, ces_easy integer NOT NULL DEFAULT 0,
  emotion_n integer NOT NULL DEFAULT 0, emotion_sum integer NOT NULL DEFAULT 0,
  promise_yes integer NOT NULL DEFAULT 0, promise_partly integer NOT NULL DEFAULT 0,
  promise_no integer NOT NULL DEFAULT 0,
  PRIMARY KEY (grain, bucket, survey, touchpoint, channel, segment, persona)
) PARTITION BY LIST (grain);
CREATE TABLE rollup.cube_month_by_channel PARTITION OF rollup.cube FOR VALUES IN (1) WITH (fillfactor = 80);
CREATE TABLE rollup.cube_month PARTITION OF rollup.cube FOR VALUES IN (2) WITH (fillfactor = 80);
CREATE TABLE rollup.cube_day PARTITION OF rollup.cube FOR VALUES IN (3) WITH (fillfactor = 80);
CREATE TABLE rollup.cube_month_by_persona PARTITION OF rollup.cube FOR VALUES IN (4) WITH (fillfactor = 80);

-- The queue: insert-only for writers, so no hot rows and no deadlocks.
CREATE TABLE rollup.delta (LIKE rollup.cube INCLUDING DEFAULTS)
  WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000, autovacuum_analyze_threshold = 20000);

-- What a reader compares to know whether anything it has kept is still true.
CREATE TABLE rollup.state (
  id boolean PRIMARY KEY DEFAULT true CHECK (id),
  folds bigint NOT NULL DEFAULT 0,
  changes bigint NOT NULL DEFAULT 0,
  folded_at timestamptz
);
INSERT INTO rollup.state DEFAULT VALUES;

CREATE VIEW rollup.live AS SELECT * FROM rollup.cube UNION ALL SELECT * FROM rollup.delta;
CREATE VIEW rollup.month_by_channel_live AS SELECT * FROM rollup.live WHERE grain = 1;
CREATE VIEW rollup.month_live AS SELECT * FROM rollup.live WHERE grain = 2;
CREATE VIEW rollup.day_live AS SELECT * FROM rollup.live WHERE grain = 3;
CREATE VIEW rollup.month_by_persona_live AS SELECT * FROM rollup.live WHERE grain = 4;
GRANT SELECT ON ALL TABLES IN SCHEMA rollup TO kept_app;

-- The one place that says how answers become cells. `source` is a table or transition table shaped like `response`.
CREATE FUNCTION rollup.cells_of(source text, sign integer, condition text DEFAULT 'true') RETURNS text
  LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
  SELECT format($q$
    SELECT CASE WHEN grouping(day) = 0 THEN 3 WHEN grouping(persona) = 0 THEN 4 WHEN grouping(channel) = 0 THEN 1 ELSE 2 END
        ::smallint AS grain,
      coalesce(day, month) AS bucket, survey, touchpoint,
      coalesce(channel, 0) AS channel, coalesce(segment, 0) AS segment, coalesce(persona, 0) AS persona,
      %2$s * count(*) FILTER (WHERE score = 0) AS s0, %2$s * count(*) FILTER (WHERE score = 1) AS s1,
      %2$s * count(*) FILTER (WHERE score = 2) AS s2, %2$s * count(*) FILTER (WHERE score = 3) AS s3,
      %2$s * count(*) FILTER (WHERE score = 4) AS s4, %2$s * count(*) FILTER (WHERE score = 5) AS s5,
      %2$s * count(*) FILTER (WHERE score = 6) AS s6, %2$s * count(*) FILTER (WHERE score = 7) AS s7,
      %2$s * count(*) FILTER (WHERE score = 8) AS s8, %2$s * count(*) FILTER (WHERE score = 9) AS s9,
      %2$s * count(*) FILTER (WHERE score = 10) AS s10, %2$s * count(*) AS answers,
      %2$s * count(comment) AS comments, %2$s * count(csat) AS csat_n,
      %2$s * coalesce(sum(csat), 0) AS csat_sum, %2$s * count(*) FILTER (WHERE csat >= 4) AS csat_top,
      %2$s * count(ces) AS ces_n, %2$s * coalesce(sum(ces), 0) AS ces_sum,
      %2$s * count(*) FILTER (WHERE ces >= 5) AS ces_easy, %2$s * count(emotion) AS emotion_n,
      %2$s * coalesce(sum(emotion), 0) AS emotion_sum,
      %2$s * count(*) FILTER (WHERE promise_kept = 1) AS promise_yes,
      %2$s * count(*) FILTER (WHERE promise_kept = 0) AS promise_partly,
      %2$s * count(*) FILTER (WHERE promise_kept = -1) AS promise_no
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
  $q$, source, sign, coalesce((SELECT time_zone FROM public.organisation), 'UTC'), condition)
$$;

CREATE FUNCTION rollup.record_delta() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  target CONSTANT text := 'INSERT INTO rollup.delta (grain, bucket, survey, touchpoint, channel, segment, persona,
      s0, s1, s2, s3, s4, s5, s6, s7, s8, s9, s10, answers, comments, csat_n, csat_sum, csat_top, ces_n,
      ces_sum, ces_easy, emotion_n, emotion_sum, promise_yes, promise_partly, promise_no) ';
BEGIN
  IF TG_OP IN ('UPDATE', 'DELETE') THEN EXECUTE target || rollup.cells_of('old_rows', -1); END IF;
  IF TG_OP IN ('UPDATE', 'INSERT') THEN EXECUTE target || rollup.cells_of('new_rows', 1); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER record_inserted AFTER INSERT ON public.response
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION rollup.record_delta();
CREATE TRIGGER record_updated AFTER UPDATE ON public.response
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION rollup.record_delta();
CREATE TRIGGER record_deleted AFTER DELETE ON public.response
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION rollup.record_delta();

-- Moves every delta it can see into the cube, in one statement: after a crash either all of it happened or nothing.
-- Returns how many deltas it moved; −1 when another folder is at work.
CREATE FUNCTION rollup.fold() RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE moved integer;
BEGIN
  IF NOT pg_try_advisory_xact_lock(hashtext('rollup.fold')) THEN RETURN -1; END IF;
  IF NOT EXISTS (SELECT FROM rollup.delta) THEN RETURN 0; END IF;
  WITH taken AS (
    DELETE FROM rollup.delta RETURNING *
  ), summed AS (
    SELECT grain, bucket, survey, touchpoint, channel, segment, persona,
      sum(s0)::integer AS s0, sum(s1)::integer AS s1, sum(s2)::integer AS s2, sum(s3)::integer AS s3,
      sum(s4)::integer AS s4, sum(s5)::integer AS s5, sum(s6)::integer AS s6, sum(s7)::integer AS s7,
      sum(s8)::integer AS s8, sum(s9)::integer AS s9, sum(s10)::integer AS s10,
      sum(answers)::integer AS answers, sum(comments)::integer AS comments, sum(csat_n)::integer AS csat_n,
      sum(csat_sum)::integer AS csat_sum, sum(csat_top)::integer AS csat_top, sum(ces_n)::integer AS ces_n,
      sum(ces_sum)::integer AS ces_sum, sum(ces_easy)::integer AS ces_easy,
      sum(emotion_n)::integer AS emotion_n, sum(emotion_sum)::integer AS emotion_sum,
      sum(promise_yes)::integer AS promise_yes, sum(promise_partly)::integer AS promise_partly,
      sum(promise_no)::integer AS promise_no
    FROM taken GROUP BY grain, bucket, survey, touchpoint, channel, segment, persona
  ), folded AS (
    INSERT INTO rollup.cube AS c (grain, bucket, survey, touchpoint, channel, segment, persona,
      s0, s1, s2, s3, s4, s5, s6, s7, s8, s9, s10, answers, comments, csat_n, csat_sum, csat_top, ces_n,
      ces_sum, ces_easy, emotion_n, emotion_sum, promise_yes, promise_partly, promise_no)
    SELECT grain, bucket, survey, touchpoint, channel, segment, persona,
      s0, s1, s2, s3, s4, s5, s6, s7, s8, s9, s10, answers, comments, csat_n, csat_sum, csat_top, ces_n,
      ces_sum, ces_easy, emotion_n, emotion_sum, promise_yes, promise_partly, promise_no
    FROM summed
    ON CONFLICT (grain, bucket, survey, touchpoint, channel, segment, persona) DO UPDATE SET
      s0 = c.s0 + excluded.s0, s1 = c.s1 + excluded.s1, s2 = c.s2 + excluded.s2, s3 = c.s3 + excluded.s3,
      s4 = c.s4 + excluded.s4, s5 = c.s5 + excluded.s5, s6 = c.s6 + excluded.s6, s7 = c.s7 + excluded.s7,
      s8 = c.s8 + excluded.s8, s9 = c.s9 + excluded.s9, s10 = c.s10 + excluded.s10,
      answers = c.answers + excluded.answers, comments = c.comments + excluded.comments,
      csat_n = c.csat_n + excluded.csat_n, csat_sum = c.csat_sum + excluded.csat_sum,
      csat_top = c.csat_top + excluded.csat_top, ces_n = c.ces_n + excluded.ces_n,
      ces_sum = c.ces_sum + excluded.ces_sum, ces_easy = c.ces_easy + excluded.ces_easy,
      emotion_n = c.emotion_n + excluded.emotion_n, emotion_sum = c.emotion_sum + excluded.emotion_sum,
      promise_yes = c.promise_yes + excluded.promise_yes,
      promise_partly = c.promise_partly + excluded.promise_partly,
      promise_no = c.promise_no + excluded.promise_no
  )
  SELECT count(*) INTO moved FROM taken;
  UPDATE rollup.state SET folds = folds + 1, folded_at = clock_timestamp();
  RETURN moved;
END $$;

-- Compares cells with a recount of the answers in one statement, so in one snapshot, pending deltas included.
-- Cells that sum to nothing are no cells. `first_month` and `last_month` limit it to whole months.
CREATE FUNCTION rollup.verify(first_month date DEFAULT '-infinity', last_month date DEFAULT 'infinity')
  RETURNS TABLE (cells bigint, mismatches bigint)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  RETURN QUERY EXECUTE format($q$
    SELECT count(*) FILTER (WHERE counted OR wrong), count(*) FILTER (WHERE wrong) FROM (
      SELECT bool_or(side = 'raw' AND answers <> 0) AS counted,
        (sum(s0) <> 0 OR sum(s1) <> 0 OR sum(s2) <> 0 OR sum(s3) <> 0 OR sum(s4) <> 0 OR sum(s5) <> 0 OR sum(s6) <> 0 OR sum(s7) <> 0 OR sum(s8) <> 0 OR sum(s9) <> 0 OR sum(s10) <> 0 OR sum(answers) <> 0 OR sum(comments) <> 0 OR sum(csat_n) <> 0 OR sum(csat_sum) <> 0 OR sum(csat_top) <> 0 OR sum(ces_n) <> 0 OR sum(ces_sum) <> 0 OR sum(ces_easy) <> 0 OR sum(emotion_n) <> 0 OR sum(emotion_sum) <> 0 OR sum(promise_yes) <> 0 OR sum(promise_partly) <> 0 OR sum(promise_no) <> 0) AS wrong
      FROM (
        SELECT 'raw' AS side, * FROM (%s) AS recounted
        UNION ALL
        SELECT 'live', grain, bucket, survey, touchpoint, channel, segment, persona,
          -s0, -s1, -s2, -s3, -s4, -s5, -s6, -s7, -s8, -s9, -s10, -answers, -comments, -csat_n, -csat_sum,
          -csat_top, -ces_n, -ces_sum, -ces_easy, -emotion_n, -emotion_sum, -promise_yes, -promise_partly,
          -promise_no
        FROM rollup.live
      ) AS both_sides
      WHERE date_trunc('month', bucket) BETWEEN %L AND %L
      GROUP BY grain, bucket, survey, touchpoint, channel, segment, persona
    ) AS compared
  $q$, rollup.cells_of('public.response', 1), first_month, last_month);
END $$;

-- Counts everything again in one transaction. Writers wait; readers go on reading what was there before.
CREATE FUNCTION rollup.rebuild() RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE rebuilt bigint;
BEGIN
  LOCK TABLE public.response IN SHARE MODE;
  PERFORM pg_advisory_xact_lock(hashtext('rollup.fold'));
  DELETE FROM rollup.delta;
  DELETE FROM rollup.cube;
  EXECUTE 'INSERT INTO rollup.cube (grain, bucket, survey, touchpoint, channel, segment, persona,
      s0, s1, s2, s3, s4, s5, s6, s7, s8, s9, s10, answers, comments, csat_n, csat_sum, csat_top, ces_n,
      ces_sum, ces_easy, emotion_n, emotion_sum, promise_yes, promise_partly, promise_no) '
    || rollup.cells_of('public.response', 1);
  GET DIAGNOSTICS rebuilt = ROW_COUNT;
  UPDATE rollup.state SET folds = folds + 1, folded_at = clock_timestamp();
  RETURN rebuilt;
END $$;

-- Rows that shape figures without being answers: a change of any of them makes kept figures stale too.
CREATE FUNCTION rollup.note_change() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  UPDATE rollup.state SET changes = changes + 1;
  RETURN NULL;
END $$;
CREATE TRIGGER note_change AFTER INSERT OR UPDATE OR DELETE ON public.touchpoint_role FOR EACH STATEMENT EXECUTE FUNCTION rollup.note_change();
CREATE TRIGGER note_change AFTER INSERT OR UPDATE OR DELETE ON public.touchpoint FOR EACH STATEMENT EXECUTE FUNCTION rollup.note_change();
CREATE TRIGGER note_change AFTER INSERT OR UPDATE OR DELETE ON public.stage FOR EACH STATEMENT EXECUTE FUNCTION rollup.note_change();
CREATE TRIGGER note_change AFTER INSERT OR UPDATE OR DELETE ON public.department FOR EACH STATEMENT EXECUTE FUNCTION rollup.note_change();
CREATE TRIGGER note_change AFTER INSERT OR UPDATE OR DELETE ON public.target FOR EACH STATEMENT EXECUTE FUNCTION rollup.note_change();
CREATE TRIGGER note_change AFTER INSERT OR UPDATE OR DELETE ON public.survey FOR EACH STATEMENT EXECUTE FUNCTION rollup.note_change();
CREATE TRIGGER note_change AFTER INSERT OR UPDATE OR DELETE ON public.asked FOR EACH STATEMENT EXECUTE FUNCTION rollup.note_change();
CREATE TRIGGER note_change AFTER INSERT OR UPDATE OR DELETE ON public.organisation FOR EACH STATEMENT EXECUTE FUNCTION rollup.note_change();
CREATE TRIGGER note_change AFTER INSERT OR UPDATE OR DELETE ON public.channel FOR EACH STATEMENT EXECUTE FUNCTION rollup.note_change();
CREATE TRIGGER note_change AFTER INSERT OR UPDATE OR DELETE ON public.segment FOR EACH STATEMENT EXECUTE FUNCTION rollup.note_change();
CREATE TRIGGER note_change AFTER INSERT OR UPDATE OR DELETE ON public.persona FOR EACH STATEMENT EXECUTE FUNCTION rollup.note_change();

-- Changes whenever a figure may have changed: between two folds deltas only grow in number, so their count tells.
CREATE FUNCTION rollup.data_version() RETURNS text
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT folds || '.' || changes || '.' || (SELECT count(*) FROM rollup.delta) FROM rollup.state
$$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA rollup FROM PUBLIC;
GRANT EXECUTE ON FUNCTION rollup.fold, rollup.verify, rollup.rebuild, rollup.data_version TO kept_app;
