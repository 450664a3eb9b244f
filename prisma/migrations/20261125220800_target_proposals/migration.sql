-- AlterTable
ALTER TABLE "target" ADD COLUMN     "set_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "set_by" UUID;

-- CreateTable
CREATE TABLE "target_proposal" (
    "id" SERIAL NOT NULL,
    "department_id" INTEGER NOT NULL,
    "metric" TEXT NOT NULL,
    "value" DOUBLE PRECISION NOT NULL,
    "band" DOUBLE PRECISION NOT NULL,
    "valid_from" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "proposed_by" UUID NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decision" TEXT,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "target_proposal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "target_proposal_department_id_idx" ON "target_proposal"("department_id");

-- AddForeignKey
ALTER TABLE "target_proposal" ADD CONSTRAINT "target_proposal_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE target_proposal
  ADD CONSTRAINT target_proposal_from_first_of_month CHECK (extract(day FROM valid_from) = 1),
  ADD CONSTRAINT target_proposal_is_decided_whole CHECK (
    (decision IS NULL AND decided_by IS NULL AND decided_at IS NULL)
    OR (decision IN ('approved', 'declined') AND decided_by IS NOT NULL AND decided_at IS NOT NULL));
-- One open proposal a measure, department and month: a second thought replaces the first.
CREATE UNIQUE INDEX target_proposal_open_once ON target_proposal (department_id, metric, valid_from) WHERE decision IS NULL;
