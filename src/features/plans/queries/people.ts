import type { Tx } from "@/server/db";
import type { PlanForm } from "../schema";

/** Who can answer for a plan of these departments: their heads, then their members. */
export function peopleOf(tx: Tx, departments: readonly number[]): Promise<PlanForm["people"]> {
  return tx.$queryRaw<PlanForm["people"]>`
    SELECT p.id::text AS id, p.name, g.department_id AS "departmentId"
    FROM grant_held AS g JOIN person AS p ON p.id = g.person_id AND p.deactivated_at IS NULL
    WHERE g.department_id = ANY(${[...departments]}::int[])
    GROUP BY p.id, p.name, g.department_id ORDER BY g.department_id, min(g.role), p.name, p.id`;
}
