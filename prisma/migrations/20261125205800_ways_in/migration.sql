-- AlterTable
ALTER TABLE "person" ADD COLUMN     "credential_version" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "daily_mail" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "deadline_mail" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "shortcuts_off" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "session" ADD COLUMN     "proof" TEXT NOT NULL DEFAULT 'password',
ADD COLUMN     "proven_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- CreateTable
CREATE TABLE "one_time_link" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "token_hash" BYTEA NOT NULL,
    "purpose" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "credential_version" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "created_by" TEXT NOT NULL,

    CONSTRAINT "one_time_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_step" (
    "token_hash" BYTEA NOT NULL,
    "kind" TEXT NOT NULL,
    "person_id" UUID,
    "data" JSONB NOT NULL DEFAULT '{}',
    "tries" INTEGER NOT NULL DEFAULT 0,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_step_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "totp" (
    "person_id" UUID NOT NULL,
    "secret" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmed_at" TIMESTAMPTZ(3),
    "last_step" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "totp_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "recovery_code" (
    "id" SERIAL NOT NULL,
    "person_id" UUID NOT NULL,
    "code_hash" BYTEA NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "passkey" (
    "id" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "public_key" BYTEA NOT NULL,
    "counter" BIGINT NOT NULL DEFAULT 0,
    "transports" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "passkey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sso_subject" (
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "linked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sso_subject_pkey" PRIMARY KEY ("issuer","subject")
);

-- CreateTable
CREATE TABLE "sign_in_policy" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "factor_roles" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "session_hours" INTEGER NOT NULL DEFAULT 12,
    "admin_idle_minutes" INTEGER NOT NULL DEFAULT 30,
    "shortest_password" INTEGER NOT NULL DEFAULT 12,
    "sso_name" TEXT,
    "sso_issuer" TEXT,
    "sso_client_id" TEXT,
    "sso_client_secret" BYTEA,
    "sso_domains" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "sign_in_policy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail_setting" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "host" TEXT NOT NULL,
    "port" INTEGER NOT NULL,
    "security" TEXT NOT NULL,
    "username" TEXT,
    "password" BYTEA,
    "sender" TEXT NOT NULL,
    "last_sent_at" TIMESTAMPTZ(3),
    "last_problem" TEXT,
    "last_problem_at" TIMESTAMPTZ(3),

    CONSTRAINT "mail_setting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "role_request" (
    "id" SERIAL NOT NULL,
    "person_id" UUID NOT NULL,
    "change" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "department_id" INTEGER,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "outcome" TEXT,

    CONSTRAINT "role_request_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "one_time_link_token_hash_key" ON "one_time_link"("token_hash");

-- CreateIndex
CREATE INDEX "one_time_link_person_id_idx" ON "one_time_link"("person_id");

-- CreateIndex
CREATE INDEX "sign_in_step_person_id_idx" ON "sign_in_step"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "recovery_code_person_id_code_hash_key" ON "recovery_code"("person_id", "code_hash");

-- CreateIndex
CREATE INDEX "passkey_person_id_idx" ON "passkey"("person_id");

-- CreateIndex
CREATE INDEX "sso_subject_person_id_idx" ON "sso_subject"("person_id");

-- CreateIndex
CREATE INDEX "role_request_person_id_idx" ON "role_request"("person_id");

-- AddForeignKey
ALTER TABLE "one_time_link" ADD CONSTRAINT "one_time_link_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_in_step" ADD CONSTRAINT "sign_in_step_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "totp" ADD CONSTRAINT "totp_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sso_subject" ADD CONSTRAINT "sso_subject_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_request" ADD CONSTRAINT "role_request_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- What Prisma's schema cannot say -------------------------------------------------------------------------------

ALTER TABLE one_time_link ADD CONSTRAINT one_time_link_purpose_is_known CHECK (purpose IN ('reset', 'invitation'));
ALTER TABLE sign_in_step ADD CONSTRAINT sign_in_step_kind_is_known CHECK (kind IN ('code', 'passkey', 'enrol', 'sso'));
ALTER TABLE sign_in_policy
  ADD CONSTRAINT sign_in_policy_is_one CHECK (id = 1),
  ADD CONSTRAINT sign_in_policy_is_sane CHECK (session_hours BETWEEN 1 AND 24 AND admin_idle_minutes BETWEEN 5 AND 720
    AND shortest_password BETWEEN 12 AND 64);
ALTER TABLE mail_setting
  ADD CONSTRAINT mail_setting_is_one CHECK (id = 1),
  ADD CONSTRAINT mail_security_is_known CHECK (security IN ('starttls', 'tls', 'none'));
ALTER TABLE role_request
  ADD CONSTRAINT role_request_is_known CHECK (change IN ('grant', 'revoke') AND (outcome IS NULL OR outcome IN ('approved', 'refused'))),
  ADD CONSTRAINT role_request_needs_a_second_person CHECK (decided_by IS DISTINCT FROM person_id OR outcome = 'refused');
CREATE UNIQUE INDEX role_request_once ON role_request (person_id, change, role, coalesce(department_id, 0)) WHERE decided_at IS NULL;
