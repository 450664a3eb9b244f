-- Movement: what each customer's newest answer of a month was, and how customers went from one period to another.
-- Writers leave a note of whose answers they touched; the fold looks those customers up again among the answers and
-- puts right what is stored. Looking again is harmless, so a note may come twice, and a fold may be killed anywhere.

-- One row a statement that wrote answers: whose, or when if nobody's. `everybody` asks for all of it.
CREATE TABLE rollup.note (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  noted_at timestamptz NOT NULL DEFAULT now(),
  everybody boolean NOT NULL DEFAULT false,
  customers bigint[],
  anonymous_from timestamptz,
  anonymous_to timestamptz
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
ALTER TABLE rollup.note ALTER COLUMN customers SET STORAGE EXTERNAL;

-- A customer's newest counted answer of each month, oldest first, packed: month number (year × 12 + month − 1) << 33,
-- touchpoint (0: none) << 2, class (0 promoter, 1 passive, 2 detractor).
CREATE TABLE rollup.timeline (customer bigint PRIMARY KEY, entries bigint[] NOT NULL) WITH (fillfactor = 70);

-- How many customers were `from_class` in one period and `to_class` in another, not earlier one, by touchpoint and month
-- of the later answer. `grain` is the length of both in months; a period's number is its month's, moved so that a fiscal
-- year ends with the calendar year, divided by the grain. A period with itself: everybody who answered in it.
CREATE TABLE rollup.flow (
  grain smallint NOT NULL, from_period integer NOT NULL, to_period integer NOT NULL, month integer NOT NULL,
  touchpoint integer NOT NULL, from_class smallint NOT NULL, to_class smallint NOT NULL,
  customers integer NOT NULL,
  PRIMARY KEY (grain, from_period, to_period, month, touchpoint, from_class, to_class)
) WITH (fillfactor = 80);

-- Counted answers that name no customer: each is somebody who came and left.
CREATE TABLE rollup.anonymous (
  month integer NOT NULL, touchpoint integer NOT NULL, class smallint NOT NULL, answers integer NOT NULL,
  PRIMARY KEY (month, touchpoint, class)
);
GRANT SELECT ON rollup.note, rollup.timeline, rollup.flow, rollup.anonymous TO kept_app;

-- Answers as movement counts them: scored, of surveys in the score, with their month in the organisation's time zone.
CREATE FUNCTION rollup.counted_answers(condition text) RETURNS text
  LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
  SELECT format($q$
    SELECT id, customer, answered_at, (extract(year FROM at) * 12 + extract(month FROM at) - 1)::integer AS month,
      touchpoint, CASE WHEN score >= 9 THEN 0 WHEN score >= 7 THEN 1 ELSE 2 END AS class
    FROM (
      SELECT id, customer_id AS customer, answered_at, answered_at AT TIME ZONE %L AS at,
        coalesce(touchpoint_id, 0) AS touchpoint, score
      FROM public.response
      WHERE score IS NOT NULL AND survey_id = ANY(ARRAY(SELECT s.id FROM public.survey AS s WHERE s.counts_in_score)) AND %s
      OFFSET 0
    ) AS local
  $q$, coalesce((SELECT time_zone FROM public.organisation), 'UTC'), condition)
$$;

-- The timelines of some customers as the answers have them.
CREATE FUNCTION rollup.timelines_of(condition text) RETURNS text
  LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
  SELECT format($q$
    SELECT customer, array_agg(entry ORDER BY entry) AS entries FROM (
      SELECT DISTINCT ON (customer, month) customer,
        (month::bigint << 33) | (touchpoint::bigint << 2) | class AS entry
      FROM (%s) AS answer
      ORDER BY customer, month, answered_at DESC, id DESC
    ) AS newest
    GROUP BY customer
  $q$, rollup.counted_answers(condition))
$$;

-- The flow that timelines make. `source` is a query of (sign, customer, entries). An entry begins with its month, so the
-- newest of a period is the greatest, and a customer's entries of each grain are paired with those not after them.
CREATE FUNCTION rollup.flow_of(source text) RETURNS text
  LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
  SELECT format($q$
    SELECT grain, from_period, ((later >> 33)::integer + shift) / grain AS to_period, (later >> 33)::integer AS month,
      ((later >> 2) & 2147483647)::integer AS touchpoint, from_class, (later & 3)::smallint AS to_class, customers
    FROM (
      SELECT grain, shift, later, ((earlier >> 33)::integer + shift) / grain AS from_period,
        (earlier & 3)::smallint AS from_class, sum(sign)::integer AS customers
      FROM (
        SELECT sign, customer, grain, shift, array_agg(entry) AS entries
        FROM (
          SELECT sign, customer, grain, shift, max(entry) AS entry
          FROM (%1$s) AS source CROSS JOIN LATERAL unnest(entries) AS entry
          CROSS JOIN (VALUES (1::smallint, 0), (3::smallint, %2$s), (12::smallint, %2$s)) AS grains (grain, shift)
          GROUP BY sign, customer, grain, shift, ((entry >> 33)::integer + shift) / grain
        ) AS newest
        GROUP BY sign, customer, grain, shift
      ) AS customer_grain
      CROSS JOIN LATERAL unnest(entries) AS later CROSS JOIN LATERAL unnest(entries) AS earlier
      WHERE earlier <= later
      GROUP BY grain, shift, later, 4, 5
    ) AS pair
    WHERE customers <> 0
  $q$, source, coalesce((SELECT (13 - fiscal_year_start) % 12 FROM public.organisation), 0))
$$;

CREATE FUNCTION rollup.note_answers() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF TG_OP IN ('UPDATE', 'DELETE') THEN
    INSERT INTO rollup.note (customers, anonymous_from, anonymous_to)
    SELECT array_agg(DISTINCT customer_id) FILTER (WHERE customer_id IS NOT NULL),
      min(answered_at) FILTER (WHERE customer_id IS NULL), max(answered_at) FILTER (WHERE customer_id IS NULL)
    FROM old_rows HAVING count(*) > 0;
  END IF;
  IF TG_OP IN ('UPDATE', 'INSERT') THEN
    INSERT INTO rollup.note (customers, anonymous_from, anonymous_to)
    SELECT array_agg(DISTINCT customer_id) FILTER (WHERE customer_id IS NOT NULL),
      min(answered_at) FILTER (WHERE customer_id IS NULL), max(answered_at) FILTER (WHERE customer_id IS NULL)
    FROM new_rows HAVING count(*) > 0;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER note_inserted AFTER INSERT ON public.response
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION rollup.note_answers();
CREATE TRIGGER note_updated AFTER UPDATE ON public.response
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION rollup.note_answers();
CREATE TRIGGER note_deleted AFTER DELETE ON public.response
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION rollup.note_answers();

CREATE FUNCTION rollup.note_everybody() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  INSERT INTO rollup.note (everybody) VALUES (true);
  RETURN NULL;
END $$;
CREATE TRIGGER note_everybody AFTER DELETE OR UPDATE OF counts_in_score ON public.survey
  FOR EACH STATEMENT EXECUTE FUNCTION rollup.note_everybody();
CREATE TRIGGER note_everybody AFTER INSERT OR DELETE OR UPDATE OF time_zone, fiscal_year_start ON public.organisation
  FOR EACH STATEMENT EXECUTE FUNCTION rollup.note_everybody();

-- Months of the anonymous answers between two moments, by number. A month more on each side costs little.
CREATE FUNCTION rollup.months_between(first timestamptz, last timestamptz) RETURNS SETOF integer
  LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
  SELECT generate_series(
    (extract(year FROM first AT TIME ZONE zone) * 12 + extract(month FROM first AT TIME ZONE zone) - 1)::integer,
    (extract(year FROM last AT TIME ZONE zone) * 12 + extract(month FROM last AT TIME ZONE zone) - 1)::integer)
  FROM (SELECT coalesce((SELECT time_zone FROM public.organisation), 'UTC') AS zone) AS organisation
$$;

-- Puts right what is stored of some customers (`who` and $1), and moves the difference into the flow.
CREATE FUNCTION rollup.settle_customers(who text, ids bigint[]) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public SET work_mem = '64MB' SET jit = off AS $$
BEGIN
  EXECUTE format($q$
    WITH changed AS MATERIALIZED (
      SELECT customer, stored.entries AS was, counted.entries AS now
      FROM (SELECT customer, entries FROM rollup.timeline WHERE %1$s) AS stored
      FULL JOIN (%2$s) AS counted USING (customer)
      WHERE stored.entries IS DISTINCT FROM counted.entries
    ), written AS (
      INSERT INTO rollup.timeline (customer, entries) SELECT customer, now FROM changed WHERE now IS NOT NULL
      ON CONFLICT (customer) DO UPDATE SET entries = excluded.entries
    ), removed AS (
      DELETE FROM rollup.timeline AS t USING changed WHERE t.customer = changed.customer AND changed.now IS NULL
    )
    INSERT INTO rollup.flow AS f (grain, from_period, to_period, month, touchpoint, from_class, to_class, customers) %3$s
    ORDER BY 1, 2, 3, 4, 5, 6, 7 -- so that a pair of periods lies together on disk
    ON CONFLICT (grain, from_period, to_period, month, touchpoint, from_class, to_class)
    DO UPDATE SET customers = f.customers + excluded.customers
  $q$,
    replace(who, 'customer_id', 'customer'), rollup.timelines_of(who),
    rollup.flow_of('SELECT -1 AS sign, customer, was AS entries FROM changed WHERE was IS NOT NULL
      UNION ALL SELECT 1, customer, now FROM changed WHERE now IS NOT NULL'))
  USING ids;
END $$;

-- Takes every note it can see and looks those answers up again, in one transaction. The answers are read after the
-- notes were taken, so whoever wrote one of them has committed. Returns how many notes it took; −1 when another folder
-- is at work.
CREATE FUNCTION rollup.fold_movement() RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  taken integer;
  all_of_it boolean;
  ids bigint[];
  months integer[];
BEGIN
  IF NOT pg_try_advisory_xact_lock(hashtext('rollup.movement')) THEN RETURN -1; END IF;
  WITH notes AS (DELETE FROM rollup.note RETURNING *)
  SELECT count(*), coalesce(bool_or(everybody), false),
    (SELECT array_agg(DISTINCT touched) FROM notes, unnest(customers) AS touched),
    (SELECT array_agg(DISTINCT m) FROM notes, rollup.months_between(anonymous_from, anonymous_to) AS m)
  INTO taken, all_of_it, ids, months FROM notes;
  IF all_of_it THEN
    DELETE FROM rollup.timeline;
    DELETE FROM rollup.flow;
    DELETE FROM rollup.anonymous;
    PERFORM rollup.settle_customers('customer_id IS NOT NULL', NULL);
    PERFORM rollup.settle_anonymous(NULL);
  ELSE
    IF ids IS NOT NULL THEN PERFORM rollup.settle_customers('customer_id = ANY($1)', ids); END IF;
    IF months IS NOT NULL THEN PERFORM rollup.settle_anonymous(months); END IF;
  END IF;
  RETURN taken;
END $$;

CREATE FUNCTION rollup.anonymous_of(condition text) RETURNS text
  LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
  SELECT format('SELECT month, touchpoint, class::smallint, count(*)::integer AS answers FROM (%s) AS answer GROUP BY 1, 2, 3',
    rollup.counted_answers('customer_id IS NULL AND ' || condition))
$$;

-- Counts the answers without a customer again, of some months or (NULL) of all.
CREATE FUNCTION rollup.settle_anonymous(months integer[]) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  zone text := coalesce((SELECT time_zone FROM public.organisation), 'UTC');
  one integer;
BEGIN
  IF months IS NULL THEN
    EXECUTE 'INSERT INTO rollup.anonymous (month, touchpoint, class, answers) ' || rollup.anonymous_of('true');
    RETURN;
  END IF;
  DELETE FROM rollup.anonymous WHERE month = ANY(months);
  FOREACH one IN ARRAY months LOOP
    EXECUTE 'INSERT INTO rollup.anonymous (month, touchpoint, class, answers) ' || rollup.anonymous_of(format(
      'answered_at >= %L AND answered_at < %L',
      make_timestamp(one / 12, one % 12 + 1, 1, 0, 0, 0) AT TIME ZONE zone,
      make_timestamp((one + 1) / 12, (one + 1) % 12 + 1, 1, 0, 0, 0) AT TIME ZONE zone));
  END LOOP;
END $$;

-- Recounts timelines from the answers, and the flow from the stored timelines, in one snapshot. What a waiting note
-- speaks of is not compared: the fold has yet to look at it.
CREATE FUNCTION rollup.verify_movement() RETURNS TABLE (cells bigint, mismatches bigint)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public SET work_mem = '64MB' SET jit = off AS $$
BEGIN
  RETURN QUERY EXECUTE format($q$
    WITH waiting AS MATERIALIZED (
      SELECT DISTINCT touched FROM rollup.note, unnest(customers) AS touched
    ), waiting_month AS MATERIALIZED (
      SELECT DISTINCT m FROM rollup.note, rollup.months_between(anonymous_from, anonymous_to) AS m
    ), state AS (
      SELECT EXISTS (SELECT FROM rollup.note WHERE everybody) AS is_waiting
    ), timelines AS (
      SELECT count(*) AS cells, count(*) FILTER (WHERE stored.entries IS DISTINCT FROM counted.entries
        AND customer NOT IN (SELECT touched FROM waiting) AND NOT (SELECT is_waiting FROM state)) AS wrong
      FROM rollup.timeline AS stored FULL JOIN (%1$s) AS counted USING (customer)
    ), flows AS (
      SELECT count(*) AS cells, count(*) FILTER (WHERE coalesce(stored.customers, 0) <> coalesce(counted.customers, 0)
        AND NOT (SELECT is_waiting FROM state)) AS wrong
      FROM rollup.flow AS stored FULL JOIN (%2$s) AS counted
        USING (grain, from_period, to_period, month, touchpoint, from_class, to_class)
    ), anonymous AS (
      SELECT count(*) AS cells, count(*) FILTER (WHERE stored.answers IS DISTINCT FROM counted.answers
        AND month NOT IN (SELECT m FROM waiting_month) AND NOT (SELECT is_waiting FROM state)) AS wrong
      FROM rollup.anonymous AS stored FULL JOIN (%3$s) AS counted USING (month, touchpoint, class)
    )
    SELECT sum(cells)::bigint, sum(wrong)::bigint FROM (
      SELECT * FROM timelines UNION ALL SELECT * FROM flows UNION ALL SELECT * FROM anonymous
    ) AS part
  $q$, rollup.timelines_of('customer_id IS NOT NULL'),
    rollup.flow_of('SELECT 1 AS sign, customer, entries FROM rollup.timeline'), rollup.anonymous_of('true'));
END $$;

-- Looks everybody up again in one transaction. Writers wait; readers go on reading what was there before.
CREATE FUNCTION rollup.rebuild_movement() RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  LOCK TABLE public.response IN SHARE MODE;
  PERFORM pg_advisory_xact_lock(hashtext('rollup.movement'));
  INSERT INTO rollup.note (everybody) VALUES (true);
  PERFORM rollup.fold_movement();
END $$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA rollup FROM PUBLIC;
GRANT EXECUTE ON FUNCTION rollup.fold_movement, rollup.verify_movement, rollup.rebuild_movement TO kept_app;

-- What is there already is looked at by the first fold.
INSERT INTO rollup.note (everybody) SELECT true WHERE EXISTS (SELECT FROM public.organisation);
