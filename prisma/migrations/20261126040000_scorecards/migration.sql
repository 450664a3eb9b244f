-- Targets of stages and touchpoints beside those of departments, and how much a measure counts in a scorecard's total.

-- AlterTable
ALTER TABLE "target" ADD COLUMN     "stage_id" INTEGER,
ADD COLUMN     "touchpoint_id" INTEGER;

-- AlterTable
ALTER TABLE "target_proposal" ADD COLUMN     "stage_id" INTEGER,
ADD COLUMN     "touchpoint_id" INTEGER;

-- CreateTable
CREATE TABLE "measure_weight" (
    "id" SERIAL NOT NULL,
    "department_id" INTEGER,
    "metric" TEXT NOT NULL,
    "weight" INTEGER NOT NULL,
    "valid_from" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "set_by" UUID,
    "set_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "measure_weight_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "measure_weight_department_id_idx" ON "measure_weight"("department_id");

-- AddForeignKey
ALTER TABLE "target" ADD CONSTRAINT "target_stage_id_fkey" FOREIGN KEY ("stage_id") REFERENCES "stage"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "target" ADD CONSTRAINT "target_touchpoint_id_fkey" FOREIGN KEY ("touchpoint_id") REFERENCES "touchpoint"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "target_proposal" ADD CONSTRAINT "target_proposal_stage_id_fkey" FOREIGN KEY ("stage_id") REFERENCES "stage"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "target_proposal" ADD CONSTRAINT "target_proposal_touchpoint_id_fkey" FOREIGN KEY ("touchpoint_id") REFERENCES "touchpoint"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "measure_weight" ADD CONSTRAINT "measure_weight_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE target ADD CONSTRAINT target_has_one_subject CHECK (num_nonnulls(department_id, stage_id, touchpoint_id) <= 1);
DROP INDEX target_once_a_day;
CREATE UNIQUE INDEX target_once_a_day
  ON target (coalesce(department_id, 0), coalesce(stage_id, 0), coalesce(touchpoint_id, 0), metric, valid_from);

ALTER TABLE target_proposal ADD CONSTRAINT target_proposal_has_one_subject CHECK (num_nonnulls(stage_id, touchpoint_id) <= 1);
DROP INDEX target_proposal_open_once;
CREATE UNIQUE INDEX target_proposal_open_once
  ON target_proposal (department_id, coalesce(stage_id, 0), coalesce(touchpoint_id, 0), metric, valid_from) WHERE decision IS NULL;

ALTER TABLE measure_weight
  ADD CONSTRAINT measure_weight_is_a_share CHECK (weight BETWEEN 0 AND 100),
  ADD CONSTRAINT measure_weight_from_first_of_month CHECK (extract(day FROM valid_from) = 1);
CREATE UNIQUE INDEX measure_weight_once_a_day ON measure_weight (coalesce(department_id, 0), metric, valid_from);
CREATE TRIGGER note_change AFTER INSERT OR UPDATE OR DELETE ON measure_weight FOR EACH STATEMENT EXECUTE FUNCTION rollup.note_change();

-- Promises shape figures of the scorecards.
CREATE TRIGGER note_change AFTER INSERT OR UPDATE OR DELETE ON promise FOR EACH STATEMENT EXECUTE FUNCTION rollup.note_change();
CREATE TRIGGER note_change AFTER INSERT OR UPDATE OR DELETE ON promise_version FOR EACH STATEMENT EXECUTE FUNCTION rollup.note_change();
CREATE TRIGGER note_change AFTER INSERT OR UPDATE OR DELETE ON promise_event FOR EACH STATEMENT EXECUTE FUNCTION rollup.note_change();
CREATE TRIGGER note_change AFTER INSERT OR UPDATE OR DELETE ON promise_tally FOR EACH STATEMENT EXECUTE FUNCTION rollup.note_change();
