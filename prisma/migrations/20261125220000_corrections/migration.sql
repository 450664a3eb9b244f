-- Corrections: an answer that is excluded with a reason, touchpoints and customers that turn out to be one, a customer who
-- is erased. Each changes answers only; cells, timelines and the ledger follow by themselves.

-- An excluded answer is no answer any more: its row waits here, whole, until it is taken back.
CREATE TABLE "exclusion" (
    "id" SERIAL NOT NULL,
    "response_id" BIGINT NOT NULL,
    "customer_id" BIGINT,
    "import_id" INTEGER,
    "answer" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "excluded_by" TEXT NOT NULL,
    "excluded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "taken_back_by" TEXT,
    "taken_back_at" TIMESTAMPTZ(3),

    CONSTRAINT "exclusion_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "exclusion_customer_id_idx" ON "exclusion"("customer_id");
CREATE UNIQUE INDEX exclusion_once ON exclusion (response_id) WHERE taken_back_at IS NULL;

-- Names that files still use lead to whoever they were merged into.
ALTER TABLE "touchpoint" ADD COLUMN "merged_into" INTEGER;
ALTER TABLE "touchpoint" ADD CONSTRAINT "touchpoint_merged_into_fkey" FOREIGN KEY ("merged_into") REFERENCES "touchpoint"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE touchpoint ADD CONSTRAINT touchpoint_not_merged_into_itself CHECK (merged_into <> id);
ALTER TABLE "customer" ADD COLUMN "merged_into" BIGINT;
ALTER TABLE "customer" ADD CONSTRAINT "customer_merged_into_fkey" FOREIGN KEY ("merged_into") REFERENCES "customer"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE customer ADD CONSTRAINT customer_not_merged_into_itself CHECK (merged_into <> id);
CREATE INDEX customer_merged ON customer (merged_into) WHERE merged_into IS NOT NULL;

-- As before, without those who were merged into somebody.
CREATE OR REPLACE FUNCTION rollup.latest_moods(today date)
  RETURNS TABLE (customer bigint, class integer, touchpoint integer, month date, revenue double precision)
  LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
  SELECT c.id, (newest & 3)::integer, ((newest >> 2) & 2147483647)::integer,
    make_date(((newest >> 33) / 12)::integer, ((newest >> 33) % 12)::integer + 1, 1),
    CASE WHEN c.revenue IS NOT NULL THEN greatest(c.revenue, 0)::float8 END
  FROM customer AS c
  LEFT JOIN LATERAL (
    SELECT t.entries[cardinality(t.entries)] AS newest FROM rollup.timeline AS t
    WHERE t.customer = c.id AND t.entries[cardinality(t.entries)] >> 33 >=
      (extract(year FROM today) * 12 + extract(month FROM today) - 13)::bigint
  ) AS t ON true
  WHERE (c.lost_on IS NULL OR c.lost_on > today) AND c.merged_into IS NULL
$$;
