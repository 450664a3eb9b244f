import { can, type Actor } from "@/access/can";
import { reaches, type Scope } from "@/access/scope";
import { inScope } from "@/server/db";
import { NotFound } from "@/server/errors";
import type { OfDepartment, Team } from "../schema";

/** Who stands behind a department. Members are named to those who work there, and to whoever sees all of them. */
export function teamOf(
  scope: Scope<"department:read">,
  actor: Actor,
  { department: slug }: OfDepartment,
): Promise<Team> {
  return inScope(scope, async (tx) => {
    const department = await tx.department.findUnique({ where: { slug }, select: { id: true } });
    if (!department || !reaches(scope, department.id)) throw new NotFound();
    const [team] = await tx.$queryRaw<[Team]>`
      SELECT coalesce((SELECT json_agg(json_build_object('name', p.name, 'from', h.valid_from::text, 'to', h.valid_to::text)
            ORDER BY h.valid_to DESC NULLS FIRST, h.valid_from DESC, p.name)
          FROM headship AS h JOIN person AS p ON p.id = h.person_id WHERE h.department_id = d.id), '[]') AS heads,
        coalesce((SELECT json_agg(json_build_object('name', p.name, 'since', (g.granted_at AT TIME ZONE o.time_zone)::date::text) ORDER BY p.name)
          FROM grant_held AS g JOIN person AS p ON p.id = g.person_id
          WHERE g.department_id = d.id AND g.role = 'member' AND p.deactivated_at IS NULL), '[]') AS members,
        coalesce((SELECT json_agg(DISTINCT p.name)
          FROM grant_held AS g JOIN person AS p ON p.id = g.person_id
          WHERE g.role = 'executive' AND p.deactivated_at IS NULL), '[]') AS executives,
        coalesce((SELECT json_agg(json_build_object('touchpoint', t.name, 'stage', s.name, 'from', r.valid_from::text, 'to', r.valid_to::text)
            ORDER BY r.valid_to DESC NULLS FIRST, r.valid_from DESC, s.position, t.position)
          FROM touchpoint_role AS r JOIN touchpoint AS t ON t.id = r.touchpoint_id LEFT JOIN stage AS s ON s.id = t.stage_id
          WHERE r.department_id = d.id AND r.role = 'owner'), '[]') AS places
      FROM department AS d CROSS JOIN organisation AS o WHERE d.id = ${department.id}::int`;
    return can(actor, "member:read", department.id) ? team : { ...team, members: null };
  });
}
