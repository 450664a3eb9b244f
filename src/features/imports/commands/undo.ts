import type { PoolClient } from "pg";
import { withConnection } from "@/server/db";

/** Takes everything an import brought out again in one transaction; the cubes follow by themselves. */
export async function undoImport(importId: number): Promise<void> {
  await withConnection(async (client) => {
    await client.query("SET statement_timeout = 0");
    try {
      await removeRows(client, importId, "undone", null);
    } finally {
      await client.query("RESET statement_timeout").catch(() => undefined);
    }
  });
}

/** Removes answers and their keys, so that the file may be imported again, and says in the record how it ended. */
export async function removeRows(
  client: PoolClient,
  importId: number,
  state: "undone" | "failed",
  problem: string | null,
): Promise<void> {
  await client.query("BEGIN");
  await client.query("SELECT FROM import WHERE id = $1 FOR UPDATE", [importId]);
  await client.query("DELETE FROM response WHERE import_id = $1", [importId]);
  await client.query("DELETE FROM response_key WHERE import_id = $1", [importId]);
  await client.query(
    `UPDATE import SET state = $2, problem = $3, finished_at = coalesce(finished_at, now()),
       undone_at = CASE WHEN $2 = 'undone' THEN now() END WHERE id = $1`,
    [importId, state, problem],
  );
  await client.query(
    "INSERT INTO audit_event (actor, action, object, detail) VALUES ('system', $1, $2, '{}')",
    [`import.${state}`, `import:${importId}`],
  );
  await client.query("COMMIT");
}
