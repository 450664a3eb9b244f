-- A row that was not counted as it stood in its file, for people to correct: a list of its cells, as JSON, those that are
-- not read empty.
ALTER TABLE import_refusal ADD COLUMN cells json;
