-- Who was reminded of which card: once of each, whoever looks and however often. See docs/decisions/0085.
CREATE TABLE "card_reminder" (
    "person_id" UUID NOT NULL,
    "department_id" INTEGER NOT NULL,
    "period_from" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "card_reminder_pkey" PRIMARY KEY ("person_id","department_id","period_from","kind","round")
);
ALTER TABLE "card_reminder" ADD CONSTRAINT "card_reminder_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE card_reminder ADD CONSTRAINT card_reminder_kind CHECK (kind IN ('soon', 'overdue', 'countersign'));
REVOKE UPDATE, DELETE ON card_reminder FROM kept_app;
