-- Cases: unhappy customers who are to be answered, who does it, by when, and what became of it, line by line.
ALTER TABLE "organisation" ADD COLUMN "case_contact_hours" INTEGER NOT NULL DEFAULT 48,
  ADD COLUMN "case_close_days" INTEGER NOT NULL DEFAULT 10;

CREATE TABLE "case_record" (
    "id" SERIAL NOT NULL,
    "department_id" INTEGER NOT NULL,
    "touchpoint_id" INTEGER NOT NULL,
    "response_id" BIGINT NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL,
    "customer_id" BIGINT,
    "score" SMALLINT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "contact_by" TIMESTAMPTZ(3) NOT NULL,
    "close_by" TIMESTAMPTZ(3) NOT NULL,
    "assignee_id" UUID,
    "acknowledged_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),
    "root_cause" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "case_record_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "case_record_response_id_key" ON "case_record"("response_id");
CREATE INDEX "case_record_customer_id_idx" ON "case_record"("customer_id");
CREATE INDEX "case_record_touchpoint_id_idx" ON "case_record"("touchpoint_id");
CREATE INDEX "case_record_close_by_idx" ON "case_record"("close_by");
-- What is at work is little, however many cases there were.
CREATE INDEX case_record_open ON case_record (department_id) WHERE closed_at IS NULL AND withdrawn_at IS NULL;
CREATE INDEX case_record_closed ON case_record (department_id, closed_at) WHERE closed_at IS NOT NULL;

CREATE TABLE "case_change" (
    "case_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "person_id" UUID,
    "from_department" INTEGER,
    "to_department" INTEGER,
    "note" TEXT NOT NULL DEFAULT '',
    "changed_by" UUID,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "case_change_pkey" PRIMARY KEY ("case_id","version")
);

CREATE TABLE "case_cursor" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "settled" BIGINT NOT NULL DEFAULT 0,
    "noted" BIGINT NOT NULL DEFAULT 0,
    "noted_xid" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "case_cursor_pkey" PRIMARY KEY ("id")
);

ALTER TABLE "case_record" ADD CONSTRAINT "case_record_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "case_record" ADD CONSTRAINT "case_record_touchpoint_id_fkey" FOREIGN KEY ("touchpoint_id") REFERENCES "touchpoint"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "case_change" ADD CONSTRAINT "case_change_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case_record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE organisation ADD CONSTRAINT case_deadlines CHECK (case_contact_hours BETWEEN 1 AND 720 AND case_close_days BETWEEN 1 AND 120);
ALTER TABLE case_cursor ADD CONSTRAINT case_cursor_is_one CHECK (id = 1);
INSERT INTO case_cursor DEFAULT VALUES;
ALTER TABLE case_record
  ADD CONSTRAINT case_is_of_a_detractor CHECK (score BETWEEN 0 AND 6),
  -- Whoever closes has answered the customer and says what the cause was.
  ADD CONSTRAINT case_closed_whole CHECK (closed_at IS NULL OR num_nonnulls(acknowledged_at, root_cause) = 2),
  ADD CONSTRAINT case_closed_or_withdrawn CHECK (num_nonnulls(closed_at, withdrawn_at) < 2);

-- Which answer it is about and its clocks stay; who handles it and how far it is change.
CREATE FUNCTION keep_case() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  free constant text[] := '{department_id,customer_id,assignee_id,acknowledged_at,closed_at,withdrawn_at,root_cause,version}';
BEGIN
  IF to_jsonb(NEW) - free IS DISTINCT FROM to_jsonb(OLD) - free THEN RAISE EXCEPTION 'a case keeps its answer and its clocks'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_case BEFORE UPDATE ON case_record FOR EACH ROW EXECUTE FUNCTION keep_case();
REVOKE DELETE ON case_record FROM kept_app;
REVOKE UPDATE, DELETE ON case_change FROM kept_app;

-- A figure changes when a case comes, goes, closes, opens again or changes hands; not when somebody takes it on.
CREATE TRIGGER note_change AFTER INSERT OR UPDATE OF closed_at, withdrawn_at, department_id ON case_record
  FOR EACH STATEMENT EXECUTE FUNCTION rollup.note_change();

-- So many working days (Monday to Friday) after a moment, at the same time of the day. What falls on a weekend counts as of
-- Monday, 0:00.
CREATE FUNCTION facts.after_business_days(moment timestamptz, days integer, zone text) RETURNS timestamptz
  LANGUAGE sql IMMUTABLE SET search_path = pg_catalog AS $$
  SELECT (clock.began + make_interval(days => days + 2 * ((extract(isodow FROM clock.began)::int - 1 + days) / 5))) AT TIME ZONE zone
  FROM (SELECT CASE WHEN extract(isodow FROM here.then) < 6 THEN here.then ELSE date_trunc('week', here.then) + interval '7 days' END AS began
    FROM (SELECT moment AT TIME ZONE zone AS then) AS here) AS clock
$$;

-- Cases are the department's that handles them, and open to whoever reads them everywhere; open scorecards open figures, and no case.
SELECT wall.guard('case_record', 'department_id = ANY ((SELECT wall.departments())::int[])', NULL, '(SELECT wall.has_principal())');
SELECT wall.guard('case_change', 'case_id IN (SELECT id FROM case_record)', NULL, '(SELECT wall.has_principal())');
SELECT wall.shut('case_cursor');

-- Counts by month, department and touchpoint, of everybody: whether a figure may be shown depends on the others.
CREATE FUNCTION facts.case_tally(first_day date, end_day date, moment timestamptz)
  RETURNS TABLE (month date, department_id integer, touchpoint_id integer, met integer, due integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT date_trunc('month', c.close_by AT TIME ZONE o.time_zone)::date, c.department_id, coalesce(t.merged_into, t.id),
    (count(*) FILTER (WHERE c.closed_at <= c.close_by))::int, count(*)::int
  FROM case_record AS c JOIN touchpoint AS t ON t.id = c.touchpoint_id CROSS JOIN organisation AS o
  WHERE c.withdrawn_at IS NULL AND (c.closed_at IS NOT NULL OR c.close_by < moment)
    AND c.close_by >= first_day::timestamp AT TIME ZONE o.time_zone AND c.close_by < end_day::timestamp AT TIME ZONE o.time_zone
  GROUP BY 1, 2, 3
$$;

-- Does what this transaction says of itself reach a department's cases? Reaching all is told from reaching some by the role.
CREATE FUNCTION wall.handles(department integer) RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog AS $$
  SELECT CASE current_setting('role')
    WHEN 'kept_system' THEN true
    WHEN 'kept_everywhere' THEN true
    WHEN 'kept_own' THEN department::text = ANY (string_to_array(current_setting('kept.departments', true), ','))
    ELSE false END
$$;

-- What customers said, of cases of the own departments: a case that was routed is read by whoever handles it, though the
-- touchpoint is somebody else's.
CREATE FUNCTION facts.case_words(cases integer[]) RETURNS TABLE (id integer, words text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT c.id, (SELECT r.comment FROM response AS r WHERE r.id = c.response_id AND r.answered_at = c.answered_at)
  FROM case_record AS c
  WHERE c.id = ANY (cases) AND wall.handles(c.department_id) AND current_setting('role') <> 'kept_everywhere'
$$;

-- Hands a case to another department: its row leaves the sight of whoever does it.
CREATE FUNCTION wall.route_case(which integer, department integer) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  UPDATE case_record SET department_id = department, assignee_id = NULL WHERE id = which AND wall.handles(department_id)
$$;

-- Who is erased takes along what was written about them, and nobody has to answer them any more.
CREATE FUNCTION facts.forget_cases() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  mine integer[];
BEGIN
  WITH gone AS (
    UPDATE case_record SET withdrawn_at = now(), version = version + 1
    WHERE customer_id = NEW.id AND closed_at IS NULL AND withdrawn_at IS NULL RETURNING id, version)
  INSERT INTO case_change (case_id, version, kind, changed_at) SELECT id, version, 'withdrawn', now() FROM gone;
  SELECT array_agg(id) INTO mine FROM case_record WHERE customer_id = NEW.id;
  UPDATE case_change SET note = '' WHERE case_id = ANY (mine) AND note <> '';
  UPDATE case_record SET customer_id = NULL, root_cause = CASE WHEN root_cause IS NOT NULL THEN '' END WHERE id = ANY (mine);
  RETURN NULL;
END $$;
CREATE TRIGGER forget_cases AFTER UPDATE OF erased_on ON customer FOR EACH ROW
  WHEN (NEW.erased_on IS NOT NULL AND OLD.erased_on IS NULL) EXECUTE FUNCTION facts.forget_cases();

REVOKE ALL ON FUNCTION facts.after_business_days, facts.case_tally, facts.case_words, facts.forget_cases, wall.handles, wall.route_case
  FROM PUBLIC;
GRANT EXECUTE ON FUNCTION facts.after_business_days, facts.case_tally, facts.case_words, wall.handles, wall.route_case TO kept_app;
