-- The journey map: drafts and versions of maps, stages that somebody answers for, what touchpoints are, and transfers.
ALTER TABLE "journey" ADD COLUMN "kind" TEXT NOT NULL DEFAULT 'as-is', ADD COLUMN "published_at" TIMESTAMPTZ(3),
  ADD COLUMN "position" INTEGER NOT NULL DEFAULT 0, ADD COLUMN "version" INTEGER NOT NULL DEFAULT 0;
UPDATE journey SET published_at = now(), version = 1;
ALTER TABLE journey ADD CONSTRAINT journey_kind_is_known CHECK (kind IN ('as-is', 'to-be'));

CREATE TABLE "journey_version" (
    "journey_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "changes" JSONB NOT NULL DEFAULT '[]',
    "published_by" UUID,
    "published_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "journey_version_pkey" PRIMARY KEY ("journey_id","number")
);

CREATE TABLE "journey_draft" (
    "id" SERIAL NOT NULL,
    "journey_id" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "started_by" UUID,
    "started_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "journey_draft_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "journey_change" (
    "draft_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "cell" TEXT NOT NULL,
    "before" JSONB NOT NULL,
    "after" JSONB NOT NULL,
    "changed_by" UUID,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "journey_change_pkey" PRIMARY KEY ("draft_id","version")
);

ALTER TABLE "stage" ADD COLUMN "designed_emotion" TEXT, ADD COLUMN "retired_on" DATE;

CREATE TABLE "stage_role" (
    "id" SERIAL NOT NULL,
    "stage_id" INTEGER NOT NULL,
    "department_id" INTEGER NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,

    CONSTRAINT "stage_role_pkey" PRIMARY KEY ("id")
);

ALTER TABLE "touchpoint" ADD COLUMN "declared" TEXT, ADD COLUMN "is_moment" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE touchpoint ADD CONSTRAINT touchpoint_declared_is_known CHECK (declared IN ('basic', 'differentiator'));

CREATE TABLE "touchpoint_channel" (
    "touchpoint_id" INTEGER NOT NULL,
    "channel_id" INTEGER NOT NULL,

    CONSTRAINT "touchpoint_channel_pkey" PRIMARY KEY ("touchpoint_id","channel_id")
);

ALTER TABLE "touchpoint_role" ADD COLUMN "part" TEXT, ADD COLUMN "contribution" TEXT NOT NULL DEFAULT '';
ALTER TABLE touchpoint_role ADD CONSTRAINT touchpoint_role_part_is_known
  CHECK (part IN ('responsible', 'consulted', 'informed') AND role = 'contributor' OR part IS NULL);

CREATE TABLE "ownership_transfer" (
    "id" SERIAL NOT NULL,
    "touchpoint_id" INTEGER NOT NULL,
    "from_department_id" INTEGER,
    "to_department_id" INTEGER NOT NULL,
    "asked_by_department" INTEGER,
    "starts_on" DATE NOT NULL,
    "asked_by" UUID,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_by" UUID,
    "settled_at" TIMESTAMPTZ(3),
    "outcome" TEXT,

    CONSTRAINT "ownership_transfer_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "journey_draft_journey_id_key" ON "journey_draft"("journey_id");
CREATE INDEX "stage_role_stage_id_idx" ON "stage_role"("stage_id");
CREATE INDEX "stage_role_department_id_idx" ON "stage_role"("department_id");
CREATE INDEX "ownership_transfer_touchpoint_id_idx" ON "ownership_transfer"("touchpoint_id");
CREATE INDEX "ownership_transfer_from_department_id_idx" ON "ownership_transfer"("from_department_id");
CREATE INDEX "ownership_transfer_to_department_id_idx" ON "ownership_transfer"("to_department_id");

ALTER TABLE "journey_version" ADD CONSTRAINT "journey_version_journey_id_fkey" FOREIGN KEY ("journey_id") REFERENCES "journey"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "journey_draft" ADD CONSTRAINT "journey_draft_journey_id_fkey" FOREIGN KEY ("journey_id") REFERENCES "journey"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "journey_change" ADD CONSTRAINT "journey_change_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "journey_draft"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "stage_role" ADD CONSTRAINT "stage_role_stage_id_fkey" FOREIGN KEY ("stage_id") REFERENCES "stage"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "stage_role" ADD CONSTRAINT "stage_role_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "touchpoint_channel" ADD CONSTRAINT "touchpoint_channel_touchpoint_id_fkey" FOREIGN KEY ("touchpoint_id") REFERENCES "touchpoint"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "touchpoint_channel" ADD CONSTRAINT "touchpoint_channel_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channel"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ownership_transfer" ADD CONSTRAINT "ownership_transfer_touchpoint_id_fkey" FOREIGN KEY ("touchpoint_id") REFERENCES "touchpoint"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ownership_transfer" ADD CONSTRAINT "ownership_transfer_from_department_id_fkey" FOREIGN KEY ("from_department_id") REFERENCES "department"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "ownership_transfer" ADD CONSTRAINT "ownership_transfer_to_department_id_fkey" FOREIGN KEY ("to_department_id") REFERENCES "department"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE stage_role
  ADD CONSTRAINT stage_role_from_first_of_month CHECK (extract(day FROM valid_from) = 1),
  ADD CONSTRAINT stage_role_to_first_of_month CHECK (valid_to IS NULL OR (extract(day FROM valid_to) = 1 AND valid_to > valid_from)),
  ADD CONSTRAINT stage_has_one_owner_a_day EXCLUDE USING gist (
    int4range(stage_id, stage_id, '[]') WITH &&, daterange(valid_from, valid_to) WITH &&);

-- One open offer a touchpoint, settled with an outcome or not at all, and from a first of a month on.
CREATE UNIQUE INDEX ownership_transfer_open_once ON ownership_transfer (touchpoint_id) WHERE settled_at IS NULL;
ALTER TABLE ownership_transfer
  ADD CONSTRAINT ownership_transfer_outcome_is_known CHECK (outcome IN ('accepted', 'declined', 'withdrawn')),
  ADD CONSTRAINT ownership_transfer_is_settled_whole CHECK ((outcome IS NULL) = (settled_at IS NULL)),
  ADD CONSTRAINT ownership_transfer_from_first_of_month CHECK (extract(day FROM starts_on) = 1);

-- These shape figures without being answers.
CREATE TRIGGER note_change AFTER INSERT OR UPDATE OR DELETE ON public.journey FOR EACH STATEMENT EXECUTE FUNCTION rollup.note_change();
CREATE TRIGGER note_change AFTER INSERT OR UPDATE OR DELETE ON public.stage_role FOR EACH STATEMENT EXECUTE FUNCTION rollup.note_change();
CREATE TRIGGER note_change AFTER INSERT OR UPDATE OR DELETE ON public.ownership_transfer FOR EACH STATEMENT EXECUTE FUNCTION rollup.note_change();
