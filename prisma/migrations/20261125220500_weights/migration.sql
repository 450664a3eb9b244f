-- Weighted answers (A6): additive sums beside the cubes, only of answers that carry a weight. Rows are signed and only
-- ever added, in the writer's transaction; the fold puts rows of one cell together. `numeric`, so that what is taken back
-- cancels exactly. class: 0 promoter, 1 passive, 2 detractor.
CREATE TABLE rollup.weight (
  month date NOT NULL, survey integer NOT NULL, touchpoint integer NOT NULL, class smallint NOT NULL,
  answers integer NOT NULL, weight numeric NOT NULL, squares numeric NOT NULL
);
GRANT SELECT ON rollup.weight TO kept_app;

-- `source` is a table or transition table shaped like `response`.
CREATE FUNCTION rollup.weights_of(source text, sign integer) RETURNS text
  LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
  SELECT format($q$
    SELECT month, survey, touchpoint, class, %2$s * count(*)::integer AS answers, %2$s * sum(weight) AS weight,
      %2$s * sum(weight * weight) AS squares
    FROM (
      SELECT date_trunc('month', answered_at AT TIME ZONE %3$L)::date AS month, survey_id AS survey,
        coalesce(touchpoint_id, 0) AS touchpoint,
        CASE WHEN score >= 9 THEN 0 WHEN score >= 7 THEN 1 ELSE 2 END::smallint AS class, weight::numeric AS weight
      FROM %1$s WHERE weight IS NOT NULL AND score IS NOT NULL
    ) AS weighted
    GROUP BY month, survey, touchpoint, class
  $q$, source, sign, coalesce((SELECT time_zone FROM public.organisation), 'UTC'))
$$;

CREATE FUNCTION rollup.record_weights() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  -- Most files carry no weight: one look at the rows, and no more.
  -- Nested, because a condition is read as a whole, and one of the two tables does not exist.
  IF TG_OP IN ('UPDATE', 'DELETE') THEN
    IF EXISTS (SELECT FROM old_rows WHERE weight IS NOT NULL) THEN
      EXECUTE 'INSERT INTO rollup.weight ' || rollup.weights_of('old_rows', -1);
    END IF;
  END IF;
  IF TG_OP IN ('UPDATE', 'INSERT') THEN
    IF EXISTS (SELECT FROM new_rows WHERE weight IS NOT NULL) THEN
      EXECUTE 'INSERT INTO rollup.weight ' || rollup.weights_of('new_rows', 1);
    END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER weights_inserted AFTER INSERT ON public.response
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION rollup.record_weights();
CREATE TRIGGER weights_updated AFTER UPDATE ON public.response
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION rollup.record_weights();
CREATE TRIGGER weights_deleted AFTER DELETE ON public.response
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION rollup.record_weights();

-- Puts the rows of each cell together, once there are some to put together. Returns how many rows are left; −1 when
-- another folder is at work.
CREATE FUNCTION rollup.fold_weights() RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE kept integer;
BEGIN
  IF NOT pg_try_advisory_xact_lock(hashtext('rollup.fold_weights')) THEN RETURN -1; END IF;
  IF NOT EXISTS (SELECT FROM rollup.weight GROUP BY month, survey, touchpoint, class HAVING count(*) > 1) THEN RETURN 0; END IF;
  WITH taken AS (DELETE FROM rollup.weight RETURNING *)
  INSERT INTO rollup.weight
  SELECT month, survey, touchpoint, class, sum(answers)::integer, sum(weight), sum(squares) FROM taken
  GROUP BY month, survey, touchpoint, class HAVING sum(answers) <> 0 OR sum(weight) <> 0;
  GET DIAGNOSTICS kept = ROW_COUNT;
  RETURN kept;
END $$;

CREATE FUNCTION rollup.verify_weights() RETURNS TABLE (cells bigint, mismatches bigint)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  RETURN QUERY EXECUTE format($q$
    SELECT count(*) FILTER (WHERE counted OR wrong), count(*) FILTER (WHERE wrong) FROM (
      SELECT bool_or(side = 'raw') AS counted, sum(answers) <> 0 OR sum(weight) <> 0 OR sum(squares) <> 0 AS wrong
      FROM (
        SELECT 'raw' AS side, * FROM (%s) AS recounted
        UNION ALL
        SELECT 'live', month, survey, touchpoint, class, -answers, -weight, -squares FROM rollup.weight
      ) AS both_sides
      GROUP BY month, survey, touchpoint, class
    ) AS compared
  $q$, rollup.weights_of('public.response', 1));
END $$;

CREATE FUNCTION rollup.rebuild_weights() RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  LOCK TABLE public.response IN SHARE MODE;
  PERFORM pg_advisory_xact_lock(hashtext('rollup.fold_weights'));
  DELETE FROM rollup.weight;
  EXECUTE 'INSERT INTO rollup.weight ' || rollup.weights_of('public.response', 1);
END $$;

REVOKE ALL ON FUNCTION rollup.weights_of, rollup.record_weights, rollup.fold_weights, rollup.verify_weights, rollup.rebuild_weights FROM PUBLIC;
GRANT EXECUTE ON FUNCTION rollup.fold_weights, rollup.verify_weights, rollup.rebuild_weights TO kept_app;

-- Answers that were there before.
SELECT rollup.rebuild_weights();
