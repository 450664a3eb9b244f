import type { Scope } from "@/access/scope";
import type { Range } from "@/domain/period";
import { Prisma } from "@/server/db";

/**
 * The door to single answers: `FROM response AS r … WHERE …`, limited to touchpoints that the reader's departments
 * own today (access follows ownership today) and to the days of `range` in the organisation's time zone.
 */
export function responsesIn(scope: Scope<"comment:read">, range: Range, timeZone: string): Prisma.Sql {
  const within =
    scope.departments === "all"
      ? Prisma.sql`true`
      : Prisma.sql`r.touchpoint_id IN (
          SELECT touchpoint_id FROM touchpoint_role
          WHERE role = 'owner' AND valid_to IS NULL AND department_id = ANY(${[...scope.departments]}::int[]))`;
  return Prisma.sql`FROM response AS r
    WHERE r.answered_at >= (${range.from}::date)::timestamp AT TIME ZONE ${timeZone}
      AND r.answered_at < (${range.to}::date)::timestamp AT TIME ZONE ${timeZone} AND ${within}`;
}
