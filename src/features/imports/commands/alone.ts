import type { PoolClient } from "pg";
import { Refusal } from "@/server/errors";

/** First number of the session lock that whoever loads or undoes an import holds. */
const AT_WORK = 7072;

/** Does long work on one import while nobody else does; the lock ends with the connection, so a kill frees it. */
export async function alone(client: PoolClient, importId: number, work: () => Promise<void>): Promise<void> {
  const { rows } = await client.query<{ got: boolean }>("SELECT pg_try_advisory_lock($1, $2) AS got", [
    AT_WORK,
    importId,
  ]);
  if (!rows[0]?.got) throw new Refusal("Another process is at work on this import.");
  try {
    await client.query("SET statement_timeout = 0");
    await work();
  } finally {
    await client.query("ROLLBACK").catch(() => undefined);
    await client.query("RESET statement_timeout").catch(() => undefined);
    await client.query("SELECT pg_advisory_unlock($1, $2)", [AT_WORK, importId]).catch(() => undefined);
  }
}
