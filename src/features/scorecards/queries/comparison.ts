import type { Actor } from "@/access/can";
import type { Scope } from "@/access/scope";
import type { Range } from "@/domain/period";
import { inScope } from "@/server/db";
import { comparisonOf, type StagesOf } from "../rules/comparison";
import type { AskedCard, Comparison } from "../schema";
import { scorecardMatrix } from "./matrix";
import { mustReach } from "./reached-department";

/** A department beside those like it, from the lines of the matrix that this reader sees; null where it has no line. */
export async function departmentComparison(
  scope: Scope<"scorecard:read">,
  viewer: Actor,
  { department, period }: AskedCard,
  now: Date,
): Promise<Comparison | null> {
  await mustReach(scope, department);
  const matrix = await scorecardMatrix(scope, viewer, { period, by: "departments" }, now);
  return comparisonOf(matrix, department, await stagesOf(scope, matrix.period)) ?? null;
}

function stagesOf(scope: Scope<"scorecard:read">, { from, to }: Range): Promise<StagesOf> {
  return inScope(scope, async (tx) => {
    const rows = await tx.$queryRaw<{ department: number; stages: number[] }[]>`
      SELECT r.department_id AS department, array_agg(DISTINCT coalesce(t.stage_id, 0)) AS stages
      FROM touchpoint_role AS r JOIN touchpoint AS t ON t.id = r.touchpoint_id
      WHERE r.role = 'owner' AND r.valid_from < ${to}::date AND (r.valid_to IS NULL OR ${from}::date < r.valid_to)
      GROUP BY 1`;
    return new Map(rows.map(({ department, stages }) => [department, new Set(stages)]));
  });
}
