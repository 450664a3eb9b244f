-- Keys for programs: each may do a few named things until a day, and is known by its hash alone.
CREATE TABLE "api_key" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "uses" TEXT[] NOT NULL,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "api_key_token_hash_key" ON "api_key"("token_hash");
ALTER TABLE api_key ADD CONSTRAINT api_key_does_something CHECK (cardinality(uses) > 0);
SELECT wall.of_administration('api_key');
