-- Loads at a lower price: a writer's rows are looked at by one trigger instead of four, and a load may write to a month's
-- own table, where COPY stores a thousand rows at a time. (Into a partitioned table whose trigger asks for the new rows it
-- stores them one by one.)

-- The counters of a cell, the one place that says what they count. A counter whose column none of the rows has (`lacking`)
-- is 0 without being counted.
DROP FUNCTION rollup.counters(integer);
CREATE FUNCTION rollup.counters(sign integer, lacking text[] DEFAULT '{}') RETURNS text
  LANGUAGE sql IMMUTABLE SET search_path = pg_catalog AS $$
  SELECT string_agg(CASE WHEN of_column = ANY(lacking) THEN '0' ELSE format('%s * %s', sign, counts) END || ' AS ' || name, ', ' ORDER BY place)
  FROM (VALUES
    (1, 's0', 'score', 'count(*) FILTER (WHERE score = 0)'), (2, 's1', 'score', 'count(*) FILTER (WHERE score = 1)'),
    (3, 's2', 'score', 'count(*) FILTER (WHERE score = 2)'), (4, 's3', 'score', 'count(*) FILTER (WHERE score = 3)'),
    (5, 's4', 'score', 'count(*) FILTER (WHERE score = 4)'), (6, 's5', 'score', 'count(*) FILTER (WHERE score = 5)'),
    (7, 's6', 'score', 'count(*) FILTER (WHERE score = 6)'), (8, 's7', 'score', 'count(*) FILTER (WHERE score = 7)'),
    (9, 's8', 'score', 'count(*) FILTER (WHERE score = 8)'), (10, 's9', 'score', 'count(*) FILTER (WHERE score = 9)'),
    (11, 's10', 'score', 'count(*) FILTER (WHERE score = 10)'),
    (12, 'answers', '', 'count(*)'), (13, 'comments', 'comment', 'count(comment)'),
    (14, 'csat_n', 'csat', 'count(csat)'), (15, 'csat_sum', 'csat', 'coalesce(sum(csat), 0)'),
    (16, 'csat_top', 'csat', 'count(*) FILTER (WHERE csat >= 4)'),
    (17, 'ces_n', 'ces', 'count(ces)'), (18, 'ces_sum', 'ces', 'coalesce(sum(ces), 0)'),
    (19, 'ces_easy', 'ces', 'count(*) FILTER (WHERE ces >= 5)'),
    (20, 'emotion_n', 'emotion', 'count(emotion)'), (21, 'emotion_sum', 'emotion', 'coalesce(sum(emotion), 0)'),
    (22, 'promise_yes', 'promise_kept', 'count(*) FILTER (WHERE promise_kept = 1)'),
    (23, 'promise_partly', 'promise_kept', 'count(*) FILTER (WHERE promise_kept = 0)'),
    (24, 'promise_no', 'promise_kept', 'count(*) FILTER (WHERE promise_kept = -1)')
  ) AS counter (place, name, of_column, counts)
$$;

-- Answers in the two cuts of the queue. Days are those of the session's time zone.
DROP FUNCTION rollup.cuts_of(text, integer);
CREATE FUNCTION rollup.cuts_of(source text, sign integer, lacking text[] DEFAULT '{}') RETURNS text
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
  $q$, source, rollup.counters(sign, lacking))
$$;
REVOKE ALL ON FUNCTION rollup.counters, rollup.cuts_of FROM PUBLIC;

-- What new answers leave behind, from one look at them: what to count, whom to follow, what to read. The time zone is the
-- session's while this runs (`SET timezone` is what puts the session's own back).
CREATE FUNCTION rollup.record_inserted() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public SET timezone = 'UTC' SET work_mem = '32MB' AS $$
DECLARE
  seen record;
BEGIN
  SELECT count(*) AS answers, count(score) AS score, count(comment) AS comment, count(csat) AS csat, count(ces) AS ces,
    count(emotion) AS emotion, count(promise_kept) AS promise_kept, count(weight) AS weight,
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
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION rollup.record_inserted FROM PUBLIC;

DROP TRIGGER record_inserted ON public.response;
DROP TRIGGER note_inserted ON public.response;
DROP TRIGGER note_inserted_comments ON public.response;
DROP TRIGGER weights_inserted ON public.response;
CREATE TRIGGER record_inserted AFTER INSERT ON public.response
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION rollup.record_inserted();

-- A statement fires the triggers of the table it names and no other's: of a month what goes into the month, of `response`
-- what goes through it. So every answer is counted once, whichever way it comes in. Of a month the app may only insert.
CREATE FUNCTION facts.open_month(name text) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  EXECUTE format('CREATE TRIGGER record_inserted AFTER INSERT ON facts.%I
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION rollup.record_inserted()', name);
  EXECUTE format('GRANT INSERT ON facts.%I TO kept_app', name);
END $$;
REVOKE ALL ON FUNCTION facts.open_month FROM PUBLIC;

CREATE OR REPLACE FUNCTION facts.ensure_months(first_day date, last_day date) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  first_month date := date_trunc('month', first_day);
  name text;
  lower_end timestamptz;
BEGIN
  IF last_day - first_day > 366 * 60 THEN RAISE EXCEPTION 'ensure_months: more than 60 years'; END IF;
  WHILE first_month <= last_day LOOP
    name := 'response_' || to_char(first_month, 'YYYY_MM');
    IF to_regclass('facts.' || name) IS NULL THEN
      PERFORM pg_advisory_xact_lock(hashtext('facts.ensure_months'));
      IF to_regclass('facts.' || name) IS NULL THEN
        lower_end := first_month::timestamp AT TIME ZONE 'UTC';
        EXECUTE format('CREATE TABLE facts.%I (LIKE public.response INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', name);
        EXECUTE format('ALTER TABLE public.response ATTACH PARTITION facts.%I FOR VALUES FROM (%L) TO (%L)', name,
          lower_end, (first_month + interval '1 month') AT TIME ZONE 'UTC');
        PERFORM facts.open_month(name);
      END IF;
    END IF;
    first_month := first_month + interval '1 month';
  END LOOP;
END $$;

DO $$
DECLARE month name;
BEGIN
  FOR month IN SELECT c.relname FROM pg_inherits JOIN pg_class AS c ON c.oid = inhrelid
    WHERE inhparent = 'public.response'::regclass LOOP
    PERFORM facts.open_month(month);
  END LOOP;
END $$;

-- How local times of a zone follow UTC in a month: from which local time on, and by how many seconds. Looked at by the
-- hour, and by the minute in hours after which it changes. It is the database that decides what a time that a clock skips
-- or shows twice means, here as where it reads a time by itself.
CREATE FUNCTION facts.offsets_of(zone text, month date) RETURNS TABLE (since double precision, seconds double precision)
  LANGUAGE plpgsql STABLE SET search_path = pg_catalog SET timezone = 'UTC' AS $$
BEGIN
  PERFORM set_config('timezone', zone, true);
  RETURN QUERY
    WITH hour AS (
      SELECT at, extract(epoch FROM at) - extract(epoch FROM at::timestamptz) AS ahead,
        extract(epoch FROM next) - extract(epoch FROM next::timestamptz) AS ahead_next
      FROM generate_series(month - interval '1 day', month + interval '1 month 1 day', interval '1 hour') AS at,
        LATERAL (SELECT at + interval '1 hour' AS next) AS following
    ), looked_at AS (
      SELECT at, ahead FROM hour
      UNION ALL
      SELECT minute, extract(epoch FROM minute) - extract(epoch FROM minute::timestamptz)
      FROM hour, generate_series(at + interval '1 minute', at + interval '59 minutes', interval '1 minute') AS minute
      WHERE ahead <> ahead_next
    ), stepped AS (
      SELECT at, ahead, lag(ahead) OVER (ORDER BY at) AS before FROM looked_at
    )
    SELECT extract(epoch FROM at)::float8, ahead::float8 FROM stepped WHERE ahead IS DISTINCT FROM before ORDER BY at;
END $$;
REVOKE ALL ON FUNCTION facts.offsets_of FROM PUBLIC;
GRANT EXECUTE ON FUNCTION facts.offsets_of TO kept_app;

-- Customers' numbers are told apart, never sorted for people.
ALTER TABLE customer ALTER COLUMN ref TYPE text COLLATE "C";
