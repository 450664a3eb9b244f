import { afterAll, beforeAll, inject } from "vitest";
import { urlOf } from "../../src/server/postgres/cluster";
import { APP, asSuperuser, OWNER, TEMPLATE } from "./postgres";

/** Addresses of a test file's own database. */
export type TestDatabase = { name: string; ownerUrl: string; appUrl: string };

/**
 * Gives the calling test file a migrated database of its own, before its first test, and points the app at it.
 * The returned object is filled in by then.
 */
export function useTestDatabase(): TestDatabase {
  const database: TestDatabase = { name: "", ownerUrl: "", appUrl: "" };
  beforeAll(async () => {
    const cluster = inject("cluster");
    database.name = `t_${crypto.randomUUID().replaceAll("-", "").slice(0, 16)}`;
    await asSuperuser(cluster, `CREATE DATABASE ${database.name} TEMPLATE ${TEMPLATE} OWNER kept_owner`);
    database.ownerUrl = urlOf(cluster, database.name, OWNER);
    database.appUrl = urlOf(cluster, database.name, APP);
    process.env.DATABASE_URL = database.appUrl;
    process.env.KEPT_SECRET = "a secret of the tests, long enough for anybody";
    process.env.KEPT_LOG = "silent";
  });
  afterAll(async () => {
    const { closeDatabase } = await import("../../src/server/db");
    await closeDatabase();
    await asSuperuser(inject("cluster"), `DROP DATABASE IF EXISTS ${database.name} WITH (FORCE)`);
  });
  return database;
}
