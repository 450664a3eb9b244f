import type { Capability } from "@/access/capabilities";
import type { Scope } from "@/access/scope";
import { Prisma } from "@/server/db";

/** Leaves out of cells what is kept from the reader: `owner` is who was accountable in the cell's month. */
export function openCells(scope: Scope<Capability>): Prisma.Sql[] {
  return scope.blind.map(
    ({ departmentId, from }) =>
      Prisma.sql`(c.bucket < ${from}::date OR owner.department_id IS DISTINCT FROM ${departmentId}::int)`,
  );
}

/**
 * Leaves out of rows with a touchpoint and a day what is kept from the reader: all that was said from a day on at
 * places that the department answered for at any time since.
 */
export function openPlaces(
  scope: Scope<Capability>,
  { place, isBefore }: { place: Prisma.Sql; isBefore: (day: string) => Prisma.Sql },
): Prisma.Sql[] {
  return scope.blind.map(
    ({ departmentId, from }) => Prisma.sql`(${isBefore(from)} OR coalesce(${place}, 0) <> ALL(ARRAY(
      SELECT touchpoint_id FROM touchpoint_role WHERE role = 'owner' AND department_id = ${departmentId}::int
        AND (valid_to IS NULL OR ${from}::date < valid_to))))`,
  );
}

/** Was something said before a day began in the organisation's time zone? */
export function saidBefore(moment: Prisma.Sql, timeZone: string): (day: string) => Prisma.Sql {
  return (day) => Prisma.sql`${moment} < (${day}::date)::timestamp AT TIME ZONE ${timeZone}`;
}
