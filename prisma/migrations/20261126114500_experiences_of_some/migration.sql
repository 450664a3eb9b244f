-- The experiences of some customers are found by their index: without a search path of its own this function becomes part of the
-- statement that asks, which then reads the answers of those customers and not all there are. Every name says its schema instead.
CREATE OR REPLACE FUNCTION rollup.experiences() RETURNS TABLE (
  customer bigint, id bigint, answered_at timestamptz, day date, touchpoint integer, score smallint, is_negative boolean)
  LANGUAGE sql STABLE AS $$
  SELECT r.customer_id, r.id, r.answered_at,
    (r.answered_at AT TIME ZONE (SELECT coalesce((SELECT o.time_zone FROM public.organisation AS o), 'UTC')))::date,
    coalesce(r.touchpoint_id, 0), r.score, coalesce(r.score <= 6, false) OR coalesce(r.csat <= 2, false) OR coalesce(r.ces <= 3, false)
  FROM public.response AS r
  WHERE r.survey_id = ANY(ARRAY(SELECT s.id FROM public.survey AS s WHERE s.counts_in_score))
    AND (r.score <= 6 OR r.csat <= 2 OR r.ces <= 3 OR r.score >= 9 OR r.csat >= 4 OR r.ces >= 6)
$$;
ALTER FUNCTION rollup.experiences() RESET ALL;
