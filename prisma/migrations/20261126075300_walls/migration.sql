-- The second wall: row-level security on every table, for the roles that a person's transaction takes (server/db.ts).
-- Why it looks like this: docs/decisions/0087-a-second-wall-in-the-database.md.
-- A new table is guarded by its own migration, with one line: SELECT wall.share('…') or SELECT wall.of_departments('…', '…').

CREATE SCHEMA wall;
GRANT USAGE ON SCHEMA wall TO kept_app;

-- What the transaction says of itself. Policies ask in sub-selects, so each is asked once a statement and not once a row.
CREATE FUNCTION wall.has_principal() RETURNS boolean LANGUAGE sql STABLE
  RETURN coalesce(current_setting('kept.actor', true), '') <> '';
CREATE FUNCTION wall.departments() RETURNS int[] LANGUAGE sql STABLE
  RETURN coalesce(string_to_array(nullif(current_setting('kept.departments', true), ''), ',')::int[], '{}');
-- The touchpoints that these departments own today: access follows ownership today. 
CREATE FUNCTION wall.places() RETURNS int[] LANGUAGE sql STABLE
BEGIN ATOMIC
  SELECT coalesce(array_agg(r.touchpoint_id), '{}') FROM public.touchpoint_role AS r CROSS JOIN public.organisation AS o
  WHERE r.role = 'owner' AND r.department_id = ANY (wall.departments())
    AND r.valid_from <= (now() AT TIME ZONE o.time_zone)::date
    AND (r.valid_to IS NULL OR (now() AT TIME ZONE o.time_zone)::date < r.valid_to);
END;

-- Shuts a table, and opens it again: whole to the owner's functions and to what the product does by itself, and to people
-- by one condition for each role they may act as. NULL leaves a role shut out.
CREATE FUNCTION wall.guard(target regclass, own text, figures text, everywhere text) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  policy record;
BEGIN
  FOR policy IN SELECT polname AS name FROM pg_policy WHERE polrelid = target LOOP
    EXECUTE format('DROP POLICY %I ON %s', policy.name, target);
  END LOOP;
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', target);
  EXECUTE format('CREATE POLICY owner ON %s TO CURRENT_USER USING (true) WITH CHECK (true)', target);
  FOR policy IN SELECT * FROM (VALUES ('kept_system', 'true'), ('kept_own', own), ('kept_figures', figures),
      ('kept_everywhere', everywhere)) AS each (role, may) WHERE may IS NOT NULL LOOP
    EXECUTE format('CREATE POLICY %1$I ON %2$s TO %1$I USING (%3$s) WITH CHECK (%3$s)', policy.role, target, policy.may);
  END LOOP;
END $$;

-- The same for everybody who is signed in.
CREATE FUNCTION wall.share(target regclass) RETURNS void LANGUAGE sql AS $$
  SELECT wall.guard(target, '(SELECT wall.has_principal())', '(SELECT wall.has_principal())', '(SELECT wall.has_principal())') $$;
-- Rows of departments, and figures of all of them for whom a right reaches all.
CREATE FUNCTION wall.of_departments(target regclass, own text) RETURNS void LANGUAGE sql AS $$
  SELECT wall.guard(target, own, '(SELECT wall.has_principal())', '(SELECT wall.has_principal())') $$;
-- What customers said, and who they are: open scorecards show figures, and never this.
CREATE FUNCTION wall.of_customers(target regclass, own text) RETURNS void LANGUAGE sql AS $$
  SELECT wall.guard(target, own, NULL, 'true') $$;
-- For those who look after the organisation.
CREATE FUNCTION wall.of_administration(target regclass) RETURNS void LANGUAGE sql AS $$
  SELECT wall.guard(target, NULL, NULL, '(SELECT wall.has_principal())') $$;
-- Nobody's business but the product's.
CREATE FUNCTION wall.shut(target regclass) RETURNS void LANGUAGE sql AS $$ SELECT wall.guard(target, NULL, NULL, NULL) $$;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA wall FROM PUBLIC;
GRANT EXECUTE ON FUNCTION wall.has_principal, wall.departments, wall.places TO kept_app;

-- Tables of which no line below speaks are the same for everybody.
SELECT wall.share(c.oid) FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND n.nspname IN ('public', 'rollup', 'audit')
  AND c.relname <> '_prisma_migrations';
-- Of a month, and of a grain, everybody reads only through the whole.
SELECT wall.shut(c.oid) FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
WHERE c.relkind = 'r' AND c.relispartition AND n.nspname IN ('rollup', 'facts');

SELECT wall.of_customers('response', 'touchpoint_id = ANY ((SELECT wall.places())::int[])');
SELECT wall.of_customers('coded_comment', 'touchpoint_id = ANY ((SELECT wall.places())::int[])');
SELECT wall.of_customers('customer', 'EXISTS (SELECT FROM response WHERE customer_id = customer.id)');
SELECT wall.of_customers('rollup.debtor', 'department = ANY ((SELECT wall.departments())::int[])');
SELECT wall.of_customers('exclusion', NULL);
SELECT wall.of_customers('response_key', NULL);

SELECT wall.of_departments(name::regclass, 'department_id = ANY ((SELECT wall.departments())::int[])')
FROM unnest(ARRAY['commitment', 'target_proposal', 'forecast', 'card_review', 'card_note', 'signed_card', 'vision_acknowledgement']) AS name;
SELECT wall.of_departments('commitment_change', 'commitment_id IN (SELECT id FROM commitment)');
SELECT wall.of_departments('card_reopening', 'card_id IN (SELECT id FROM signed_card)');
SELECT wall.of_departments('ownership_transfer',
  'ARRAY[from_department_id, to_department_id, asked_by_department] && (SELECT wall.departments())::int[]');
-- What belongs to no department is everybody's: department 0, or none.
SELECT wall.of_departments(name::regclass, 'coalesce(department_id, 0) = ANY ((SELECT 0 || wall.departments())::int[])')
FROM unnest(ARRAY['target', 'measure_weight', 'trend_event', 'control_baseline', 'theme', 'driver_analysis', 'driver']) AS name;
SELECT wall.of_departments('promise', 'ARRAY[made_by, delivered_by] && (SELECT wall.departments())::int[]');
SELECT wall.of_departments('promise_version', 'promise_id IN (SELECT id FROM promise)');
SELECT wall.of_departments('promise_event', 'promise_id IN (SELECT id FROM promise)');
SELECT wall.of_departments('promise_tally', 'version_id IN (SELECT id FROM promise_version)');

SELECT wall.of_administration(name::regclass)
FROM unnest(ARRAY['import', 'import_refusal', 'import_source', 'session', 'one_time_link', 'sign_in_step', 'totp', 'recovery_code',
  'passkey', 'sso_subject', 'sign_in_policy', 'mail_setting', 'role_request', 'worker_seen', 'legal_hold', 'retention_run']) AS name;
SELECT wall.shut(name::regclass) FROM unnest(ARRAY['throttle', 'comment_note', 'audit.head', 'audit.link']) AS name;

-- Everybody leaves traces; who reads them is an administrator.
SELECT wall.of_administration('audit_event');
CREATE POLICY leaves_traces ON audit_event FOR INSERT TO kept_own, kept_figures WITH CHECK ((SELECT wall.has_principal()));
-- A saved view is of whoever saved it, however far their rights reach.
SELECT wall.guard('saved_view', mine, mine, mine)
FROM (VALUES ('person_id::text = (SELECT current_setting(''kept.actor'', true))')) AS each (mine);

-- A view shows what whoever asks may see; those of live cells alone are read as their owner.
ALTER VIEW held_customer SET (security_invoker = true);

-- COPY goes into no table whose rows are guarded, so it is done as a role that may add rows and do nothing else.
GRANT USAGE ON SCHEMA public, facts TO kept_loader;
GRANT INSERT ON response, response_key, import_refusal, customer, asked TO kept_loader;
GRANT USAGE ON SEQUENCE response_id_seq, customer_id_seq TO kept_loader;
DO $$ DECLARE month regclass; BEGIN
  FOR month IN SELECT inhrelid FROM pg_inherits WHERE inhparent = 'public.response'::regclass LOOP
    EXECUTE format('GRANT INSERT ON %s TO kept_loader', month);
  END LOOP;
END $$;
CREATE OR REPLACE FUNCTION facts.open_month(name text) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  EXECUTE format('CREATE TRIGGER record_inserted AFTER INSERT ON facts.%I
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION rollup.record_inserted()', name);
  EXECUTE format('GRANT INSERT ON facts.%I TO kept_app, kept_loader', name);
  PERFORM wall.shut(format('facts.%I', name)::regclass);
END $$;
