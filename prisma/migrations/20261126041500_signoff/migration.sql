-- Closing a period: forecast, review, signature, countersignature, reopening. See docs/decisions/0069 and 0071.
ALTER TABLE "organisation" ADD COLUMN     "forecasts_from" DATE,
ADD COLUMN     "signoff_days" INTEGER NOT NULL DEFAULT 14,
ADD COLUMN     "signoff_every" TEXT NOT NULL DEFAULT 'month';
ALTER TABLE organisation
  ADD CONSTRAINT organisation_signoff CHECK (signoff_every IN ('month', 'quarter') AND signoff_days BETWEEN 1 AND 60),
  ADD CONSTRAINT organisation_forecasts_from_first_of_month CHECK (extract(day FROM forecasts_from) = 1);

CREATE TABLE "forecast" (
    "department_id" INTEGER NOT NULL,
    "period_from" DATE NOT NULL,
    "period_to" DATE NOT NULL,
    "person_id" UUID NOT NULL,
    "value" DOUBLE PRECISION NOT NULL,
    "low" DOUBLE PRECISION NOT NULL,
    "high" DOUBLE PRECISION NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "forecast_pkey" PRIMARY KEY ("department_id","period_from","person_id")
);

CREATE TABLE "card_review" (
    "department_id" INTEGER NOT NULL,
    "period_from" DATE NOT NULL,
    "period_to" DATE NOT NULL,
    "figures" TEXT NOT NULL,
    "answers" JSONB NOT NULL,
    "taken_by" UUID NOT NULL,
    "taken_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "card_review_pkey" PRIMARY KEY ("department_id","period_from")
);

CREATE TABLE "card_note" (
    "department_id" INTEGER NOT NULL,
    "period_from" DATE NOT NULL,
    "metric" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "written_by" UUID NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "card_note_pkey" PRIMARY KEY ("department_id","period_from","metric")
);

CREATE TABLE "signed_card" (
    "id" SERIAL NOT NULL,
    "department_id" INTEGER NOT NULL,
    "period_from" DATE NOT NULL,
    "period_to" DATE NOT NULL,
    "round" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "sha256" BYTEA NOT NULL,
    "answers" JSONB NOT NULL,
    "signed_by" UUID NOT NULL,
    "signed_at" TIMESTAMPTZ(3) NOT NULL,
    "countersigned_by" UUID,
    "countersigned_at" TIMESTAMPTZ(3),
    "reopened_at" TIMESTAMPTZ(3),

    CONSTRAINT "signed_card_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "signed_card_department_id_period_from_round_key" ON "signed_card"("department_id", "period_from", "round");

CREATE TABLE "card_reopening" (
    "id" SERIAL NOT NULL,
    "card_id" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "asked_by" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "decision" TEXT,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "card_reopening_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "card_reopening" ADD CONSTRAINT "card_reopening_card_id_fkey" FOREIGN KEY ("card_id") REFERENCES "signed_card"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Of two who sign at once exactly one can.
CREATE UNIQUE INDEX signed_card_in_force ON signed_card (department_id, period_from) WHERE reopened_at IS NULL;
CREATE UNIQUE INDEX card_reopening_open ON card_reopening (card_id) WHERE decision IS NULL;
ALTER TABLE forecast ADD CONSTRAINT forecast_in_order CHECK (low <= value AND value <= high AND low >= -100 AND high <= 100);
ALTER TABLE signed_card
  ADD CONSTRAINT signed_card_countersigned_whole CHECK (num_nonnulls(countersigned_by, countersigned_at) IN (0, 2)),
  -- Nobody countersigns what they signed, by whichever way.
  ADD CONSTRAINT signed_card_countersigned_by_another CHECK (countersigned_by <> signed_by),
  ADD CONSTRAINT signed_card_hash CHECK (sha256 = sha256(convert_to(body, 'UTF8')));
ALTER TABLE card_reopening
  ADD CONSTRAINT card_reopening_decided_whole CHECK (num_nonnulls(decision, decided_by, decided_at) IN (0, 3)),
  ADD CONSTRAINT card_reopening_decision CHECK (decision IN ('approved', 'declined')),
  ADD CONSTRAINT card_reopening_decided_by_another CHECK (decided_by <> asked_by);

-- A card is signed by a head of its department. It keeps what was signed; it is countersigned once, by an executive, and
-- reopened only by a decision of two people.
CREATE FUNCTION keep_signed_card() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NOT EXISTS (SELECT FROM grant_held WHERE person_id = NEW.signed_by AND role = 'head' AND department_id = NEW.department_id)
    THEN RAISE EXCEPTION 'a card is signed by a head of its department'; END IF;
    IF NEW.reopened_at IS NOT NULL THEN RAISE EXCEPTION 'a card is signed before it is reopened'; END IF;
  ELSE
    IF (NEW.department_id, NEW.period_from, NEW.period_to, NEW.round, NEW.body, NEW.sha256, NEW.answers, NEW.signed_by, NEW.signed_at)
      IS DISTINCT FROM (OLD.department_id, OLD.period_from, OLD.period_to, OLD.round, OLD.body, OLD.sha256, OLD.answers, OLD.signed_by, OLD.signed_at)
    THEN RAISE EXCEPTION 'a signed card does not change'; END IF;
    IF OLD.reopened_at IS NOT NULL THEN RAISE EXCEPTION 'a reopened card does not change'; END IF;
    IF OLD.countersigned_by IS NOT NULL AND (NEW.countersigned_by, NEW.countersigned_at) IS DISTINCT FROM (OLD.countersigned_by, OLD.countersigned_at)
    THEN RAISE EXCEPTION 'a card is countersigned once'; END IF;
    IF NEW.reopened_at IS NOT NULL
      AND NOT EXISTS (SELECT FROM card_reopening WHERE card_id = NEW.id AND decision = 'approved')
    THEN RAISE EXCEPTION 'a card is reopened by a decision of two people'; END IF;
  END IF;
  IF NEW.countersigned_by IS NOT NULL AND (TG_OP = 'INSERT' OR OLD.countersigned_by IS NULL)
    AND NOT EXISTS (SELECT FROM grant_held WHERE person_id = NEW.countersigned_by AND role = 'executive')
  THEN RAISE EXCEPTION 'a card is countersigned by an executive'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_signed_card BEFORE INSERT OR UPDATE ON signed_card FOR EACH ROW EXECUTE FUNCTION keep_signed_card();

-- A decision about a reopening is made once.
CREATE FUNCTION keep_reopening() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  IF OLD.decision IS NOT NULL OR (NEW.card_id, NEW.reason, NEW.asked_by, NEW.asked_at) IS DISTINCT FROM (OLD.card_id, OLD.reason, OLD.asked_by, OLD.asked_at)
  THEN RAISE EXCEPTION 'a decision stays as it was made'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_reopening BEFORE UPDATE ON card_reopening FOR EACH ROW EXECUTE FUNCTION keep_reopening();

REVOKE DELETE ON signed_card, card_reopening FROM kept_app;
REVOKE UPDATE, DELETE ON forecast FROM kept_app;

/*
 * What a person may not see yet: by department they head, the first day of the oldest period they still have to
 * forecast. Everything from that day on is closed to them, until the forecast is saved or its day has passed.
 * Whoever sees everything by another role is not kept from anything.
 */
CREATE FUNCTION blind_of(person uuid, moment timestamptz) RETURNS TABLE (department_id int, from_day date)
  LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
  SELECT g.department_id, min(p.begins)
  FROM organisation AS o
  CROSS JOIN LATERAL (SELECT (moment AT TIME ZONE o.time_zone)::date AS today, CASE o.signoff_every WHEN 'month' THEN 1 ELSE 3 END AS months) AS t
  CROSS JOIN LATERAL (
    SELECT m::date AS begins, (m + make_interval(months => t.months))::date AS ends
    FROM generate_series(date_trunc('month', t.today::timestamp) - interval '6 months', date_trunc('month', t.today::timestamp), interval '1 month') AS m
    WHERE (extract(month FROM m)::int - o.fiscal_year_start + 12) % t.months = 0) AS p
  JOIN grant_held AS g ON g.person_id = person AND g.role = 'head'
  WHERE o.forecasts_from IS NOT NULL AND p.begins >= o.forecasts_from AND t.today < p.ends + o.signoff_days
    AND NOT EXISTS (SELECT FROM forecast AS f
      WHERE f.department_id = g.department_id AND f.period_from = p.begins AND f.person_id = person)
    AND NOT EXISTS (SELECT FROM grant_held AS w WHERE w.person_id = person AND w.role IN ('executive', 'admin'))
  GROUP BY g.department_id
$$;
GRANT EXECUTE ON FUNCTION blind_of TO kept_app;

CREATE TRIGGER note_change AFTER INSERT OR UPDATE ON signed_card FOR EACH STATEMENT EXECUTE FUNCTION rollup.note_change();
