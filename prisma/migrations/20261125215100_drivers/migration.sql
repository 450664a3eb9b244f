-- What moves the score (A16, B5): not additive, so computed by the worker and stored with the moment it was true.

-- CreateTable
CREATE TABLE "driver_analysis" (
    "kind" TEXT NOT NULL,
    "department_id" INTEGER NOT NULL DEFAULT 0,
    "data_version" TEXT NOT NULL,
    "as_of" TIMESTAMPTZ(3) NOT NULL,
    "first_day" DATE NOT NULL,
    "end_day" DATE NOT NULL,
    "looked" DOUBLE PRECISION NOT NULL,
    "n" INTEGER NOT NULL,
    "lost" INTEGER NOT NULL,
    "needed" INTEGER NOT NULL,
    "explained" DOUBLE PRECISION,
    "low" DOUBLE PRECISION,
    "high" DOUBLE PRECISION,

    CONSTRAINT "driver_analysis_pkey" PRIMARY KEY ("kind","department_id")
);

-- CreateTable
CREATE TABLE "driver" (
    "kind" TEXT NOT NULL,
    "department_id" INTEGER NOT NULL DEFAULT 0,
    "key" TEXT NOT NULL,
    "weight" DOUBLE PRECISION NOT NULL,
    "low" DOUBLE PRECISION NOT NULL,
    "high" DOUBLE PRECISION NOT NULL,
    "share" DOUBLE PRECISION NOT NULL,
    "share_low" DOUBLE PRECISION NOT NULL,
    "share_high" DOUBLE PRECISION NOT NULL,
    "r" DOUBLE PRECISION,
    "inflation" DOUBLE PRECISION NOT NULL,
    "has_evidence" BOOLEAN NOT NULL,
    "duplicates" TEXT[],
    "ratings" INTEGER NOT NULL,
    "satisfied" INTEGER NOT NULL,
    "low_ratings" INTEGER NOT NULL,
    "high_ratings" INTEGER NOT NULL,
    "penalty" DOUBLE PRECISION,
    "reward" DOUBLE PRECISION,
    "class" TEXT NOT NULL,
    "candidate" TEXT NOT NULL,
    "candidate_since" DATE NOT NULL,

    CONSTRAINT "driver_pkey" PRIMARY KEY ("kind","department_id","key")
);

-- AddForeignKey
ALTER TABLE "driver" ADD CONSTRAINT "driver_kind_department_id_fkey" FOREIGN KEY ("kind", "department_id") REFERENCES "driver_analysis"("kind", "department_id") ON DELETE CASCADE ON UPDATE CASCADE;
