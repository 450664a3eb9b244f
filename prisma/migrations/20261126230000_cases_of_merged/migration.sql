-- Customers who are one have their cases together: the department that answers them goes on seeing whose they are.
CREATE FUNCTION facts.move_cases() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  UPDATE case_record SET customer_id = NEW.merged_into WHERE customer_id = NEW.id;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION facts.move_cases FROM PUBLIC;
CREATE TRIGGER move_cases AFTER UPDATE OF merged_into ON customer FOR EACH ROW
  WHEN (NEW.merged_into IS DISTINCT FROM OLD.merged_into AND NEW.merged_into IS NOT NULL) EXECUTE FUNCTION facts.move_cases();

UPDATE case_record AS k SET customer_id = c.merged_into FROM customer AS c
WHERE c.id = k.customer_id AND c.merged_into IS NOT NULL;
