import { reaches, type Scope } from "@/access/scope";
import { inScope } from "@/server/db";
import { NotFound } from "@/server/errors";
import type { LateCases, OfDepartment } from "../schema";
import { isOpen, nextDeadline } from "./rows";

/** How many open cases of a department are past their next deadline, and since which day the first of them is. */
export function lateCasesOf(
  scope: Scope<"case:read">,
  { department: slug }: OfDepartment,
  now: Date,
): Promise<LateCases> {
  return inScope(scope, async (tx) => {
    const department = await tx.department.findUnique({ where: { slug }, select: { id: true } });
    if (!department || !reaches(scope, department.id)) throw new NotFound();
    const [late] = await tx.$queryRaw<[LateCases]>`
      SELECT count(c.id)::int AS count, (min(${nextDeadline}) AT TIME ZONE o.time_zone)::date::text AS since
      FROM organisation AS o LEFT JOIN case_record AS c ON c.department_id = ${department.id}::int AND ${isOpen}
        AND ${nextDeadline} < ${now}::timestamptz
      GROUP BY o.time_zone`;
    return late;
  });
}
