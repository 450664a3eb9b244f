-- Programs send files too, with a key: who sent one is a person's id, or `key:` and a number, as in the audit trail.
ALTER TABLE evidence_file ALTER COLUMN sent_by TYPE text USING sent_by::text;
