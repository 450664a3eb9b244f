-- Promises: what was published, in versions; what happened under them; and decided events by month.
CREATE TABLE "promise" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "stage_id" INTEGER NOT NULL,
    "touchpoint_id" INTEGER,
    "made_by" INTEGER NOT NULL,
    "delivered_by" INTEGER NOT NULL,
    "published_in" TEXT NOT NULL DEFAULT '',
    "weight" DOUBLE PRECISION NOT NULL DEFAULT 1,
    "valid_to" DATE,

    CONSTRAINT "promise_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "promise_version" (
    "id" SERIAL NOT NULL,
    "promise_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "comparator" TEXT NOT NULL,
    "threshold" DOUBLE PRECISION NOT NULL,
    "unit" TEXT NOT NULL,
    "limit_hours" DOUBLE PRECISION,
    "target" DOUBLE PRECISION NOT NULL DEFAULT 100,
    "valid_from" DATE NOT NULL,

    CONSTRAINT "promise_version_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "promise_event" (
    "promise_id" INTEGER NOT NULL,
    "external_id" TEXT NOT NULL,
    "version_id" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "value" DOUBLE PRECISION,
    "kept" BOOLEAN,

    CONSTRAINT "promise_event_pkey" PRIMARY KEY ("promise_id","external_id")
);

CREATE TABLE "promise_tally" (
    "version_id" INTEGER NOT NULL,
    "month" DATE NOT NULL,
    "kept" INTEGER NOT NULL,
    "broken" INTEGER NOT NULL,

    CONSTRAINT "promise_tally_pkey" PRIMARY KEY ("version_id","month")
);

CREATE UNIQUE INDEX "promise_slug_key" ON "promise"("slug");
CREATE INDEX "promise_stage_id_idx" ON "promise"("stage_id");
CREATE UNIQUE INDEX "promise_version_promise_id_number_key" ON "promise_version"("promise_id", "number");
CREATE UNIQUE INDEX "promise_version_promise_id_valid_from_key" ON "promise_version"("promise_id", "valid_from");
CREATE INDEX "promise_event_version_id_idx" ON "promise_event"("version_id");

ALTER TABLE "promise" ADD CONSTRAINT "promise_stage_id_fkey" FOREIGN KEY ("stage_id") REFERENCES "stage"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "promise" ADD CONSTRAINT "promise_touchpoint_id_fkey" FOREIGN KEY ("touchpoint_id") REFERENCES "touchpoint"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "promise" ADD CONSTRAINT "promise_made_by_fkey" FOREIGN KEY ("made_by") REFERENCES "department"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "promise" ADD CONSTRAINT "promise_delivered_by_fkey" FOREIGN KEY ("delivered_by") REFERENCES "department"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "promise_version" ADD CONSTRAINT "promise_version_promise_id_fkey" FOREIGN KEY ("promise_id") REFERENCES "promise"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "promise_event" ADD CONSTRAINT "promise_event_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "promise_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "promise_tally" ADD CONSTRAINT "promise_tally_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "promise_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE promise ADD CONSTRAINT promise_weight_is_not_negative CHECK (weight >= 0);
ALTER TABLE promise_version
  ADD CONSTRAINT promise_comparator_is_known CHECK (comparator IN ('at most', 'at least')),
  ADD CONSTRAINT promise_target_is_a_share CHECK (target > 0 AND target <= 100);
-- Events that nobody has decided yet are few, and counted when a page is opened: their time limit may have passed.
CREATE INDEX promise_event_open ON promise_event (version_id, started_at) WHERE value IS NULL AND kept IS NULL;
