-- What needs a decision is kept as long as nothing it is made of has changed: these rows shape it too.
CREATE TRIGGER note_change AFTER INSERT OR UPDATE OR DELETE ON public.headship FOR EACH STATEMENT EXECUTE FUNCTION rollup.note_change();
CREATE TRIGGER note_change AFTER INSERT OR UPDATE OR DELETE ON public.target_proposal FOR EACH STATEMENT EXECUTE FUNCTION rollup.note_change();
CREATE TRIGGER note_change AFTER UPDATE OF deactivated_at ON public.person FOR EACH STATEMENT EXECUTE FUNCTION rollup.note_change();
