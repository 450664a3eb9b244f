-- The kinds of actions there are, kept as events are linked: the page's list of them does not read the trail.
CREATE TABLE audit.kind (name text PRIMARY KEY);
INSERT INTO audit.kind SELECT DISTINCT split_part(action, '.', 1) FROM public.audit_event;

CREATE OR REPLACE FUNCTION audit.add_link(event public.audit_event) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  tip audit.head;
BEGIN
  SELECT * INTO tip FROM audit.head WHERE id = 1 FOR UPDATE;
  tip.seq := tip.seq + 1;
  tip.hash := audit.hash_of(tip.hash, tip.seq, event);
  INSERT INTO audit.link VALUES (tip.seq, event.id, tip.hash);
  UPDATE audit.head SET seq = tip.seq, hash = tip.hash WHERE id = 1;
  INSERT INTO audit.kind VALUES (split_part(event.action, '.', 1)) ON CONFLICT DO NOTHING;
END $$;

GRANT SELECT ON audit.kind TO kept_app;
