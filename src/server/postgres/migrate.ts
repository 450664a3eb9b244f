import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { runMigrations } from "graphile-worker";
import pg from "pg";
import { environment } from "../env";

/** Every table of the job queue; its own migrations switch row-level security on, which shuts the app's role out. */
const OPEN_JOB_QUEUE = `
  GRANT USAGE ON SCHEMA graphile_worker TO kept_app;
  GRANT ALL ON ALL TABLES IN SCHEMA graphile_worker TO kept_app;
  GRANT ALL ON ALL SEQUENCES IN SCHEMA graphile_worker TO kept_app;
  GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA graphile_worker TO kept_app;
  DO $$ DECLARE t record; BEGIN
    FOR t IN SELECT c.oid::regclass AS name FROM pg_class c
      WHERE c.relnamespace = 'graphile_worker'::regnamespace AND c.relkind = 'r' AND c.relrowsecurity
        AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'kept_app')
    LOOP EXECUTE format('CREATE POLICY kept_app ON %s TO kept_app USING (true) WITH CHECK (true)', t.name); END LOOP;
  END $$;`;

/**
 * Brings a database to this version: Prisma's migrations, then the job queue's, as the owner; the app's login
 * becomes a member of `kept_app` where it is another account. Safe to repeat; takes a second when nothing is new.
 */
export async function migrate(root: string, urls: { ownerUrl: string; appUrl: string }): Promise<void> {
  const client = new pg.Client({ connectionString: urls.ownerUrl });
  await client.connect();
  try {
    if (!(await isCurrent(client, root))) await deploy(root, urls.ownerUrl);
    await runMigrations({ connectionString: urls.ownerUrl });
    await client.query(OPEN_JOB_QUEUE);
    const login = decodeURIComponent(new URL(urls.appUrl).username);
    if (login && login !== "kept_app") await letIn(client, login);
  } finally {
    await client.end();
  }
}

/** Makes the app's login a member of the role that the pages act as, unless it is one already. */
async function letIn(client: pg.Client, login: string): Promise<void> {
  const { rows } = await client.query<{ isMember: boolean }>(
    `SELECT pg_has_role($1, 'kept_app', 'MEMBER') AS "isMember"`,
    [login],
  );
  if (!rows[0]?.isMember) await client.query(`GRANT kept_app TO ${pg.escapeIdentifier(login)}`);
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
      else fail(new Error(`The database could not be migrated.${hintFor(words)}\n${words.trim()}`));
    });
  });
}

function hintFor(words: string): string {
  return /permission denied to (create|grant) role|must have admin option/.test(words)
    ? " The account in DATABASE_OWNER_URL may not create roles: let an administrator run CREATE ROLE kept_app NOLOGIN and GRANT kept_app TO the app's account."
    : "";
}
