-- Files of what happened under a promise, read by the worker. The cursor moves in the transaction that files the rows before
-- it, so a kill at any moment loses nothing and counts nothing twice.
CREATE TABLE "evidence_file" (
    "id" SERIAL NOT NULL,
    "promise_id" INTEGER NOT NULL,
    "token" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "cursor_row" INTEGER NOT NULL DEFAULT 0,
    "read" INTEGER NOT NULL DEFAULT 0,
    "taken" INTEGER NOT NULL DEFAULT 0,
    "refused" JSONB NOT NULL DEFAULT '[]',
    "problem" TEXT,
    "sent_by" UUID NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "evidence_file_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "evidence_file_token_key" ON "evidence_file"("token");
CREATE INDEX "evidence_file_promise_id_idx" ON "evidence_file"("promise_id");
ALTER TABLE "evidence_file" ADD CONSTRAINT "evidence_file_promise_id_fkey" FOREIGN KEY ("promise_id") REFERENCES "promise"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE evidence_file
  ADD CONSTRAINT evidence_file_state_is_known CHECK (state IN ('waiting', 'reading', 'done', 'failed')),
  ADD CONSTRAINT evidence_file_ends_once CHECK ((finished_at IS NOT NULL) = (state IN ('done', 'failed'))),
  ADD CONSTRAINT evidence_file_failed_says_why CHECK ((problem IS NOT NULL) = (state = 'failed'));

-- Who states promises sends files; the worker reads them.
SELECT wall.of_administration('evidence_file');
