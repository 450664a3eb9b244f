-- The trail as a chain: each event's hash covers the hash before it, so that a changed, missing, moved or added event
-- shows. Events are linked when their transaction commits: the one head row is locked for that moment only.
CREATE SCHEMA audit;
CREATE TABLE audit.link (
  seq bigint PRIMARY KEY,
  event_id bigint NOT NULL UNIQUE,
  hash bytea NOT NULL CHECK (length(hash) = 32)
);
CREATE TABLE audit.head (
  id integer PRIMARY KEY CHECK (id = 1),
  seq bigint NOT NULL,
  hash bytea NOT NULL
);
INSERT INTO audit.head VALUES (1, 0, sha256('Kept'::bytea));

CREATE FUNCTION audit.hash_of(before bytea, seq bigint, event public.audit_event) RETURNS bytea
  LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
  SELECT sha256(before || convert_to(jsonb_build_array(seq, event.id, (extract(epoch FROM event.at) * 1000)::bigint,
    event.actor, event.action, event.object, event.detail, event.address)::text, 'UTF8'))
$$;

CREATE FUNCTION audit.add_link(event public.audit_event) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  tip audit.head;
BEGIN
  SELECT * INTO tip FROM audit.head WHERE id = 1 FOR UPDATE;
  tip.seq := tip.seq + 1;
  tip.hash := audit.hash_of(tip.hash, tip.seq, event);
  INSERT INTO audit.link VALUES (tip.seq, event.id, tip.hash);
  UPDATE audit.head SET seq = tip.seq, hash = tip.hash WHERE id = 1;
END $$;

CREATE FUNCTION audit.link_event() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  PERFORM audit.add_link(NEW);
  RETURN NULL;
END $$;

SELECT audit.add_link(event) FROM (SELECT e AS event FROM public.audit_event e ORDER BY e.id) AS so_far;

CREATE CONSTRAINT TRIGGER audit_event_is_linked AFTER INSERT ON public.audit_event
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit.link_event();

-- Append-only for everybody, the owner too.
CREATE FUNCTION audit.refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The audit trail is append-only.' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER audit_event_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON public.audit_event
  FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse();
CREATE TRIGGER audit_link_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.link
  FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse();
ALTER TABLE public.audit_event ENABLE ALWAYS TRIGGER audit_event_is_linked, ENABLE ALWAYS TRIGGER audit_event_stays;
ALTER TABLE audit.link ENABLE ALWAYS TRIGGER audit_link_stays;

-- The first event that is not as it was written, and how many there are. No row: the chain is whole.
CREATE FUNCTION audit.first_break() RETURNS TABLE (seq bigint, event_id bigint, problem text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  WITH chain AS (
    SELECT link.seq, link.event_id, link.hash, event,
      coalesce(lag(link.seq) OVER in_order, 0) AS seq_before,
      coalesce(lag(link.hash) OVER in_order, sha256('Kept'::bytea)) AS hash_before
    FROM audit.link LEFT JOIN public.audit_event event ON event.id = link.event_id
    WINDOW in_order AS (ORDER BY link.seq)
  ),
  breaks AS (
    SELECT seq, event_id,
      CASE WHEN seq <> seq_before + 1 THEN 'link missing' WHEN (event).id IS NULL THEN 'event missing' ELSE 'changed' END AS problem
    FROM chain
    WHERE seq <> seq_before + 1 OR (event).id IS NULL OR hash <> audit.hash_of(hash_before, seq, event)
    UNION ALL
    SELECT coalesce((SELECT min(link.seq) FROM audit.link WHERE link.event_id > event.id), (SELECT max(link.seq) + 1 FROM audit.link), 1),
      event.id, 'not linked'
    FROM public.audit_event event WHERE NOT EXISTS (SELECT FROM audit.link WHERE link.event_id = event.id)
    UNION ALL
    SELECT least(head.seq, coalesce(tail.seq, 0)) + 1, NULL, 'end missing'
    FROM audit.head LEFT JOIN (SELECT link.seq, link.hash FROM audit.link ORDER BY link.seq DESC LIMIT 1) AS tail ON true
    WHERE head.seq <> coalesce(tail.seq, 0) OR head.hash <> coalesce(tail.hash, sha256('Kept'::bytea))
  )
  SELECT * FROM breaks ORDER BY seq, event_id LIMIT 1
$$;

-- The hash that stands at a place of the chain; none: the chain is shorter.
CREATE FUNCTION audit.hash_at(place bigint) RETURNS bytea
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT hash FROM audit.link WHERE seq = place
$$;
CREATE FUNCTION audit.end_of_chain() RETURNS TABLE (seq bigint, hash bytea)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT seq, hash FROM audit.head
$$;

GRANT USAGE ON SCHEMA audit TO kept_app;
REVOKE ALL ON ALL TABLES IN SCHEMA audit FROM PUBLIC, kept_app;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA audit FROM PUBLIC, kept_app;
GRANT EXECUTE ON FUNCTION audit.first_break, audit.hash_at, audit.end_of_chain TO kept_app;
