/** The account that the app signs in with where Kept runs its own server. */
export const LOGIN = "kept_login";

/** What the app's account may act as; it owns nothing, and neither do these. */
export const ACTING = ["kept_system", "kept_own", "kept_figures", "kept_everywhere", "kept_loader"] as const;

/**
 * Makes the roles that are missing; safe to repeat. `kept_app` holds every right to a table, and no row. Which rows there are
 * decides the role that a transaction takes (`prisma/migrations/…_walls`). `kept_loader` gets around row-level security where
 * an administrator allows that, because COPY needs it; else loading takes a slower way.
 */
export const MAKE_ROLES = `DO $$ DECLARE name text; BEGIN
  FOREACH name IN ARRAY ARRAY['kept_app', '${ACTING.join("', '")}'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN EXECUTE format('CREATE ROLE %I NOLOGIN', name); END IF;
    IF name NOT IN ('kept_app', 'kept_loader') AND NOT pg_has_role(name, 'kept_app', 'MEMBER') THEN
      EXECUTE format('GRANT kept_app TO %I', name);
    END IF;
  END LOOP;
  IF NOT (SELECT rolbypassrls FROM pg_roles WHERE rolname = 'kept_loader') THEN
    BEGIN ALTER ROLE kept_loader BYPASSRLS; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
  END IF;
END $$`;
