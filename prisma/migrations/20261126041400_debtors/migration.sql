-- What each customer is owed now, by the department that answered for the touchpoint when the debt was opened; department 0
-- is all of it, whoever answered. Kept in the transaction that adds the entries, so it always comes to their sum.
CREATE TABLE rollup.debtor (
  customer bigint NOT NULL, department integer NOT NULL, units double precision NOT NULL,
  PRIMARY KEY (customer, department)
);
CREATE INDEX debtor_most ON rollup.debtor (department, units DESC, customer DESC);
GRANT SELECT ON rollup.debtor TO kept_app;

-- What the entries make of some customers. Nothing is left where all is repaid.
CREATE FUNCTION rollup.debts_of(condition text) RETURNS text
  LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, public AS $$
  SELECT format($q$
    SELECT e.customer, CASE WHEN grouping(owner.department_id) = 1 THEN 0 ELSE owner.department_id END AS department,
      sum(e.units) AS units
    FROM rollup.ledger_entry AS e
    LEFT JOIN touchpoint_role AS owner ON owner.touchpoint_id = e.touchpoint AND owner.role = 'owner'
      AND owner.valid_from <= e.opened AND (owner.valid_to IS NULL OR e.opened < owner.valid_to)
    WHERE %s
    GROUP BY GROUPING SETS ((e.customer, owner.department_id), (e.customer))
    HAVING sum(e.units) > 1e-6 AND (grouping(owner.department_id) = 1 OR owner.department_id IS NOT NULL)
  $q$, condition)
$$;

-- Puts right what is kept of some customers, or (NULL) of everybody.
CREATE FUNCTION rollup.settle_debtors(ids bigint[]) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  whose text := CASE WHEN ids IS NULL THEN 'true' ELSE 'customer = ANY($1)' END;
BEGIN
  EXECUTE format($q$
    WITH made AS MATERIALIZED (%s), repaid AS (
      DELETE FROM rollup.debtor AS d WHERE %s
        AND NOT EXISTS (SELECT FROM made WHERE made.customer = d.customer AND made.department = d.department)
    )
    INSERT INTO rollup.debtor AS d (customer, department, units)
    SELECT customer, department, units FROM made ORDER BY 1, 2
    ON CONFLICT (customer, department) DO UPDATE SET units = excluded.units WHERE d.units <> excluded.units
  $q$, rollup.debts_of(whose), whose) USING ids;
END $$;

-- Compares what is kept with what the entries make, for everybody who is not waiting to be looked at.
CREATE FUNCTION rollup.verify_debtors() RETURNS TABLE (cells bigint, mismatches bigint)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  RETURN QUERY EXECUTE format($q$
    WITH waiting AS MATERIALIZED (
      SELECT customer FROM rollup.ledger_due UNION SELECT unnest(customers) FROM rollup.note
    )
    SELECT count(*), count(*) FILTER (WHERE abs(coalesce(kept.units, 0) - coalesce(made.units, 0)) > 1e-6
      AND customer NOT IN (SELECT waiting.customer FROM waiting))
    FROM rollup.debtor AS kept FULL JOIN (%s) AS made USING (customer, department)
  $q$, rollup.debts_of('true'));
END $$;

-- Somebody else answers for a touchpoint: whoever is owed something there is looked at again.
CREATE FUNCTION rollup.note_owners() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  INSERT INTO rollup.note (customers)
  SELECT array_agg(DISTINCT customer) FROM rollup.ledger_entry
  WHERE customer > 0 AND touchpoint IN (SELECT touchpoint_id FROM changed WHERE role = 'owner')
  HAVING count(*) > 0;
  INSERT INTO rollup.ledger_due SELECT 0 WHERE EXISTS (SELECT FROM rollup.ledger_entry WHERE customer = 0)
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER note_owners_added AFTER INSERT ON public.touchpoint_role
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rollup.note_owners();
CREATE TRIGGER note_owners_changed AFTER UPDATE ON public.touchpoint_role
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rollup.note_owners();
CREATE TRIGGER note_owners_removed AFTER DELETE ON public.touchpoint_role
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION rollup.note_owners();

REVOKE ALL ON FUNCTION rollup.debts_of, rollup.settle_debtors, rollup.verify_debtors, rollup.note_owners FROM PUBLIC;
GRANT EXECUTE ON FUNCTION rollup.settle_debtors, rollup.verify_debtors TO kept_app;

SELECT rollup.settle_debtors(NULL);
