import type { Scope } from "@/access/scope";
import { inScope } from "@/server/db";

/**
 * How many cells the answers make, and how many of the stored ones differ: the cube's (pending deltas included), every
 * customer's timeline and the flow between periods (but for whom a note still waits), and the cube of themes.
 */
export type Verification = { cells: number; mismatches: number };

/**
 * Recounts raw answers against live cells in one snapshot, for all months or those from `first` to `last` (ISO days);
 * then customers' timelines and the flow, and the weight sums, always whole.
 */
export function verifyRollups(
  scope: Scope<"rollup:repair">,
  months: { first?: string; last?: string } = {},
): Promise<Verification> {
  return inScope(scope, async (tx) => {
    await tx.$executeRaw`SET LOCAL statement_timeout = 0`;
    const [row] = await tx.$queryRaw<[{ cells: bigint; mismatches: bigint }]>`
      SELECT * FROM rollup.verify(${months.first ?? "-infinity"}::date, ${months.last ?? "infinity"}::date)`;
    const [moved] = await tx.$queryRaw<[{ cells: bigint; mismatches: bigint }]>`
      SELECT * FROM rollup.verify_movement()`;
    const [themes] = await tx.$queryRaw<[{ cells: bigint; mismatches: bigint }]>`
      SELECT * FROM rollup.verify_themes(${months.first ?? "-infinity"}::date, ${months.last ?? "infinity"}::date)`;
    const [weighed] = await tx.$queryRaw<[{ cells: bigint; mismatches: bigint }]>`
      SELECT * FROM rollup.verify_weights()`;
    return {
      cells: Number(row.cells + moved.cells + themes.cells + weighed.cells),
      mismatches: Number(row.mismatches + moved.mismatches + themes.mismatches + weighed.mismatches),
    };
  });
}
