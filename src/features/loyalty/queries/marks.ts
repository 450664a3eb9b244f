import { blindFrom, type Scope } from "@/access/scope";
import { inScope } from "@/server/db";
import type { ComputedMarks } from "../schema/journey-extras";

/**
 * Which touchpoints hurt when wrong and which delight when right, computed over the whole organisation. Whoever sees
 * some departments only gets none: a mark rests on everybody's answers.
 */
export async function computedMarks(scope: Scope<"score:read">): Promise<ComputedMarks> {
  if (scope.departments !== "all" || blindFrom(scope) !== undefined) return [];
  return inScope(
    scope,
    (tx) => tx.$queryRaw<ComputedMarks>`
      SELECT key::int AS touchpoint, class AS mark FROM driver
      WHERE kind = 'touchpoint' AND department_id = 0 AND class IN ('basic', 'differentiator', 'both')`,
  );
}
