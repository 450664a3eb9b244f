-- Impressions: what customers felt, whether it was worse or better than they expected, and how reliable, relevant, valuable
-- and honest it was. Few answers hold any of it, so its counters stand beside the cubes: signed rows in the writer's own
-- transaction, a live view, a fold of its own. A statement whose rows hold none pays one look.

ALTER TABLE public.response
  ADD COLUMN expectation smallint, ADD COLUMN reliable smallint, ADD COLUMN relevant smallint, ADD COLUMN valuable smallint,
  ADD COLUMN honest smallint,
  ADD CONSTRAINT response_expectation_is_known CHECK (expectation BETWEEN -1 AND 1),
  ADD CONSTRAINT response_traits_are_ratings CHECK (reliable BETWEEN 1 AND 5 AND relevant BETWEEN 1 AND 5
    AND valuable BETWEEN 1 AND 5 AND honest BETWEEN 1 AND 5);

-- Grains as in `rollup.cube`: 1 is month × survey × touchpoint × channel × segment, 2 month × survey × touchpoint,
-- 3 day × survey × touchpoint, 4 month × survey × touchpoint × persona.
CREATE TABLE rollup.impression_cube (
  grain smallint NOT NULL, bucket date NOT NULL, survey integer NOT NULL, touchpoint integer NOT NULL,
  channel integer NOT NULL, segment integer NOT NULL, persona integer NOT NULL,
  felt_m2 integer NOT NULL, felt_m1 integer NOT NULL, felt_0 integer NOT NULL, felt_p1 integer NOT NULL, felt_p2 integer NOT NULL,
  worse integer NOT NULL, as_expected integer NOT NULL, better integer NOT NULL,
  reliable_n integer NOT NULL, reliable_top integer NOT NULL, relevant_n integer NOT NULL, relevant_top integer NOT NULL,
  valuable_n integer NOT NULL, valuable_top integer NOT NULL, honest_n integer NOT NULL, honest_top integer NOT NULL,
  PRIMARY KEY (grain, bucket, survey, touchpoint, channel, segment, persona)
) WITH (fillfactor = 80);
CREATE TABLE rollup.impression_delta (LIKE rollup.impression_cube)
  WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000, autovacuum_analyze_threshold = 20000);
CREATE VIEW rollup.impression_live AS
  SELECT * FROM rollup.impression_cube UNION ALL SELECT * FROM rollup.impression_delta;
GRANT SELECT ON rollup.impression_cube, rollup.impression_delta, rollup.impression_live TO kept_app;

-- The counters, the one place that says what they count. Traits are rated 1 to 5; the best two agree.
CREATE FUNCTION rollup.impression_counters() RETURNS TABLE (place integer, name text, counts text)
  LANGUAGE sql IMMUTABLE SET search_path = pg_catalog AS $$
  VALUES (1, 'felt_m2', 'emotion = -2'), (2, 'felt_m1', 'emotion = -1'), (3, 'felt_0', 'emotion = 0'),
    (4, 'felt_p1', 'emotion = 1'), (5, 'felt_p2', 'emotion = 2'),
    (6, 'worse', 'expectation = -1'), (7, 'as_expected', 'expectation = 0'), (8, 'better', 'expectation = 1'),
    (9, 'reliable_n', 'reliable IS NOT NULL'), (10, 'reliable_top', 'reliable >= 4'),
    (11, 'relevant_n', 'relevant IS NOT NULL'), (12, 'relevant_top', 'relevant >= 4'),
    (13, 'valuable_n', 'valuable IS NOT NULL'), (14, 'valuable_top', 'valuable >= 4'),
    (15, 'honest_n', 'honest IS NOT NULL'), (16, 'honest_top', 'honest >= 4')
$$;

-- Impressions of answers as cells of all four grains. `source` is a table or transition table shaped like `response`.
CREATE FUNCTION rollup.impressions_of(source text, sign integer) RETURNS text
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
        emotion, expectation, reliable, relevant, valuable, honest
      FROM (SELECT *, answered_at AT TIME ZONE %3$L AS at FROM %1$s
        WHERE num_nonnulls(emotion, expectation, reliable, relevant, valuable, honest) > 0 OFFSET 0) AS local
    ) AS answers
    GROUP BY GROUPING SETS (
      (month, survey, touchpoint, channel, segment), (month, survey, touchpoint),
      (day, survey, touchpoint), (month, survey, touchpoint, persona))
  $q$, source,
    (SELECT string_agg(format('%s * (count(*) FILTER (WHERE %s))::integer AS %I', sign, counts, name), ', ' ORDER BY place)
      FROM rollup.impression_counters()),
    coalesce((SELECT time_zone FROM public.organisation), 'UTC'))
$$;

-- Answers that change or go; new ones are seen to by `record_inserted`, in its one look.
CREATE FUNCTION rollup.record_impressions() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF EXISTS (SELECT FROM old_rows WHERE num_nonnulls(emotion, expectation, reliable, relevant, valuable, honest) > 0) THEN
    EXECUTE 'INSERT INTO rollup.impression_delta ' || rollup.impressions_of('old_rows', -1);
  END IF;
  -- Nested, because a condition is read as a whole, and of a deletion there is no such table.
  IF TG_OP = 'UPDATE' THEN
    IF EXISTS (SELECT FROM new_rows WHERE num_nonnulls(emotion, expectation, reliable, relevant, valuable, honest) > 0) THEN
      EXECUTE 'INSERT INTO rollup.impression_delta ' || rollup.impressions_of('new_rows', 1);
    END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER impressions_updated AFTER UPDATE ON public.response
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION rollup.record_impressions();
CREATE TRIGGER impressions_deleted AFTER DELETE ON public.response
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION rollup.record_impressions();

CREATE OR REPLACE FUNCTION rollup.record_inserted() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public SET timezone = 'UTC' SET work_mem = '32MB' AS $$
DECLARE
  seen record;
BEGIN
  SELECT count(*) AS answers, count(score) AS score, count(comment) AS comment, count(csat) AS csat, count(ces) AS ces,
    count(emotion) AS emotion, count(promise_kept) AS promise_kept, count(weight) AS weight,
    count(coalesce(expectation, reliable, relevant, valuable, honest)) AS impressions,
    array_agg(customer_id) FILTER (WHERE customer_id IS NOT NULL) AS customers,
    min(answered_at) FILTER (WHERE customer_id IS NULL) AS anonymous_from,
    max(answered_at) FILTER (WHERE customer_id IS NULL) AS anonymous_to,
    min(id) FILTER (WHERE comment IS NOT NULL) AS first_id, max(id) FILTER (WHERE comment IS NOT NULL) AS last_id,
    min(answered_at) FILTER (WHERE comment IS NOT NULL) AS first_at,
    max(answered_at) FILTER (WHERE comment IS NOT NULL) AS last_at
  INTO seen FROM new_rows;
  IF seen.answers = 0 THEN RETURN NULL; END IF;
  PERFORM set_config('timezone', coalesce((SELECT time_zone FROM public.organisation), 'UTC'), true);
  EXECUTE 'INSERT INTO rollup.pending (cut, bucket, survey, touchpoint, channel, segment, persona,
      s0, s1, s2, s3, s4, s5, s6, s7, s8, s9, s10, answers, comments, csat_n, csat_sum, csat_top, ces_n,
      ces_sum, ces_easy, emotion_n, emotion_sum, promise_yes, promise_partly, promise_no) '
    || rollup.cuts_of('new_rows', 1, ARRAY(SELECT name
      FROM (VALUES ('score', seen.score), ('comment', seen.comment), ('csat', seen.csat), ('ces', seen.ces),
        ('emotion', seen.emotion), ('promise_kept', seen.promise_kept)) AS held (name, times)
      WHERE times = 0));
  INSERT INTO rollup.note (customers, anonymous_from, anonymous_to)
    VALUES (seen.customers, seen.anonymous_from, seen.anonymous_to);
  IF seen.comment > 0 THEN
    INSERT INTO public.comment_note (first_id, last_id, first_at, last_at)
      VALUES (seen.first_id, seen.last_id, seen.first_at, seen.last_at);
  END IF;
  IF seen.weight > 0 THEN EXECUTE 'INSERT INTO rollup.weight ' || rollup.weights_of('new_rows', 1); END IF;
  IF seen.emotion + seen.impressions > 0 THEN
    EXECUTE 'INSERT INTO rollup.impression_delta ' || rollup.impressions_of('new_rows', 1);
  END IF;
  RETURN NULL;
END $$;

-- Moves what is pending into the cube, in one statement. Returns how many rows it moved; −1 when another folder is at work.
CREATE FUNCTION rollup.fold_impressions() RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public SET work_mem = '32MB' AS $$
DECLARE
  moved integer;
  key CONSTANT text := 'grain, bucket, survey, touchpoint, channel, segment, persona';
BEGIN
  IF NOT pg_try_advisory_xact_lock(hashtext('rollup.fold_impressions')) THEN RETURN -1; END IF;
  IF NOT EXISTS (SELECT FROM rollup.impression_delta) THEN RETURN 0; END IF;
  EXECUTE (SELECT format($q$
    WITH taken AS (
      DELETE FROM rollup.impression_delta RETURNING *
    ), folded AS (
      INSERT INTO rollup.impression_cube AS c
      SELECT %1$s, %2$s FROM taken GROUP BY %1$s ON CONFLICT (%1$s) DO UPDATE SET %3$s
    )
    SELECT count(*) FROM taken
  $q$, key, string_agg(format('sum(%I)::integer', name), ', ' ORDER BY place),
    string_agg(format('%1$I = c.%1$I + excluded.%1$I', name), ', ' ORDER BY place)) FROM rollup.impression_counters())
    INTO moved;
  RETURN moved;
END $$;

CREATE FUNCTION rollup.verify_impressions() RETURNS TABLE (cells bigint, mismatches bigint)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  RETURN QUERY EXECUTE (SELECT format($q$
    SELECT count(*) FILTER (WHERE counted OR wrong), count(*) FILTER (WHERE wrong) FROM (
      SELECT bool_or(side = 'raw') AS counted, %1$s AS wrong
      FROM (
        SELECT 'raw' AS side, * FROM (%2$s) AS recounted
        UNION ALL
        SELECT 'live', grain, bucket, survey, touchpoint, channel, segment, persona, %3$s FROM rollup.impression_live
      ) AS both_sides
      GROUP BY grain, bucket, survey, touchpoint, channel, segment, persona
    ) AS compared
  $q$, string_agg(format('sum(%I) <> 0', name), ' OR '), rollup.impressions_of('public.response', 1),
    string_agg(format('-%I', name), ', ' ORDER BY place)) FROM rollup.impression_counters());
END $$;

CREATE FUNCTION rollup.rebuild_impressions() RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  LOCK TABLE public.response IN SHARE MODE;
  PERFORM pg_advisory_xact_lock(hashtext('rollup.fold_impressions'));
  DELETE FROM rollup.impression_delta;
  DELETE FROM rollup.impression_cube;
  EXECUTE 'INSERT INTO rollup.impression_cube ' || rollup.impressions_of('public.response', 1);
END $$;

REVOKE ALL ON FUNCTION rollup.impression_counters, rollup.impressions_of, rollup.record_impressions, rollup.fold_impressions,
  rollup.verify_impressions, rollup.rebuild_impressions FROM PUBLIC;
GRANT EXECUTE ON FUNCTION rollup.fold_impressions, rollup.verify_impressions, rollup.rebuild_impressions TO kept_app;

-- Answers that were there before.
SELECT rollup.rebuild_impressions();
