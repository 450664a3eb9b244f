-- How files of one shape (the same tool, the same headings) were read the last time, so that the next needs no questions.
CREATE TABLE "import_source" (
    "shape" TEXT NOT NULL,
    "choices" JSONB NOT NULL,
    "file_name" TEXT NOT NULL,
    "used_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "import_source_pkey" PRIMARY KEY ("shape")
);
