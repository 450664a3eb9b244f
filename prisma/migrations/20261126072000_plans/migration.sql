-- Plans: work that is to change what customers say of one place, with the figure it started from, and what became of it.
CREATE TABLE "plan" (
    "id" SERIAL NOT NULL,
    "stage_id" INTEGER,
    "touchpoint_id" INTEGER,
    "title" TEXT NOT NULL,
    "doing" TEXT NOT NULL,
    "department_id" INTEGER NOT NULL,
    "owner_id" UUID NOT NULL,
    "starts_on" DATE NOT NULL,
    "due" DATE NOT NULL,
    "first_due" DATE NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'planned',
    "done_on" DATE,
    "measure" TEXT NOT NULL,
    "expected" DOUBLE PRECISION NOT NULL,
    "baseline_from" DATE NOT NULL,
    "baseline_to" DATE NOT NULL,
    "baseline_state" TEXT NOT NULL,
    "baseline_value" DOUBLE PRECISION,
    "baseline_low" DOUBLE PRECISION,
    "baseline_high" DOUBLE PRECISION,
    "baseline_n" INTEGER,
    "baseline_counts" JSONB,
    "baseline_departments" INTEGER[],
    "baseline_touchpoints" INTEGER[],
    "made_by" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "plan_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "plan_department_id_idx" ON "plan"("department_id");
CREATE INDEX "plan_stage_id_idx" ON "plan"("stage_id");
CREATE INDEX "plan_touchpoint_id_idx" ON "plan"("touchpoint_id");

CREATE TABLE "plan_change" (
    "plan_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "from_day" DATE,
    "to_day" DATE,
    "person_id" UUID,
    "note" TEXT NOT NULL DEFAULT '',
    "changed_by" UUID NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "plan_change_pkey" PRIMARY KEY ("plan_id","version")
);

ALTER TABLE "plan" ADD CONSTRAINT "plan_stage_id_fkey" FOREIGN KEY ("stage_id") REFERENCES "stage"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "plan" ADD CONSTRAINT "plan_touchpoint_id_fkey" FOREIGN KEY ("touchpoint_id") REFERENCES "touchpoint"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "plan" ADD CONSTRAINT "plan_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "plan_change" ADD CONSTRAINT "plan_change_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE plan
  ADD CONSTRAINT plan_has_one_place CHECK (num_nonnulls(stage_id, touchpoint_id) = 1),
  ADD CONSTRAINT plan_state_is_known CHECK (state IN ('planned', 'in progress', 'done', 'stopped')),
  ADD CONSTRAINT plan_done_has_its_day CHECK ((state = 'done') = (done_on IS NOT NULL)),
  ADD CONSTRAINT plan_dates_in_order CHECK (starts_on <= due AND starts_on <= first_due),
  ADD CONSTRAINT plan_measure_is_known CHECK (measure IN ('nps', 'detractor-share', 'ces')),
  ADD CONSTRAINT plan_baseline_is_months CHECK (baseline_from < baseline_to
    AND extract(day FROM baseline_from) = 1 AND extract(day FROM baseline_to) = 1),
  -- A baseline that could not be shown when it was taken holds no figure at all.
  ADD CONSTRAINT plan_baseline_whole CHECK (
    num_nonnulls(baseline_value, baseline_low, baseline_high, baseline_n, baseline_counts)
      = CASE baseline_state WHEN 'shown' THEN 5 WHEN 'none' THEN 0 WHEN 'few' THEN 0 WHEN 'complement' THEN 0 END);

-- What was said and where it started stay: dates, states and owners change.
CREATE FUNCTION keep_plan() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  IF to_jsonb(NEW) - '{owner_id,due,state,done_on,version}'::text[] IS DISTINCT FROM to_jsonb(OLD) - '{owner_id,due,state,done_on,version}'::text[]
  THEN RAISE EXCEPTION 'a plan keeps what was said and where it started'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_plan BEFORE UPDATE ON plan FOR EACH ROW EXECUTE FUNCTION keep_plan();
REVOKE DELETE ON plan FROM kept_app;
REVOKE UPDATE, DELETE ON plan_change FROM kept_app;
