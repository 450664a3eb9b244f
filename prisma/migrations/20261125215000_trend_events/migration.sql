-- What happened, and which months fix the control limits: both stand on trends.

-- CreateTable
CREATE TABLE "trend_event" (
    "id" SERIAL NOT NULL,
    "department_id" INTEGER,
    "day" DATE NOT NULL,
    "words" TEXT NOT NULL,
    "added_by" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "trend_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "control_baseline" (
    "id" SERIAL NOT NULL,
    "department_id" INTEGER,
    "first_day" DATE NOT NULL,
    "end_day" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "decided_by" UUID NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "control_baseline_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "trend_event_department_id_day_idx" ON "trend_event"("department_id", "day");

-- CreateIndex
CREATE INDEX "control_baseline_department_id_idx" ON "control_baseline"("department_id");

-- AddForeignKey
ALTER TABLE "trend_event" ADD CONSTRAINT "trend_event_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "control_baseline" ADD CONSTRAINT "control_baseline_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE trend_event ADD CONSTRAINT trend_event_says_something CHECK (length(words) BETWEEN 1 AND 200);
-- Limits of fewer than twelve months would follow the noise (A17).
ALTER TABLE control_baseline ADD CONSTRAINT control_baseline_is_a_year CHECK (
  extract(day FROM first_day) = 1 AND extract(day FROM end_day) = 1 AND first_day + interval '12 months' <= end_day
  AND length(reason) BETWEEN 1 AND 500);

-- A decision is a record: made, and superseded by the next, but never changed or taken back.
REVOKE UPDATE, DELETE ON control_baseline FROM kept_app;

CREATE TRIGGER note_change AFTER INSERT OR UPDATE OR DELETE ON trend_event FOR EACH STATEMENT EXECUTE FUNCTION rollup.note_change();
CREATE TRIGGER note_change AFTER INSERT OR UPDATE OR DELETE ON control_baseline FOR EACH STATEMENT EXECUTE FUNCTION rollup.note_change();
