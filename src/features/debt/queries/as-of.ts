import type { Tx } from "@/server/db";

/** Since when answers wait for the fold or the ledger; the last computation tells how old the list is at most. */
export async function ledgerAsOf(tx: Tx): Promise<string | undefined> {
  const [row] = await tx.$queryRaw<[{ noted: Date | null; isDue: boolean; computedAt: Date | null }]>`
    /* planned once */ SELECT (SELECT min(noted_at) FROM rollup.note) AS noted, EXISTS (SELECT FROM rollup.ledger_due) AS "isDue",
      (SELECT min(as_of) FROM rollup.computed) AS "computedAt"`;
  if (!row.isDue) return row.noted?.toISOString();
  return (row.computedAt ?? new Date(0)).toISOString();
}
