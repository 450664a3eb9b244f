-- What the organisation wants its customers to feel, in every wording it had, and which heads have said that they read it.
CREATE TABLE "vision" (
    "number" INTEGER NOT NULL,
    "sentence" TEXT NOT NULL,
    "principles" TEXT[] NOT NULL,
    "written_by" UUID,
    "written_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "vision_pkey" PRIMARY KEY ("number")
);

CREATE TABLE "vision_acknowledgement" (
    "number" INTEGER NOT NULL,
    "department_id" INTEGER NOT NULL,
    "person_id" UUID NOT NULL,
    "acknowledged_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "vision_acknowledgement_pkey" PRIMARY KEY ("number","department_id")
);

ALTER TABLE "vision_acknowledgement" ADD CONSTRAINT "vision_acknowledgement_number_fkey" FOREIGN KEY ("number") REFERENCES "vision"("number") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "vision_acknowledgement" ADD CONSTRAINT "vision_acknowledgement_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "vision_acknowledgement" ADD CONSTRAINT "vision_acknowledgement_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
