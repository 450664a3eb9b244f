import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { runMigrations } from "graphile-worker";
import pg from "pg";
import { environment } from "../env";
import { ACTING, MAKE_ROLES } from "./roles";

/**
 * The job queue's own tables are shut to people: the worker reads them as the system, and whoever may do something that needs
 * a job asks for it through one function.
 */
const OPEN_JOB_QUEUE = `
  GRANT USAGE ON SCHEMA graphile_worker TO kept_app;
  REVOKE ALL ON ALL TABLES IN SCHEMA graphile_worker FROM kept_app;
  REVOKE ALL ON ALL SEQUENCES IN SCHEMA graphile_worker FROM kept_app;
  GRANT ALL ON ALL TABLES IN SCHEMA graphile_worker TO kept_system;
  GRANT ALL ON ALL SEQUENCES IN SCHEMA graphile_worker TO kept_system;
  GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA graphile_worker TO kept_system;
  SELECT wall.shut(c.oid) FROM pg_class AS c WHERE c.relnamespace = 'graphile_worker'::regnamespace AND c.relkind = 'r'
    AND NOT (c.relforcerowsecurity AND EXISTS (SELECT FROM pg_policy WHERE polrelid = c.oid AND polname = 'kept_system'));
  CREATE OR REPLACE FUNCTION wall.enqueue(task text, payload json, key text) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public
    AS 'SELECT FROM graphile_worker.add_job(task, payload, job_key => key, max_attempts => 1000)';
  REVOKE ALL ON FUNCTION wall.enqueue FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION wall.enqueue TO kept_app;`;

/**
 * Brings a database to this version: roles, Prisma's migrations, then the job queue's, as the owner; the app's account
 * may then act as the app's roles. Safe to repeat; takes a second when nothing is new.
 */
export async function migrate(root: string, urls: { ownerUrl: string; appUrl: string }): Promise<void> {
  const client = new pg.Client({ connectionString: urls.ownerUrl });
  await client.connect();
  try {
    await makeRoles(client);
    if (!(await isCurrent(client, root))) await deploy(root, urls.ownerUrl);
    await runMigrations({ connectionString: urls.ownerUrl });
    await client.query(OPEN_JOB_QUEUE);
    const login = decodeURIComponent(new URL(urls.appUrl).username);
    if (login) await letIn(client, login);
  } finally {
    await client.end();
  }
}

/** Makes the app's roles where they are missing. Throws with what an administrator has to run when the owner may not. */
async function makeRoles(client: pg.Client): Promise<void> {
  try {
    await client.query(MAKE_ROLES);
  } catch (error) {
    const isForbidden = (error as { code?: string }).code === "42501";
    throw isForbidden ? new Error(`${NO_ROLES}\n${MAKE_ROLES};`, { cause: error }) : error;
  }
}

const NO_ROLES =
  "The database could not be migrated. The account in DATABASE_OWNER_URL may not create roles: let an administrator run the following once, and GRANT the roles to the app's account.";

/** Lets the app's account act as the app's roles, unless it may already. */
async function letIn(client: pg.Client, login: string): Promise<void> {
  const { rows } = await client.query<{ role: string }>(
    `SELECT role FROM unnest($2::text[]) AS role WHERE NOT pg_has_role($1, role,
       CASE WHEN current_setting('server_version_num')::int < 160000 THEN 'MEMBER' ELSE 'SET' END)`,
    [login, [...ACTING]],
  );
  for (const { role } of rows) await client.query(`GRANT ${role} TO ${pg.escapeIdentifier(login)}`);
}

/** Has every migration of this version been applied? Saves starting Prisma's engine at each start. */
async function isCurrent(client: pg.Client, root: string): Promise<boolean> {
  const names = readdirSync(join(root, "prisma/migrations")).filter((name) => /^\d/.test(name));
  try {
    const { rows } = await client.query<{ name: string }>(
      "SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
    );
    const applied = new Set(rows.map((row) => row.name));
    return names.every((name) => applied.has(name));
  } catch {
    return false;
  }
}

function deploy(root: string, ownerUrl: string): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(join(root, "node_modules/.bin/prisma"), ["migrate", "deploy"], {
      cwd: root,
      env: {
        ...environment,
        DATABASE_URL: ownerUrl,
        DATABASE_OWNER_URL: ownerUrl,
        PRISMA_HIDE_UPDATE_MESSAGE: "1",
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let words = "";
    child.stdout.on("data", (chunk) => (words += String(chunk)));
    child.stderr.on("data", (chunk) => (words += String(chunk)));
    child.once("error", fail);
    child.once("exit", (code) => {
      if (code === 0) done();
      else fail(new Error(`The database could not be migrated.\n${words.trim()}`));
    });
  });
}
