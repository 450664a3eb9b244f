import type { Capability } from "@/access/capabilities";
import type { Scope } from "@/access/scope";
import { Prisma } from "@/server/db";

/** What is kept from the reader: events from a day on under promises that the department delivers. */
export function openEvents({ blind }: Scope<Capability>, version: Prisma.Sql, day: Prisma.Sql): Prisma.Sql {
  const conditions = blind.map(
    ({ departmentId, from }) => Prisma.sql`AND (${day} < ${from}::date OR ${version} NOT IN (
      SELECT v.id FROM promise_version AS v JOIN promise AS p ON p.id = v.promise_id WHERE p.delivered_by = ${departmentId}::int))`,
  );
  return conditions.length === 0 ? Prisma.empty : Prisma.join(conditions, " ");
}
