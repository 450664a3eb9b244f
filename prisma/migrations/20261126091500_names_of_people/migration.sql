-- Who wrote an event stands beside it, and what is shown is kept until the version of the data changes.
CREATE TRIGGER note_name AFTER UPDATE OF name ON person FOR EACH STATEMENT EXECUTE FUNCTION rollup.note_change();
