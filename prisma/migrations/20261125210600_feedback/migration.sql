-- CreateTable
CREATE TABLE "coded_comment" (
    "response_id" BIGINT NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL,
    "month" DATE NOT NULL,
    "survey_id" INTEGER NOT NULL,
    "touchpoint_id" INTEGER NOT NULL,
    "channel_id" INTEGER NOT NULL,
    "segment_id" INTEGER NOT NULL,
    "persona_id" INTEGER NOT NULL,
    "score" SMALLINT,
    "emotion" SMALLINT,
    "language" TEXT NOT NULL,
    "themes" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "words" tsvector NOT NULL,

    CONSTRAINT "coded_comment_pkey" PRIMARY KEY ("response_id")
);

-- CreateTable
CREATE TABLE "comment_note" (
    "id" BIGSERIAL NOT NULL,
    "first_id" BIGINT NOT NULL,
    "last_id" BIGINT NOT NULL,
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "comment_note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "theme" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "touchpoint_ids" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "department_id" INTEGER,
    "phrases" TEXT[],
    "exclusions" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "query" tsquery NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "coded_version" INTEGER NOT NULL DEFAULT 0,
    "coded_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "theme_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "saved_view" (
    "id" SERIAL NOT NULL,
    "person_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "coded_comment_touchpoint_id_answered_at_response_id_idx" ON "coded_comment"("touchpoint_id", "answered_at" DESC, "response_id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "theme_name_key" ON "theme"("name");

-- CreateIndex
CREATE UNIQUE INDEX "saved_view_person_id_name_key" ON "saved_view"("person_id", "name");

-- What Prisma's schema cannot say -------------------------------------------------------------------------------

ALTER TABLE theme
  ADD CONSTRAINT theme_department_fkey FOREIGN KEY (department_id) REFERENCES department (id) ON DELETE SET NULL;
ALTER TABLE saved_view
  ADD CONSTRAINT saved_view_person_fkey FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE CASCADE;

-- Every comment carries the word `#202611` of its month, so that a search can walk the months from the newest back.
ALTER TABLE coded_comment SET (fillfactor = 85);
CREATE INDEX coded_comment_words ON coded_comment USING gin (words);
CREATE TRIGGER note_change AFTER INSERT OR UPDATE OR DELETE ON public.theme FOR EACH STATEMENT EXECUTE FUNCTION rollup.note_change();

CREATE FUNCTION facts.month_of(answered_at timestamptz) RETURNS date
  LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
  SELECT date_trunc('month', answered_at AT TIME ZONE coalesce((SELECT time_zone FROM organisation), 'UTC'))::date
$$;
CREATE FUNCTION facts.month_word(month date) RETURNS text
  LANGUAGE sql IMMUTABLE SET search_path = pg_catalog AS $$ SELECT '#' || to_char(month, 'YYYYMM') $$;

-- The themes a comment with these words belongs to at a touchpoint.
CREATE FUNCTION facts.themes_of(said tsvector, touchpoint integer) RETURNS integer[]
  LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
  SELECT coalesce(array_agg(id ORDER BY id), '{}') FROM theme
  WHERE said @@ query AND (touchpoint_ids = '{}' OR touchpoint = ANY(touchpoint_ids))
$$;

-- New comments leave one note a statement: reading them is the worker's, so that a writer pays next to nothing.
-- Comments that change or go take their words along at once: what somebody had erased is found by nobody.
CREATE FUNCTION facts.note_comments() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO comment_note (first_id, last_id, first_at, last_at)
      SELECT min(id), max(id), min(answered_at), max(answered_at) FROM new_rows WHERE comment IS NOT NULL
      HAVING count(*) > 0;
  ELSIF TG_OP = 'DELETE' THEN
    DELETE FROM coded_comment AS c USING old_rows AS o WHERE c.response_id = o.id AND o.comment IS NOT NULL;
  ELSE
    DELETE FROM coded_comment AS c USING old_rows AS o LEFT JOIN new_rows AS n ON n.id = o.id
      WHERE c.response_id = o.id AND n.comment IS DISTINCT FROM o.comment;
    UPDATE coded_comment AS c SET
      answered_at = n.answered_at, survey_id = n.survey_id, touchpoint_id = coalesce(n.touchpoint_id, 0),
      month = facts.month_of(n.answered_at),
      words = CASE WHEN c.month = facts.month_of(n.answered_at) THEN c.words
        ELSE ts_delete(c.words, facts.month_word(c.month)) || array_to_tsvector(ARRAY[facts.month_word(facts.month_of(n.answered_at))]) END,
      channel_id = coalesce(n.channel_id, 0), segment_id = coalesce(n.segment_id, 0),
      persona_id = coalesce(n.persona_id, 0), score = n.score, emotion = n.emotion,
      themes = facts.themes_of(c.words, coalesce(n.touchpoint_id, 0))
      FROM new_rows AS n JOIN old_rows AS o ON o.id = n.id
      WHERE c.response_id = n.id AND n.comment IS NOT DISTINCT FROM o.comment
        AND (n.answered_at, n.survey_id, n.touchpoint_id, n.channel_id, n.segment_id, n.persona_id, n.score, n.emotion)
          IS DISTINCT FROM (o.answered_at, o.survey_id, o.touchpoint_id, o.channel_id, o.segment_id, o.persona_id, o.score, o.emotion);
    INSERT INTO comment_note (first_id, last_id, first_at, last_at)
      SELECT n.id, n.id, n.answered_at, n.answered_at FROM new_rows AS n LEFT JOIN old_rows AS o ON o.id = n.id
      WHERE n.comment IS NOT NULL AND n.comment IS DISTINCT FROM o.comment;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER note_inserted_comments AFTER INSERT ON public.response
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION facts.note_comments();
CREATE TRIGGER note_updated_comments AFTER UPDATE ON public.response
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION facts.note_comments();
CREATE TRIGGER note_deleted_comments AFTER DELETE ON public.response
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION facts.note_comments();

-- Themes have a cube of their own, kept as the other one is: signed deltas, live view, fold.
-- grain 1: month × survey × touchpoint × channel × segment · grain 4: month × survey × touchpoint × persona; each
-- × theme (0: every comment, coded or not). Comments without a score are in `mentions` alone.
CREATE TABLE rollup.theme_cube (
  grain smallint NOT NULL, bucket date NOT NULL, survey integer NOT NULL, touchpoint integer NOT NULL,
  channel integer NOT NULL, segment integer NOT NULL, persona integer NOT NULL, theme integer NOT NULL,
  promoters integer NOT NULL DEFAULT 0, passives integer NOT NULL DEFAULT 0, detractors integer NOT NULL DEFAULT 0,
  mentions integer NOT NULL DEFAULT 0,
  PRIMARY KEY (grain, bucket, survey, touchpoint, channel, segment, persona, theme)
) WITH (fillfactor = 80);
CREATE TABLE rollup.theme_delta (LIKE rollup.theme_cube INCLUDING DEFAULTS)
  WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000, autovacuum_analyze_threshold = 20000);
CREATE TABLE rollup.theme_state (
  id boolean PRIMARY KEY DEFAULT true CHECK (id),
  folds bigint NOT NULL DEFAULT 0
);
INSERT INTO rollup.theme_state DEFAULT VALUES;
CREATE VIEW rollup.theme_live AS SELECT * FROM rollup.theme_cube UNION ALL SELECT * FROM rollup.theme_delta;

CREATE FUNCTION rollup.theme_cells_of(source text, sign integer) RETURNS text
  LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, public AS $$
  SELECT format($q$
    SELECT CASE WHEN grouping(channel_id) = 0 THEN 1 ELSE 4 END::smallint AS grain, month AS bucket, survey_id AS survey,
      touchpoint_id AS touchpoint, coalesce(channel_id, 0) AS channel, coalesce(segment_id, 0) AS segment,
      coalesce(persona_id, 0) AS persona, theme,
      %2$s * count(*) FILTER (WHERE score >= 9) AS promoters,
      %2$s * count(*) FILTER (WHERE score BETWEEN 7 AND 8) AS passives,
      %2$s * count(*) FILTER (WHERE score <= 6) AS detractors, %2$s * count(*) AS mentions
    FROM %1$s CROSS JOIN LATERAL unnest(0 || themes) AS theme
    GROUP BY GROUPING SETS (
      (month, survey_id, touchpoint_id, channel_id, segment_id, theme), (month, survey_id, touchpoint_id, persona_id, theme))
  $q$, source, sign)
$$;

CREATE FUNCTION rollup.record_theme_delta() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF TG_OP IN ('UPDATE', 'DELETE') THEN EXECUTE 'INSERT INTO rollup.theme_delta ' || rollup.theme_cells_of('old_rows', -1); END IF;
  IF TG_OP IN ('UPDATE', 'INSERT') THEN EXECUTE 'INSERT INTO rollup.theme_delta ' || rollup.theme_cells_of('new_rows', 1); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER record_inserted AFTER INSERT ON public.coded_comment
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION rollup.record_theme_delta();
CREATE TRIGGER record_updated AFTER UPDATE ON public.coded_comment
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION rollup.record_theme_delta();
CREATE TRIGGER record_deleted AFTER DELETE ON public.coded_comment
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION rollup.record_theme_delta();

CREATE FUNCTION rollup.fold_themes() RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE moved integer;
BEGIN
  IF NOT pg_try_advisory_xact_lock(hashtext('rollup.fold_themes')) THEN RETURN -1; END IF;
  IF NOT EXISTS (SELECT FROM rollup.theme_delta) THEN RETURN 0; END IF;
  WITH taken AS (
    DELETE FROM rollup.theme_delta RETURNING *
  ), folded AS (
    INSERT INTO rollup.theme_cube AS c
    SELECT grain, bucket, survey, touchpoint, channel, segment, persona, theme,
      sum(promoters)::integer, sum(passives)::integer, sum(detractors)::integer, sum(mentions)::integer
    FROM taken GROUP BY grain, bucket, survey, touchpoint, channel, segment, persona, theme
    ON CONFLICT (grain, bucket, survey, touchpoint, channel, segment, persona, theme) DO UPDATE SET
      promoters = c.promoters + excluded.promoters, passives = c.passives + excluded.passives,
      detractors = c.detractors + excluded.detractors, mentions = c.mentions + excluded.mentions
  )
  SELECT count(*) INTO moved FROM taken;
  UPDATE rollup.theme_state SET folds = folds + 1;
  RETURN moved;
END $$;

-- Recounts comments against cells, and comments against answers: each comment that no note speaks of is coded once, at
-- the places of its answer, with the themes that its words say. Themes that wait to be coded again are left out.
CREATE FUNCTION rollup.verify_themes(first_month date DEFAULT '-infinity', last_month date DEFAULT 'infinity')
  RETURNS TABLE (cells bigint, mismatches bigint)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  RETURN QUERY EXECUTE format($q$
    WITH settled AS (SELECT coalesce(array_agg(id), '{}') AS ids FROM theme WHERE coded_version = version
    ), compared AS (
      SELECT bool_or(side = 'raw') AS counted,
        sum(promoters) <> 0 OR sum(passives) <> 0 OR sum(detractors) <> 0 OR sum(mentions) <> 0 AS wrong
      FROM (
        SELECT 'raw' AS side, * FROM (%1$s) AS recounted
        UNION ALL
        SELECT 'live', grain, bucket, survey, touchpoint, channel, segment, persona, theme,
          -promoters, -passives, -detractors, -mentions FROM rollup.theme_live
      ) AS both_sides
      WHERE bucket BETWEEN %2$L AND %3$L
      GROUP BY grain, bucket, survey, touchpoint, channel, segment, persona, theme
    ), lost AS (
      SELECT count(*) AS n FROM response AS r LEFT JOIN coded_comment AS c ON c.response_id = r.id
      WHERE r.comment IS NOT NULL
        AND date_trunc('month', r.answered_at) BETWEEN %2$L AND %3$L
        AND (c.response_id IS NULL OR (c.answered_at, c.survey_id, c.touchpoint_id, c.channel_id, c.segment_id, c.persona_id)
            <> (r.answered_at, r.survey_id, coalesce(r.touchpoint_id, 0), coalesce(r.channel_id, 0), coalesce(r.segment_id, 0), coalesce(r.persona_id, 0))
          OR c.score IS DISTINCT FROM r.score OR c.emotion IS DISTINCT FROM r.emotion)
        AND NOT EXISTS (SELECT FROM comment_note AS w WHERE r.id BETWEEN w.first_id AND w.last_id)
    ), odd AS (
      SELECT count(*) AS n FROM coded_comment AS c, settled
      WHERE c.month BETWEEN %2$L AND %3$L AND (
        NOT EXISTS (SELECT FROM response AS r WHERE r.id = c.response_id AND r.answered_at = c.answered_at AND r.comment IS NOT NULL)
        OR ARRAY(SELECT t FROM unnest(c.themes) AS t WHERE t = ANY(settled.ids) ORDER BY t)
          <> ARRAY(SELECT t FROM unnest(facts.themes_of(c.words, c.touchpoint_id)) AS t WHERE t = ANY(settled.ids) ORDER BY t))
    )
    SELECT count(*) FILTER (WHERE counted), count(*) FILTER (WHERE wrong) + (SELECT n FROM lost) + (SELECT n FROM odd)
    FROM compared
  $q$, rollup.theme_cells_of('public.coded_comment', 1), first_month, last_month);
END $$;

-- Forgets everything that was made of comments and leaves notes of all of them: the worker codes them again.
CREATE FUNCTION rollup.rebuild_themes() RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE noted bigint;
BEGIN
  LOCK TABLE public.response IN SHARE MODE;
  PERFORM pg_advisory_xact_lock(hashtext('rollup.fold_themes'));
  TRUNCATE public.coded_comment, public.comment_note, rollup.theme_delta, rollup.theme_cube;
  INSERT INTO public.comment_note (first_id, last_id, first_at, last_at)
    SELECT min(id), max(id), min(answered_at), max(answered_at) FROM public.response WHERE comment IS NOT NULL
    GROUP BY id / 50000 ORDER BY min(id);
  GET DIAGNOSTICS noted = ROW_COUNT;
  UPDATE rollup.theme_state SET folds = folds + 1;
  RETURN noted;
END $$;

-- Changes whenever a count of comments or themes may have.
CREATE FUNCTION rollup.comment_version() RETURNS text
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT folds || '.' || (SELECT count(*) FROM rollup.theme_delta) FROM rollup.theme_state
$$;

GRANT SELECT ON ALL TABLES IN SCHEMA rollup TO kept_app;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA rollup FROM PUBLIC;
GRANT EXECUTE ON FUNCTION rollup.fold_themes, rollup.verify_themes, rollup.rebuild_themes, rollup.comment_version TO kept_app;
GRANT EXECUTE ON FUNCTION facts.themes_of, facts.month_of, facts.month_word TO kept_app;

-- Comments that were here before this version are noted too.
INSERT INTO public.comment_note (first_id, last_id, first_at, last_at)
  SELECT min(id), max(id), min(answered_at), max(answered_at) FROM public.response WHERE comment IS NOT NULL
  GROUP BY id / 50000 ORDER BY min(id);
