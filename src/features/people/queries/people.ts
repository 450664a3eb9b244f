import type { Scope } from "@/access/scope";
import { asSystem, inScope } from "@/server/db";
import { NotFound } from "@/server/errors";
import type { PeoplePage } from "../schema";

/** Everybody with their roles, active people first, and every department with its heads and owned touchpoints. */
export function peoplePage(scope: Scope<"people:read">): Promise<PeoplePage> {
  return inScope(scope, async (tx) => {
    const people = await tx.$queryRaw<PeoplePage["people"]>`
      SELECT p.id::text, p.name, p.email, p.deactivated_at IS NULL AS "isActive",
        to_char(p.last_seen_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "lastSeenAt",
        coalesce(json_agg(json_build_object('role', g.role, 'departmentId', g.department_id, 'department', d.name) ORDER BY g.id)
          FILTER (WHERE g.id IS NOT NULL), '[]') AS grants
      FROM person p LEFT JOIN grant_held g ON g.person_id = p.id LEFT JOIN department d ON d.id = g.department_id
      GROUP BY p.id ORDER BY p.deactivated_at IS NOT NULL, p.name, p.email`;
    const departments = await tx.$queryRaw<PeoplePage["departments"]>`
      SELECT d.id, d.name,
        coalesce((SELECT json_agg(p.name ORDER BY p.name) FROM grant_held g JOIN person p ON p.id = g.person_id
          WHERE g.department_id = d.id AND g.role = 'head' AND p.deactivated_at IS NULL), '[]') AS heads,
        (SELECT count(*)::int FROM touchpoint_role r
          WHERE r.department_id = d.id AND r.role = 'owner' AND r.valid_to IS NULL) AS touchpoints
      FROM department d WHERE d.retired_on IS NULL ORDER BY d.position, d.name`;
    return { people, departments };
  });
}

/** The id of a department, for the command line. Throws NotFound for an unknown slug. */
export async function departmentBySlug(slug: string): Promise<number> {
  const department = await asSystem("department:find", (tx) => tx.department.findUnique({ where: { slug } }));
  if (!department) throw new NotFound(`There is no department “${slug}”.`);
  return department.id;
}
