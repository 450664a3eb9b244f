-- What changing channel costs customers, by ordered pairs of channels, as the worker last found it.
CREATE TABLE "seam_analysis" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "data_version" TEXT NOT NULL,
    "as_of" TIMESTAMPTZ(3) NOT NULL,
    "first_day" DATE NOT NULL,
    "end_day" DATE NOT NULL,
    "looked" DOUBLE PRECISION NOT NULL,
    "matters" INTEGER NOT NULL,
    "unknown" INTEGER NOT NULL,
    "seamlessness" DOUBLE PRECISION,

    CONSTRAINT "seam_analysis_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "seam" (
    "analysis_id" INTEGER NOT NULL DEFAULT 1,
    "stage_id" INTEGER NOT NULL DEFAULT 0,
    "from_channel" INTEGER NOT NULL,
    "to_channel" INTEGER NOT NULL,
    "n" INTEGER,
    "compared" INTEGER,
    "penalty" DOUBLE PRECISION,
    "low" DOUBLE PRECISION,
    "high" DOUBLE PRECISION,
    "is_clear" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "seam_pkey" PRIMARY KEY ("analysis_id","stage_id","from_channel","to_channel")
);

ALTER TABLE "seam" ADD CONSTRAINT "seam_analysis_id_fkey" FOREIGN KEY ("analysis_id") REFERENCES "seam_analysis"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A pair is two channels, and is told whole or not at all.
ALTER TABLE seam_analysis ADD CONSTRAINT seam_analysis_is_one CHECK (id = 1);
ALTER TABLE seam ADD CONSTRAINT seam_is_whole CHECK (from_channel <> to_channel AND num_nonnulls(n, compared, penalty, low, high) IN (0, 5));
