import type { Scope } from "@/access/scope";
import { inScope, Prisma, type Tx } from "@/server/db";
import type { OfDepartment, Proposal } from "../schema";
import { mustReach } from "./reached-department";

/** The targets a department asks for, for whoever decides about them. */
export async function proposalsOf(
  scope: Scope<"target:approve">,
  { department }: OfDepartment,
): Promise<Proposal[]> {
  await mustReach(scope, department);
  return inScope(scope, (tx) => openProposals(tx, scope, department));
}

/** Proposals nobody has decided, the oldest first; of one department, or of all within reach. */
export function openProposals(
  tx: Tx,
  scope: Scope<"target:propose" | "target:approve">,
  department?: string,
): Promise<Proposal[]> {
  const reached =
    scope.departments === "all" ? Prisma.sql`true` : Prisma.sql`d.id = ANY(${[...scope.departments]}::int[])`;
  const wanted = department === undefined ? Prisma.sql`true` : Prisma.sql`d.slug = ${department}`;
  return tx.$queryRaw<Proposal[]>`
    SELECT o.id, d.name AS department, coalesce(s.name, t.name) AS place, o.metric, o.value, o.band,
      to_char(o.valid_from, 'YYYY-MM') AS "from", o.reason,
      coalesce(p.name, 'Somebody who has left') AS "proposedBy", o.proposed_by::text = ${scope.actorId} AS "isOwn"
    FROM target_proposal AS o JOIN department AS d ON d.id = o.department_id LEFT JOIN person AS p ON p.id = o.proposed_by
      LEFT JOIN stage AS s ON s.id = o.stage_id LEFT JOIN touchpoint AS t ON t.id = o.touchpoint_id
    WHERE o.decision IS NULL AND ${reached} AND ${wanted} ORDER BY o.proposed_at, o.id`;
}
