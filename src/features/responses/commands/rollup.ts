import type { Scope } from "@/access/scope";
import { inScope, pool } from "@/server/db";
import { record } from "@/server/events";

/** Past this many pending deltas the fold does not wait for its next turn. */
const MANY_PENDING = 20_000;

/** Moves every pending delta into the cubes. Returns how many; 0 when none, −1 when another folder is at work. */
export async function foldDeltas(): Promise<number> {
  const { rows } = await pool().query<{ moved: number }>("SELECT rollup.fold() AS moved");
  return rows[0]?.moved ?? 0;
}

/** Is so much pending that readers would notice? Looks at no more deltas than it must. */
export async function isFoldUrgent(): Promise<boolean> {
  const { rows } = await pool().query<{ urgent: boolean }>(
    "SELECT count(*) >= $1 AS urgent FROM (SELECT FROM rollup.pending LIMIT $1) AS first",
    [MANY_PENDING],
  );
  return rows[0]?.urgent ?? false;
}

/** Counts every cell again from the answers, and follows every customer again, in one transaction; returns how many cells there are. */
export function rebuildRollups(scope: Scope<"rollup:repair">): Promise<number> {
  return inScope(scope, async (tx) => {
    await tx.$executeRaw`SET LOCAL statement_timeout = 0`;
    const [row] = await tx.$queryRaw<[{ rebuilt: bigint }]>`SELECT rollup.rebuild() AS rebuilt`;
    await tx.$queryRaw`SELECT FROM rollup.rebuild_movement()`;
    await tx.$queryRaw`SELECT rollup.rebuild_themes()`;
    await tx.$queryRaw`SELECT FROM rollup.rebuild_weights()`;
    await tx.$queryRaw`SELECT FROM rollup.rebuild_impressions()`;
    await record(tx, scope, {
      action: "rollup.rebuild",
      object: "rollup",
      detail: { cells: Number(row.rebuilt) },
    });
    return Number(row.rebuilt);
  });
}

/** Leaves word that the worker is alive; the health page reads it. */
export async function noteWorker(): Promise<void> {
  await pool().query(
    "INSERT INTO worker_seen (id, seen_at) VALUES (1, now()) ON CONFLICT (id) DO UPDATE SET seen_at = now()",
  );
}
