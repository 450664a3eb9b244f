import type { PoolClient } from "pg";
import { withConnection } from "@/server/db";
import { alone } from "./alone";

/** Takes everything an import brought out again in one transaction; the cubes follow by themselves. */
export async function undoImport(importId: number): Promise<void> {
  await withConnection((client) =>
    alone(client, importId, () => removeRows(client, importId, "undone", null)),
  );
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
  await client.query("DELETE FROM exclusion WHERE import_id = $1", [importId]);
  await client.query("DELETE FROM response_key WHERE import_id = $1", [importId]);
  await client.query("DELETE FROM import_refusal WHERE import_id = $1", [importId]);
  // Customers that came with it go too, unless another file has spoken of them since.
  await client.query(
    "DELETE FROM customer AS c WHERE import_id = $1 AND NOT EXISTS (SELECT FROM response WHERE customer_id = c.id)",
    [importId],
  );
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
