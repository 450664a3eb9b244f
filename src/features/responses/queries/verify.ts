import type { Scope } from "@/access/scope";
import { inScope } from "@/server/db";

/**
 * How many cells the answers make, and how many of the stored ones differ: the cube's (pending deltas included), every
 * customer's timeline and the flow between periods (but for whom a note still waits), the cube of themes, and
 * the sums of weights and impressions.
 */
export type Verification = { cells: number; mismatches: number };

/**
 * Recounts raw answers against live cells in one snapshot, for all months or those from `first` to `last` (ISO days);
 * then customers' timelines and the flow, the weight sums and the impressions, always whole.
 */
export function verifyRollups(
  scope: Scope<"rollup:repair">,
  months: { first?: string; last?: string } = {},
): Promise<Verification> {
  return inScope(scope, async (tx) => {
    await tx.$executeRaw`SET LOCAL statement_timeout = 0`;
    const [{ cells, mismatches }] = await tx.$queryRaw<[{ cells: bigint; mismatches: bigint }]>`
      SELECT sum(cells)::bigint AS cells, sum(mismatches)::bigint AS mismatches FROM (
        SELECT * FROM rollup.verify(${months.first ?? "-infinity"}::date, ${months.last ?? "infinity"}::date)
        UNION ALL SELECT * FROM rollup.verify_movement()
        UNION ALL SELECT * FROM rollup.verify_themes(${months.first ?? "-infinity"}::date, ${months.last ?? "infinity"}::date)
        UNION ALL SELECT * FROM rollup.verify_weights()
        UNION ALL SELECT * FROM rollup.verify_impressions()
      ) AS parts`;
    return { cells: Number(cells), mismatches: Number(mismatches) };
  });
}
