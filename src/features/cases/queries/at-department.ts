import { reaches, type Scope } from "@/access/scope";
import { inScope } from "@/server/db";
import { NotFound } from "@/server/errors";
import type { CasesAtDepartment, OfDepartment } from "../schema";
import { casesIn, isOpen, nextDeadline } from "./rows";

/** Open cases of a department by touchpoint, how many are past their next deadline, and since which day the first is. */
export function casesAtDepartment(
  scope: Scope<"case:read">,
  { department: slug }: OfDepartment,
  now: Date,
): Promise<CasesAtDepartment> {
  return inScope(scope, async (tx) => {
    const department = await tx.department.findUnique({ where: { slug }, select: { id: true } });
    if (!department || !reaches(scope, department.id)) throw new NotFound();
    const rows = await tx.$queryRaw<
      { touchpoint: number; open: number; late: number; since: string | null }[]
    >`
      SELECT coalesce(t.merged_into, t.id) AS touchpoint, count(*)::int AS open,
        (count(*) FILTER (WHERE ${nextDeadline} < ${now}::timestamptz))::int AS late,
        (min(${nextDeadline}) FILTER (WHERE ${nextDeadline} < ${now}::timestamptz) AT TIME ZONE o.time_zone)::date::text AS since
      FROM case_record AS c JOIN touchpoint AS t ON t.id = c.touchpoint_id CROSS JOIN organisation AS o
      WHERE ${casesIn(scope, department.id)} AND ${isOpen} GROUP BY 1, o.time_zone ORDER BY 1`;
    return {
      late: rows.reduce((sum, { late }) => sum + late, 0),
      since: rows.flatMap(({ since }) => since ?? []).toSorted()[0] ?? null,
      places: rows.map(({ touchpoint, open }) => ({ touchpoint, open })),
    };
  });
}
