-- The app's role owns nothing. An installation may make it a login of its own, or let its login be a member of it.
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'kept_app') THEN CREATE ROLE kept_app NOLOGIN; END IF;
END $$;

GRANT USAGE ON SCHEMA public TO kept_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO kept_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO kept_app;

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "audit_event" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "object" TEXT NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "address" TEXT,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import" (
    "id" SERIAL NOT NULL,
    "token" UUID NOT NULL DEFAULT gen_random_uuid(),
    "survey_id" INTEGER,
    "file_name" TEXT NOT NULL,
    "file_path" TEXT,
    "file_sha256" TEXT,
    "file_bytes" BIGINT,
    "state" TEXT NOT NULL DEFAULT 'created',
    "options" JSONB NOT NULL DEFAULT '{}',
    "report" JSONB,
    "cursor_row" INTEGER NOT NULL DEFAULT 0,
    "accepted" INTEGER NOT NULL DEFAULT 0,
    "refused" INTEGER NOT NULL DEFAULT 0,
    "duplicates" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_refusal" (
    "import_id" INTEGER NOT NULL,
    "row" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "import_refusal_pkey" PRIMARY KEY ("import_id","row")
);

-- CreateTable
CREATE TABLE "journey" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "journey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stage" (
    "id" SERIAL NOT NULL,
    "journey_id" INTEGER NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "wants" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "stage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "touchpoint" (
    "id" SERIAL NOT NULL,
    "stage_id" INTEGER,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "retired_on" DATE,

    CONSTRAINT "touchpoint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "channel" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "channel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "segment" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "segment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "persona" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "about" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "persona_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "touchpoint_role" (
    "id" SERIAL NOT NULL,
    "touchpoint_id" INTEGER NOT NULL,
    "department_id" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,

    CONSTRAINT "touchpoint_role_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "target" (
    "id" SERIAL NOT NULL,
    "department_id" INTEGER,
    "metric" TEXT NOT NULL DEFAULT 'nps',
    "value" DOUBLE PRECISION NOT NULL,
    "band" DOUBLE PRECISION NOT NULL DEFAULT 5,
    "valid_from" DATE NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "target_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3),
    "deactivated_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "department" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "retired_on" DATE,

    CONSTRAINT "department_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "grant_held" (
    "id" SERIAL NOT NULL,
    "person_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "department_id" INTEGER,
    "granted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "grant_held_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "token_hash" BYTEA NOT NULL,
    "person_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "address" TEXT,
    "browser" TEXT,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "throttle" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "throttle_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "customer" (
    "id" BIGSERIAL NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'existing',
    "ref" TEXT NOT NULL,
    "email" TEXT,
    "name" TEXT,
    "revenue" DECIMAL(14,2),
    "lost_on" DATE,
    "import_id" INTEGER,

    CONSTRAINT "customer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "response" (
    "id" BIGSERIAL NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL,
    "survey_id" INTEGER NOT NULL,
    "touchpoint_id" INTEGER,
    "channel_id" INTEGER,
    "segment_id" INTEGER,
    "persona_id" INTEGER,
    "customer_id" BIGINT,
    "import_id" INTEGER,
    "score" SMALLINT,
    "csat" SMALLINT,
    "ces" SMALLINT,
    "emotion" SMALLINT,
    "promise_kept" SMALLINT,
    "weight" REAL,
    "language" TEXT,
    "comment" TEXT,

    CONSTRAINT "response_pkey" PRIMARY KEY ("id","answered_at")
) PARTITION BY RANGE ("answered_at");

-- CreateTable
CREATE TABLE "response_key" (
    "survey_id" INTEGER NOT NULL,
    "external_id" TEXT NOT NULL,
    "import_id" INTEGER,

    CONSTRAINT "response_key_pkey" PRIMARY KEY ("survey_id","external_id")
);

-- CreateTable
CREATE TABLE "organisation" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL DEFAULT 'Europe/London',
    "currency" TEXT NOT NULL DEFAULT 'GBP',
    "fiscal_year_start" INTEGER NOT NULL DEFAULT 1,
    "fewest_answers" INTEGER NOT NULL DEFAULT 5,
    "fewest_comments" INTEGER NOT NULL DEFAULT 10,
    "open_scorecards" BOOLEAN NOT NULL DEFAULT true,
    "is_sample" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "worker_seen" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "worker_seen_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "survey" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "identity_mode" TEXT NOT NULL DEFAULT 'identified',
    "counts_in_score" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "survey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "question" (
    "id" SERIAL NOT NULL,
    "survey_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "wording" TEXT NOT NULL,

    CONSTRAINT "question_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "asked" (
    "survey_id" INTEGER NOT NULL,
    "touchpoint_id" INTEGER NOT NULL DEFAULT 0,
    "month" DATE NOT NULL,
    "asked" INTEGER NOT NULL,
    "delivered" INTEGER NOT NULL,

    CONSTRAINT "asked_pkey" PRIMARY KEY ("survey_id","touchpoint_id","month")
);

-- CreateIndex
CREATE INDEX "audit_event_at_idx" ON "audit_event"("at");

-- CreateIndex
CREATE UNIQUE INDEX "import_token_key" ON "import"("token");

-- CreateIndex
CREATE UNIQUE INDEX "journey_slug_key" ON "journey"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "stage_journey_id_slug_key" ON "stage"("journey_id", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "touchpoint_slug_key" ON "touchpoint"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "touchpoint_name_key" ON "touchpoint"("name");

-- CreateIndex
CREATE INDEX "touchpoint_stage_id_idx" ON "touchpoint"("stage_id");

-- CreateIndex
CREATE UNIQUE INDEX "channel_slug_key" ON "channel"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "channel_name_key" ON "channel"("name");

-- CreateIndex
CREATE UNIQUE INDEX "segment_slug_key" ON "segment"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "segment_name_key" ON "segment"("name");

-- CreateIndex
CREATE UNIQUE INDEX "persona_slug_key" ON "persona"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "persona_name_key" ON "persona"("name");

-- CreateIndex
CREATE INDEX "touchpoint_role_touchpoint_id_idx" ON "touchpoint_role"("touchpoint_id");

-- CreateIndex
CREATE INDEX "touchpoint_role_department_id_idx" ON "touchpoint_role"("department_id");

-- CreateIndex
CREATE UNIQUE INDEX "target_department_id_metric_valid_from_key" ON "target"("department_id", "metric", "valid_from");

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

-- CreateIndex
CREATE UNIQUE INDEX "department_slug_key" ON "department"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "department_name_key" ON "department"("name");

-- CreateIndex
CREATE INDEX "grant_held_person_id_idx" ON "grant_held"("person_id");

-- CreateIndex
CREATE INDEX "grant_held_department_id_idx" ON "grant_held"("department_id");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_hash_key" ON "session"("token_hash");

-- CreateIndex
CREATE INDEX "session_person_id_idx" ON "session"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "customer_ref_key" ON "customer"("ref");

-- CreateIndex
CREATE INDEX "response_customer_id_answered_at_idx" ON "response"("customer_id", "answered_at");

-- CreateIndex
CREATE UNIQUE INDEX "survey_name_key" ON "survey"("name");

-- CreateIndex
CREATE UNIQUE INDEX "question_survey_id_position_key" ON "question"("survey_id", "position");

-- AddForeignKey
ALTER TABLE "import" ADD CONSTRAINT "import_survey_id_fkey" FOREIGN KEY ("survey_id") REFERENCES "survey"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_refusal" ADD CONSTRAINT "import_refusal_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "import"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stage" ADD CONSTRAINT "stage_journey_id_fkey" FOREIGN KEY ("journey_id") REFERENCES "journey"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "touchpoint" ADD CONSTRAINT "touchpoint_stage_id_fkey" FOREIGN KEY ("stage_id") REFERENCES "stage"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "touchpoint_role" ADD CONSTRAINT "touchpoint_role_touchpoint_id_fkey" FOREIGN KEY ("touchpoint_id") REFERENCES "touchpoint"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "touchpoint_role" ADD CONSTRAINT "touchpoint_role_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "target" ADD CONSTRAINT "target_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grant_held" ADD CONSTRAINT "grant_held_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grant_held" ADD CONSTRAINT "grant_held_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question" ADD CONSTRAINT "question_survey_id_fkey" FOREIGN KEY ("survey_id") REFERENCES "survey"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "asked" ADD CONSTRAINT "asked_survey_id_fkey" FOREIGN KEY ("survey_id") REFERENCES "survey"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- What Prisma's schema cannot say -------------------------------------------------------------------------------

ALTER TABLE organisation ADD CONSTRAINT organisation_is_one CHECK (id = 1);

ALTER TABLE person ADD CONSTRAINT person_email_is_lower_case CHECK (email = lower(email));

ALTER TABLE grant_held
  ADD CONSTRAINT grant_role_is_known CHECK (role IN ('executive', 'admin', 'head', 'member')),
  ADD CONSTRAINT grant_department_fits_role CHECK ((role IN ('head', 'member')) = (department_id IS NOT NULL));
CREATE UNIQUE INDEX grant_held_once ON grant_held (person_id, role, coalesce(department_id, 0));

ALTER TABLE survey ADD CONSTRAINT survey_identity_mode_is_known
  CHECK (identity_mode IN ('identified', 'confidential', 'anonymous'));

ALTER TABLE customer
  ADD CONSTRAINT customer_kind_is_known CHECK (kind IN ('existing', 'prospective', 'partner', 'supplier', 'staff'));
CREATE INDEX customer_email ON customer (lower(email)) WHERE email IS NOT NULL;

-- Exactly one owner a day (an integer range of one stands in for equality, so no extension is needed), and
-- transfers on the first of a month, because the monthly cubes could not tell them apart otherwise.
ALTER TABLE touchpoint_role
  ADD CONSTRAINT touchpoint_role_is_known CHECK (role IN ('owner', 'contributor')),
  ADD CONSTRAINT touchpoint_role_from_first_of_month CHECK (extract(day FROM valid_from) = 1),
  ADD CONSTRAINT touchpoint_role_to_first_of_month CHECK (valid_to IS NULL OR (extract(day FROM valid_to) = 1 AND valid_to > valid_from)),
  ADD CONSTRAINT touchpoint_has_one_owner_a_day EXCLUDE USING gist (
    int4range(touchpoint_id, touchpoint_id, '[]') WITH &&, daterange(valid_from, valid_to) WITH &&
  ) WHERE (role = 'owner');

CREATE UNIQUE INDEX target_once_a_day ON target (coalesce(department_id, 0), metric, valid_from);

ALTER TABLE asked ADD CONSTRAINT asked_fits CHECK (asked >= delivered AND delivered >= 0 AND extract(day FROM month) = 1);

ALTER TABLE import ADD CONSTRAINT import_state_is_known CHECK (state IN
  ('created', 'received', 'checking', 'checked', 'loading', 'done', 'failed', 'undoing', 'undone'));

ALTER TABLE response
  ADD CONSTRAINT response_score_is_0_to_10 CHECK (score BETWEEN 0 AND 10),
  ADD CONSTRAINT response_csat_is_1_to_5 CHECK (csat BETWEEN 1 AND 5),
  ADD CONSTRAINT response_ces_is_1_to_7 CHECK (ces BETWEEN 1 AND 7),
  ADD CONSTRAINT response_emotion_is_a_valence CHECK (emotion BETWEEN -2 AND 2),
  ADD CONSTRAINT response_promise_is_known CHECK (promise_kept BETWEEN -1 AND 1);
CREATE INDEX response_answered_at ON response USING brin (answered_at);
CREATE INDEX response_import ON response USING brin (import_id) WITH (pages_per_range = 32);
CREATE INDEX response_comments ON response (touchpoint_id, answered_at DESC) WHERE comment IS NOT NULL;
CREATE INDEX response_key_import ON response_key USING brin (import_id) WITH (pages_per_range = 32);

-- A month of answers is one partition, out of sight of the tools that read schema `public`. Attaching does not
-- block readers or writers; the advisory lock keeps two writers from making the same month.
CREATE SCHEMA facts;
CREATE FUNCTION facts.ensure_months(first_day date, last_day date) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  first_month date := date_trunc('month', first_day);
  name text;
  lower_end timestamptz;
BEGIN
  IF last_day - first_day > 366 * 60 THEN RAISE EXCEPTION 'ensure_months: more than 60 years'; END IF;
  WHILE first_month <= last_day LOOP
    name := 'response_' || to_char(first_month, 'YYYY_MM');
    IF to_regclass('facts.' || name) IS NULL THEN
      PERFORM pg_advisory_xact_lock(hashtext('facts.ensure_months'));
      IF to_regclass('facts.' || name) IS NULL THEN
        lower_end := first_month::timestamp AT TIME ZONE 'UTC';
        EXECUTE format('CREATE TABLE facts.%I (LIKE public.response INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', name);
        EXECUTE format('ALTER TABLE public.response ATTACH PARTITION facts.%I FOR VALUES FROM (%L) TO (%L)', name,
          lower_end, (first_month + interval '1 month') AT TIME ZONE 'UTC');
      END IF;
    END IF;
    first_month := first_month + interval '1 month';
  END LOOP;
END $$;
GRANT USAGE ON SCHEMA facts TO kept_app;
GRANT EXECUTE ON FUNCTION facts.ensure_months TO kept_app;

-- Append-only for the app: no UPDATE, no DELETE, no TRUNCATE.
REVOKE UPDATE, DELETE ON audit_event FROM kept_app;
