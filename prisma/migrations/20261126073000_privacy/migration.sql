-- How long words and names are kept, and what is kept in spite of it because a court or a regulator may ask for it.
ALTER TABLE "organisation" ADD COLUMN "keep_comments_months" INTEGER;
ALTER TABLE "organisation" ADD COLUMN "keep_names_months" INTEGER;
-- The first night on which something is removed: never the day somebody switched it on.
ALTER TABLE "organisation" ADD COLUMN "retention_from" DATE;
ALTER TABLE organisation ADD CONSTRAINT organisation_keeps_some_months
  CHECK (coalesce(keep_comments_months, 1) BETWEEN 1 AND 240 AND coalesce(keep_names_months, 1) BETWEEN 1 AND 240);

-- Nothing of whom a hold is on is removed: of one customer, or of everybody where none is named.
CREATE TABLE "legal_hold" (
    "id" SERIAL NOT NULL,
    "customer_id" BIGINT,
    "reason" TEXT NOT NULL,
    "placed_by" TEXT NOT NULL,
    "placed_at" TIMESTAMPTZ(3) NOT NULL,
    "lifted_by" TEXT,
    "lifted_at" TIMESTAMPTZ(3),

    CONSTRAINT "legal_hold_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "legal_hold" ADD CONSTRAINT "legal_hold_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE UNIQUE INDEX legal_hold_once ON legal_hold (coalesce(customer_id, 0)) WHERE lifted_at IS NULL;

-- Who is held today, whoever they were merged into meanwhile.
CREATE VIEW held_customer AS
  SELECT DISTINCT coalesce(c.merged_into, c.id) AS id
  FROM legal_hold AS h JOIN customer AS c ON c.id = h.customer_id WHERE h.lifted_at IS NULL;

-- One row a night: what was removed. Written batch by batch, so that a night that was cut off says what it had done.
CREATE TABLE "retention_run" (
    "day" DATE NOT NULL,
    "comments" INTEGER NOT NULL DEFAULT 0,
    "names" INTEGER NOT NULL DEFAULT 0,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "retention_run_pkey" PRIMARY KEY ("day")
);
