-- The experience-debt ledger, and figures that are computed after the fold and stored with the moment they are of.

-- Whose ledger has to be looked at again; 0 stands for the pools of answers without a customer.
CREATE TABLE rollup.ledger_due (customer bigint PRIMARY KEY);

-- Append-only. `units` is signed. A correction names in `of_kind` what it reverses or repeats. `debt` and `cause` are
-- answers; in a pool, days since 1970. 0 and −1 as causes: the customer left, or was erased.
CREATE TABLE rollup.ledger_entry (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  booked_at timestamptz NOT NULL DEFAULT now(),
  customer bigint NOT NULL,
  kind text NOT NULL CHECK (kind IN ('incurred', 'reinstated', 'repaid', 'settled', 'expired', 'erased', 'corrected')),
  of_kind text NOT NULL,
  day date NOT NULL,
  units double precision NOT NULL,
  debt bigint NOT NULL,
  cause bigint NOT NULL,
  touchpoint integer NOT NULL,
  opened date NOT NULL
);
CREATE INDEX ledger_entry_customer ON rollup.ledger_entry (customer);

-- Sums of the entries by their month, and by the touchpoint and month at which the debt was opened: its owner then
-- answers for it. Kept by the insert itself.
CREATE TABLE rollup.ledger_sum (
  month date NOT NULL, kind text NOT NULL, touchpoint integer NOT NULL, opened date NOT NULL,
  units double precision NOT NULL, entries integer NOT NULL,
  PRIMARY KEY (month, kind, touchpoint, opened)
);
CREATE FUNCTION rollup.sum_entries() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  INSERT INTO rollup.ledger_sum AS s (month, kind, touchpoint, opened, units, entries)
  SELECT date_trunc('month', day)::date, kind, touchpoint, date_trunc('month', opened)::date, sum(units), count(*)
  FROM new_entries GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
  ON CONFLICT (month, kind, touchpoint, opened)
  DO UPDATE SET units = s.units + excluded.units, entries = s.entries + excluded.entries;
  RETURN NULL;
END $$;
CREATE TRIGGER sum_entries AFTER INSERT ON rollup.ledger_entry
  REFERENCING NEW TABLE AS new_entries FOR EACH STATEMENT EXECUTE FUNCTION rollup.sum_entries();

-- What is not additive: computed by a job after the fold, read by pages as it stands here.
CREATE TABLE rollup.computed (
  name text PRIMARY KEY,
  as_of timestamptz NOT NULL,
  took_ms integer NOT NULL,
  value jsonb NOT NULL
);
GRANT SELECT ON rollup.ledger_due, rollup.ledger_entry, rollup.ledger_sum, rollup.computed TO kept_app;
GRANT INSERT ON rollup.ledger_entry TO kept_app;
GRANT INSERT, UPDATE ON rollup.computed TO kept_app;

ALTER TABLE public.customer ADD COLUMN erased_on date;

-- Counted answers that tell a good or a bad experience (metrics B1): bad is 0–6, satisfaction 1–2 or ease 1–3; good is
-- 9–10, satisfaction 4–5 or ease 6–7, and nothing bad.
CREATE FUNCTION rollup.experiences() RETURNS TABLE (
  customer bigint, id bigint, answered_at timestamptz, day date, touchpoint integer, score smallint, is_negative boolean)
  LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
  SELECT customer_id, r.id, r.answered_at,
    (r.answered_at AT TIME ZONE (SELECT coalesce((SELECT time_zone FROM organisation), 'UTC')))::date,
    coalesce(r.touchpoint_id, 0), r.score, coalesce(r.score <= 6, false) OR coalesce(r.csat <= 2, false) OR coalesce(r.ces <= 3, false)
  FROM response AS r
  WHERE r.survey_id = ANY(ARRAY(SELECT s.id FROM survey AS s WHERE s.counts_in_score))
    AND (r.score <= 6 OR r.csat <= 2 OR r.ces <= 3 OR r.score >= 9 OR r.csat >= 4 OR r.ces >= 6)
$$;

-- The experiences of some customers.
CREATE FUNCTION rollup.experiences_of(ids bigint[]) RETURNS TABLE (
  customer bigint, id bigint, at_ms double precision, day date, touchpoint integer, is_negative boolean)
  LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
  SELECT customer, id, extract(epoch FROM answered_at)::float8 * 1000, day, touchpoint, is_negative
  FROM rollup.experiences() WHERE customer = ANY(ids) ORDER BY customer, answered_at, id
$$;

-- The experiences that nobody's name stands on, by touchpoint and day.
CREATE FUNCTION rollup.pool_experiences() RETURNS TABLE (touchpoint integer, day date, negatives integer, positives integer)
  LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
  SELECT touchpoint, day, (count(*) FILTER (WHERE is_negative))::integer, (count(*) FILTER (WHERE NOT is_negative))::integer
  FROM rollup.experiences() WHERE customer IS NULL GROUP BY 1, 2 ORDER BY 1, 2
$$;

-- Takes up to so many customers off the list. What is read after it sees everything that put them there.
CREATE FUNCTION rollup.take_due(most integer) RETURNS bigint[]
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  WITH taken AS (
    DELETE FROM rollup.ledger_due WHERE customer IN (
      SELECT customer FROM rollup.ledger_due ORDER BY customer LIMIT most FOR UPDATE SKIP LOCKED)
    RETURNING customer)
  SELECT array_agg(customer ORDER BY customer) FROM taken
$$;

CREATE FUNCTION rollup.note_customer() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  INSERT INTO rollup.note (customers) VALUES (ARRAY[NEW.id]);
  RETURN NULL;
END $$;
CREATE TRIGGER note_customer AFTER UPDATE OF lost_on, erased_on ON public.customer FOR EACH ROW
  WHEN (OLD.lost_on IS DISTINCT FROM NEW.lost_on OR OLD.erased_on IS DISTINCT FROM NEW.erased_on)
  EXECUTE FUNCTION rollup.note_customer();

-- As before, and puts the customers it looked at on the ledger's list.
CREATE OR REPLACE FUNCTION rollup.fold_movement() RETURNS integer
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
    INSERT INTO rollup.ledger_due
      SELECT DISTINCT coalesce(customer_id, 0) FROM public.response UNION SELECT DISTINCT customer FROM rollup.ledger_entry
      ORDER BY 1 ON CONFLICT DO NOTHING;
  ELSE
    IF ids IS NOT NULL THEN
      PERFORM rollup.settle_customers('customer_id = ANY($1)', ids);
      INSERT INTO rollup.ledger_due SELECT DISTINCT unnest(ids) ORDER BY 1 ON CONFLICT DO NOTHING;
    END IF;
    IF months IS NOT NULL THEN
      PERFORM rollup.settle_anonymous(months);
      INSERT INTO rollup.ledger_due VALUES (0) ON CONFLICT DO NOTHING;
    END IF;
  END IF;
  RETURN taken;
END $$;

-- Next answers by how many good experiences lie between them and the newest bad one (k), and of customers who have had
-- none (k is null).
CREATE FUNCTION rollup.answers_after_debt(highest integer) RETURNS TABLE (k integer, answers integer, promoters integer)
  LANGUAGE sql STABLE SET search_path = pg_catalog, public SET work_mem = '64MB' SET jit = off AS $$
  WITH ordered AS (
    SELECT customer, score, id, answered_at, is_negative,
      count(*) FILTER (WHERE is_negative) OVER before AS negatives
    FROM rollup.experiences() WHERE customer IS NOT NULL
    WINDOW before AS (PARTITION BY customer ORDER BY answered_at, id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
  ), counted AS (
    SELECT customer, score, coalesce(negatives, 0) AS negatives,
      coalesce(count(*) FILTER (WHERE NOT is_negative) OVER since, 0)::integer AS positives,
      bool_or(is_negative) OVER (PARTITION BY customer) AS is_ever_negative
    FROM ordered
    WINDOW since AS (PARTITION BY customer, negatives ORDER BY answered_at, id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
  )
  SELECT positives, count(*)::integer, (count(*) FILTER (WHERE score >= 9))::integer
  FROM counted WHERE negatives > 0 AND score IS NOT NULL AND positives <= highest GROUP BY 1
  UNION ALL
  SELECT NULL, count(*)::integer, (count(*) FILTER (WHERE score >= 9))::integer
  FROM counted WHERE NOT is_ever_negative AND score IS NOT NULL
$$;

-- Detractor answers whose window has passed, by month and touchpoint, and what their customers said next within it.
CREATE FUNCTION rollup.recoveries(window_days integer, moment timestamptz)
  RETURNS TABLE (month date, touchpoint integer, cohort integer, remeasured integer, recovered integer, to_promoter integer)
  LANGUAGE sql STABLE SET search_path = pg_catalog, public SET work_mem = '64MB' SET jit = off AS $$
  WITH answer AS (
    SELECT customer_id AS customer, answered_at, coalesce(touchpoint_id, 0) AS touchpoint, score,
      lead(score) OVER next AS next_score, lead(answered_at) OVER next AS next_at
    FROM response
    WHERE customer_id IS NOT NULL AND score IS NOT NULL
      AND survey_id = ANY(ARRAY(SELECT s.id FROM survey AS s WHERE s.counts_in_score))
    WINDOW next AS (PARTITION BY customer_id ORDER BY answered_at, id)
  ), followed AS (
    SELECT *, CASE WHEN next_at < answered_at + make_interval(days => window_days) THEN next_score END AS answer_then
    FROM answer WHERE score <= 6 AND answered_at + make_interval(days => window_days) <= moment
  )
  SELECT date_trunc('month', answered_at AT TIME ZONE (SELECT coalesce((SELECT time_zone FROM organisation), 'UTC')))::date,
    touchpoint, count(*)::integer, count(answer_then)::integer, (count(*) FILTER (WHERE answer_then >= 7))::integer,
    (count(*) FILTER (WHERE answer_then >= 9))::integer
  FROM followed GROUP BY 1, 2
$$;

-- Each customer's newest entry of the timeline within a year of a day, with their revenue (refunds count as nothing).
CREATE FUNCTION rollup.latest_moods(today date)
  RETURNS TABLE (customer bigint, class integer, touchpoint integer, month date, revenue double precision)
  LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
  SELECT c.id, (newest & 3)::integer, ((newest >> 2) & 2147483647)::integer,
    make_date(((newest >> 33) / 12)::integer, ((newest >> 33) % 12)::integer + 1, 1), CASE WHEN c.revenue IS NOT NULL THEN greatest(c.revenue, 0)::float8 END
  FROM customer AS c
  LEFT JOIN LATERAL (
    SELECT t.entries[cardinality(t.entries)] AS newest FROM rollup.timeline AS t
    WHERE t.customer = c.id AND t.entries[cardinality(t.entries)] >> 33 >=
      (extract(year FROM today) * 12 + extract(month FROM today) - 13)::bigint
  ) AS t ON true
  WHERE c.lost_on IS NULL OR c.lost_on > today
$$;

-- Customers by the class of their newest answer that is at least a year old, and how many were lost within the year
-- after it. Who left before answering, or has not been watched for a year, is not counted.
CREATE FUNCTION rollup.losses(today date) RETURNS TABLE (class integer, customers integer, losses integer)
  LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
  SELECT class, count(*)::integer, (count(*) FILTER (WHERE lost_on < month + interval '13 months'))::integer
  FROM (
    SELECT c.lost_on, (entry & 3)::integer AS class,
      make_date(((entry >> 33) / 12)::integer, ((entry >> 33) % 12)::integer + 1, 1) AS month
    FROM customer AS c JOIN rollup.timeline AS t ON t.customer = c.id
    CROSS JOIN LATERAL (
      SELECT max(e) AS entry FROM unnest(t.entries) AS e
      WHERE e >> 33 <= (extract(year FROM today) * 12 + extract(month FROM today) - 14)::bigint
    ) AS old
    WHERE entry IS NOT NULL
  ) AS watched
  WHERE lost_on IS NULL OR lost_on >= month
  GROUP BY 1
$$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA rollup FROM PUBLIC;
GRANT EXECUTE ON FUNCTION rollup.experiences, rollup.experiences_of, rollup.pool_experiences, rollup.take_due,
  rollup.answers_after_debt, rollup.recoveries, rollup.latest_moods, rollup.losses TO kept_app;
-- Everybody is looked at once.
INSERT INTO rollup.note (everybody) SELECT true WHERE EXISTS (SELECT FROM public.organisation);
