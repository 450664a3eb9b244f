-- What an import keeps of its file's cells once it has ended: nothing in its report, and of rows that were not counted only what
-- goes when their customer is erased.
ALTER TABLE import_refusal ADD COLUMN customer_ref text COLLATE "C";
CREATE INDEX import_refusal_customer ON import_refusal (customer_ref) WHERE customer_ref IS NOT NULL;

-- A list of sentences (or of objects that hold one as `reason`) without the cells that they quote.
CREATE FUNCTION facts.quoteless(list jsonb) RETURNS jsonb
  LANGUAGE sql IMMUTABLE SET search_path = pg_catalog AS $$
  SELECT coalesce(jsonb_agg(CASE WHEN jsonb_typeof(each) = 'string' THEN to_jsonb(regexp_replace(each #>> '{}', '“.*”', '“•••”'))
    ELSE each || jsonb_build_object('reason', regexp_replace(each ->> 'reason', '“.*”', '“•••”')) END ORDER BY place), '[]')
  FROM jsonb_array_elements(list) WITH ORDINALITY AS listed (each, place)
$$;

-- What was found in a file, without any of its cells.
CREATE FUNCTION facts.without_cells(report jsonb) RETURNS jsonb
  LANGUAGE sql IMMUTABLE SET search_path = pg_catalog AS $$
  SELECT report || jsonb_build_object('needs', '[]'::jsonb,
    'columns', (SELECT coalesce(jsonb_agg(each || '{"samples": []}' ORDER BY place), '[]')
      FROM jsonb_array_elements(report -> 'columns') WITH ORDINALITY AS listed (each, place)),
    'notCounted', facts.quoteless(report -> 'notCounted'), 'leftOut', facts.quoteless(report -> 'leftOut'),
    'warnings', facts.quoteless(report -> 'warnings'),
    'dates', CASE WHEN jsonb_typeof(report -> 'dates') = 'object' THEN (report -> 'dates') || '{"examples": []}' ELSE 'null' END)
$$;

CREATE FUNCTION facts.forget_cells() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  NEW.report := facts.without_cells(NEW.report);
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION facts.quoteless, facts.without_cells, facts.forget_cells FROM PUBLIC;

CREATE TRIGGER forget_cells BEFORE UPDATE ON import FOR EACH ROW
  WHEN (NEW.state IN ('done', 'failed', 'undone') AND NEW.state IS DISTINCT FROM OLD.state AND jsonb_typeof(NEW.report -> 'columns') = 'array')
  EXECUTE FUNCTION facts.forget_cells();

UPDATE import SET report = facts.without_cells(report)
WHERE state IN ('done', 'failed', 'undone') AND jsonb_typeof(report -> 'columns') = 'array';
