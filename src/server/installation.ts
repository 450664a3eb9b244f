import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { environment } from "./env";
import { acquireEmbedded, type Database } from "./postgres/installation";
import { migrate } from "./postgres/migrate";

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** What one installation keeps for itself, made at the first start: the key of its cookies, the demo's password. */
type Secrets = { key: string; demoPassword: string };

export type Installation = Database & { dataDir: string; secrets: Secrets };

/**
 * The database of this installation, at this version: the server that DATABASE_URL names, or its own in the data
 * folder, started when it does not run. Sets the environment that the other modules read.
 */
export async function openInstallation(): Promise<Installation> {
  const dataDir = resolve(root, environment.KEPT_DATA_DIR ?? ".data");
  const secrets = secretsIn(dataDir);
  const given = environment.DATABASE_URL;
  const database: Database = given
    ? { appUrl: given, ownerUrl: environment.DATABASE_OWNER_URL ?? given, release: () => Promise.resolve() }
    : await acquireEmbedded(dataDir);
  environment.KEPT_DATA_DIR = dataDir;
  environment.DATABASE_URL = database.appUrl;
  environment.KEPT_SECRET ??= environment.NEXTAUTH_SECRET ?? secrets.key;
  try {
    await migrate(root, database);
  } catch (error) {
    await database.release();
    throw error;
  }
  return { ...database, dataDir, secrets };
}

function secretsIn(dataDir: string): Secrets {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, "secrets.json");
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8")) as Secrets;
  const made = {
    key: randomBytes(32).toString("base64url"),
    demoPassword: `kept-${randomBytes(6).toString("hex")}`,
  };
  writeFileSync(file, JSON.stringify(made, null, 2), { mode: 0o600 });
  return made;
}

/** Keeps the sample's password for the next start, which prints it again. */
export function rememberDemoPassword({ dataDir, secrets }: Installation, demoPassword: string): void {
  if (secrets.demoPassword === demoPassword) return;
  writeFileSync(join(dataDir, "secrets.json"), JSON.stringify({ ...secrets, demoPassword }, null, 2), {
    mode: 0o600,
  });
}
