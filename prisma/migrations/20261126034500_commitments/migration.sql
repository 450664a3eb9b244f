-- What a department says it will do, by when, and what that is to change; and what became of it, line by line.
CREATE TABLE "commitment" (
    "id" SERIAL NOT NULL,
    "department_id" INTEGER NOT NULL,
    "words" TEXT NOT NULL,
    "due" DATE NOT NULL,
    "first_due" DATE NOT NULL,
    "size" SMALLINT NOT NULL DEFAULT 1,
    "confidence" SMALLINT NOT NULL,
    "metric" TEXT,
    "effect_from" DOUBLE PRECISION,
    "effect_to" DOUBLE PRECISION,
    "effect_by" DATE,
    "period_from" DATE,
    "made_by" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "done_on" DATE,
    "release_reason" TEXT,
    "release_asked_by" UUID,
    "released_by" UUID,
    "released_on" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "commitment_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "commitment_department_id_due_idx" ON "commitment"("department_id", "due");

CREATE TABLE "commitment_change" (
    "commitment_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "from_day" DATE,
    "to_day" DATE,
    "reason" TEXT NOT NULL DEFAULT '',
    "changed_by" UUID NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "commitment_change_pkey" PRIMARY KEY ("commitment_id","version")
);

ALTER TABLE "commitment" ADD CONSTRAINT "commitment_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "commitment_change" ADD CONSTRAINT "commitment_change_commitment_id_fkey" FOREIGN KEY ("commitment_id") REFERENCES "commitment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE commitment
  ADD CONSTRAINT commitment_size CHECK (size BETWEEN 1 AND 3),
  ADD CONSTRAINT commitment_confidence CHECK (confidence BETWEEN 50 AND 100),
  ADD CONSTRAINT commitment_effect_whole CHECK (num_nonnulls(metric, effect_from, effect_to, effect_by) IN (0, 4)),
  ADD CONSTRAINT commitment_release_asked_whole CHECK (num_nonnulls(release_reason, release_asked_by) IN (0, 2)),
  -- Nobody lets themselves off.
  ADD CONSTRAINT commitment_released_by_another CHECK (
    num_nonnulls(released_by, released_on) = 0
    OR (num_nonnulls(released_by, released_on) = 2 AND release_asked_by IS NOT NULL AND released_by <> release_asked_by));

-- What was said stays: dates and outcomes change, words and first dates do not.
CREATE FUNCTION keep_commitment() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  IF (NEW.words, NEW.first_due, NEW.size, NEW.confidence, NEW.metric, NEW.effect_from, NEW.effect_to, NEW.effect_by, NEW.period_from, NEW.made_by, NEW.made_at)
    IS DISTINCT FROM (OLD.words, OLD.first_due, OLD.size, OLD.confidence, OLD.metric, OLD.effect_from, OLD.effect_to, OLD.effect_by, OLD.period_from, OLD.made_by, OLD.made_at)
  THEN RAISE EXCEPTION 'a commitment keeps what was said'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_commitment BEFORE UPDATE ON commitment FOR EACH ROW EXECUTE FUNCTION keep_commitment();
REVOKE DELETE ON commitment FROM kept_app;
REVOKE UPDATE, DELETE ON commitment_change FROM kept_app;

-- How well a department keeps its word is a figure.
CREATE TRIGGER note_change AFTER INSERT OR UPDATE ON commitment FOR EACH STATEMENT EXECUTE FUNCTION rollup.note_change();
