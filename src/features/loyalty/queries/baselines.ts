import { departmentsFor, type Actor } from "@/access/can";
import type { Scope } from "@/access/scope";
import { inScope, type Tx } from "@/server/db";
import type { Baselines, TrendScope } from "../schema";
import { departmentIn } from "./trend-scope";

/** Every decision about the control limits of a scope, the one that holds first. */
export function baselines(scope: Scope<"score:read">, viewer: Actor, asked: TrendScope): Promise<Baselines> {
  const writable = departmentsFor(viewer, "baseline:write");
  return inScope(scope, async (tx) => {
    const departmentId = await departmentIn(tx, scope, asked);
    const decisions = await decisionsOf(tx, departmentId);
    return {
      decisions,
      mayDecide: writable === "all" || (departmentId !== null && writable.includes(departmentId)),
    };
  });
}

/** Decisions about a department's limits, or with null about the organisation's, newest first. */
export function decisionsOf(tx: Tx, departmentId: number | null): Promise<Baselines["decisions"]> {
  return tx.$queryRaw<Baselines["decisions"]>`
    SELECT to_char(first_day, 'YYYY-MM') AS "from", to_char(end_day - 1, 'YYYY-MM') AS "to", reason,
      coalesce(person.name, '') AS "decidedBy", (decided_at AT TIME ZONE organisation.time_zone)::date::text AS "decidedOn"
    FROM control_baseline CROSS JOIN organisation LEFT JOIN person ON person.id = decided_by
    WHERE department_id IS NOT DISTINCT FROM ${departmentId}::int
    ORDER BY control_baseline.id DESC`;
}
