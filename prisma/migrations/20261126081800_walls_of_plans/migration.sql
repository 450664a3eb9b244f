-- Plans came while the walls were built: they are their departments', like commitments.
SELECT wall.of_departments('plan', 'department_id = ANY ((SELECT wall.departments())::int[])');
SELECT wall.of_departments('plan_change', 'plan_id IN (SELECT id FROM plan)');

-- What everybody reads and not everybody writes: a condition for each command, so that none is joined to another by OR.
-- Without `writes`, only whoever's right reaches every department changes it.
CREATE FUNCTION wall.read_by_all(target regclass, writes text) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  PERFORM wall.guard(target, NULL, '(SELECT wall.has_principal())', '(SELECT wall.has_principal())');
  EXECUTE format('CREATE POLICY own_reads ON %s FOR SELECT TO kept_own USING ((SELECT wall.has_principal()))', target);
  IF writes IS NULL THEN RETURN; END IF;
  EXECUTE format('CREATE POLICY own_adds ON %s FOR INSERT TO kept_own WITH CHECK (%s)', target, writes);
  EXECUTE format('CREATE POLICY own_changes ON %1$s FOR UPDATE TO kept_own USING (%2$s) WITH CHECK (%2$s)', target, writes);
  EXECUTE format('CREATE POLICY own_removes ON %s FOR DELETE TO kept_own USING (%s)', target, writes);
END $$;
REVOKE ALL ON FUNCTION wall.read_by_all FROM PUBLIC;

-- Themes are the words that everybody sorts comments by, and promises were made to every customer.
SELECT wall.read_by_all('theme', 'coalesce(department_id, 0) = ANY ((SELECT 0 || wall.departments())::int[])');
SELECT wall.read_by_all(name::regclass, NULL) FROM unnest(ARRAY['promise', 'promise_version', 'promise_event', 'promise_tally']) AS name;
