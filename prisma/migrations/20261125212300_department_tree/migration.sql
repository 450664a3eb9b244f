-- AlterTable
ALTER TABLE "department" ADD COLUMN     "parent_id" INTEGER;

-- CreateTable
CREATE TABLE "headship" (
    "id" SERIAL NOT NULL,
    "person_id" UUID NOT NULL,
    "department_id" INTEGER NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,

    CONSTRAINT "headship_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "headship_department_id_idx" ON "headship"("department_id");

-- CreateIndex
CREATE INDEX "headship_person_id_idx" ON "headship"("person_id");

-- AddForeignKey
ALTER TABLE "department" ADD CONSTRAINT "department_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "department"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "headship" ADD CONSTRAINT "headship_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "headship" ADD CONSTRAINT "headship_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- What Prisma's schema cannot say -------------------------------------------------------------------------------

ALTER TABLE department ADD CONSTRAINT department_is_not_its_own_parent CHECK (parent_id <> id);
CREATE UNIQUE INDEX headship_once ON headship (person_id, department_id) WHERE valid_to IS NULL;

-- Heads are dated by whatever changes the role, on the organisation's calendar.
CREATE FUNCTION note_headship() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE zone text := coalesce((SELECT time_zone FROM organisation), 'UTC');
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO headship (person_id, department_id, valid_from)
      VALUES (NEW.person_id, NEW.department_id, (NEW.granted_at AT TIME ZONE zone)::date) ON CONFLICT DO NOTHING;
  ELSE
    UPDATE headship SET valid_to = greatest((now() AT TIME ZONE zone)::date, valid_from)
      WHERE person_id = OLD.person_id AND department_id = OLD.department_id AND valid_to IS NULL;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER note_headship_begin AFTER INSERT ON grant_held FOR EACH ROW WHEN (NEW.role = 'head') EXECUTE FUNCTION note_headship();
CREATE TRIGGER note_headship_end AFTER DELETE ON grant_held FOR EACH ROW WHEN (OLD.role = 'head') EXECUTE FUNCTION note_headship();
INSERT INTO headship (person_id, department_id, valid_from)
  SELECT person_id, department_id, granted_at::date FROM grant_held WHERE role = 'head';
REVOKE INSERT, UPDATE, DELETE ON headship FROM kept_app;
