import { sightOf, type Sight } from "@/access/sentences";
import type { Role } from "@/access/capabilities";
import type { Scope } from "@/access/scope";
import { asSystem, inScope, type Tx } from "@/server/db";
import { NotFound } from "@/server/errors";
import { mailServer } from "@/server/mail";
import type { PeoplePage } from "../schema";
import { recentChanges } from "./changes";

/** Everybody with their roles, active people first, and every department with its heads and owned touchpoints. */
export async function peoplePage(scope: Scope<"people:read">, now: Date): Promise<PeoplePage> {
  const isMailSetUp = (await mailServer()) !== undefined;
  return inScope(scope, async (tx) => ({
    people: await peopleIn(tx, now),
    departments: await departmentsIn(tx),
    requests: await tx.$queryRaw<PeoplePage["requests"]>`
      SELECT r.id, r.person_id::text AS "personId", p.name, r.change, r.role, d.name AS department
      FROM role_request r JOIN person p ON p.id = r.person_id LEFT JOIN department d ON d.id = r.department_id
      WHERE r.decided_at IS NULL ORDER BY r.asked_at`,
    changes: await recentChanges(tx),
    isMailSetUp,
  }));
}

function peopleIn(tx: Tx, now: Date): Promise<PeoplePage["people"]> {
  return tx.$queryRaw<PeoplePage["people"]>`
    SELECT p.id::text, p.name, p.email, p.deactivated_at IS NULL AS "isActive",
      to_char(p.last_seen_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "lastSeenAt",
      p.password_hash IS NOT NULL OR p.last_seen_at IS NOT NULL AS "hasJoined",
      (SELECT to_char(max(l.expires_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') FROM one_time_link l
        WHERE l.person_id = p.id AND l.purpose = 'invitation' AND l.used_at IS NULL
          AND l.expires_at > ${now}::timestamptz) AS "invitedUntil",
      EXISTS (SELECT FROM totp t WHERE t.person_id = p.id AND t.confirmed_at IS NOT NULL)
        OR EXISTS (SELECT FROM passkey k WHERE k.person_id = p.id) AS "hasFactor",
      (SELECT count(*)::int FROM session s WHERE s.person_id = p.id AND s.revoked_at IS NULL
        AND s.expires_at > ${now}::timestamptz) AS sessions,
      coalesce(json_agg(json_build_object('role', g.role, 'departmentId', g.department_id, 'department', d.name,
        'since', to_char(coalesce(h.valid_from, g.granted_at::date), 'YYYY-MM-DD')) ORDER BY g.id)
        FILTER (WHERE g.id IS NOT NULL), '[]') AS grants
    FROM person p LEFT JOIN grant_held g ON g.person_id = p.id LEFT JOIN department d ON d.id = g.department_id
      LEFT JOIN headship h ON h.person_id = p.id AND h.department_id = g.department_id AND h.valid_to IS NULL AND g.role = 'head'
    GROUP BY p.id ORDER BY p.deactivated_at IS NOT NULL, p.name, p.email`;
}

function departmentsIn(tx: Tx): Promise<PeoplePage["departments"]> {
  return tx.$queryRaw<PeoplePage["departments"]>`
    SELECT d.id, d.name, d.parent_id AS "parentId", d.retired_on::text AS "retiresOn",
      coalesce((SELECT json_agg(p.name ORDER BY p.name) FROM grant_held g JOIN person p ON p.id = g.person_id
        WHERE g.department_id = d.id AND g.role = 'head' AND p.deactivated_at IS NULL), '[]') AS heads,
      (SELECT count(*)::int FROM touchpoint_role r WHERE r.department_id = d.id AND r.role = 'owner'
        AND r.valid_from <= current_date AND (r.valid_to IS NULL OR r.valid_to > current_date)) AS touchpoints
    FROM department d WHERE d.retired_on IS NULL OR d.retired_on > current_date ORDER BY d.position, d.name`;
}

/** What one person may see and do, in sentences made from the table of rights. */
export function sightOfPerson(scope: Scope<"people:read">, personId: string): Promise<Sight> {
  return inScope(scope, async (tx) => {
    const person = await tx.person.findUnique({
      where: { id: personId },
      select: {
        deactivatedAt: true,
        grants: { select: { role: true, departmentId: true, department: { select: { name: true } } } },
      },
    });
    if (!person) throw new NotFound();
    const { openScorecards } = await tx.organisation.findFirstOrThrow({ select: { openScorecards: true } });
    const grants = person.deactivatedAt
      ? []
      : person.grants.map(({ role, departmentId }) => ({ role: role as Role, departmentId }));
    const names = new Map(person.grants.map((grant) => [grant.departmentId, grant.department?.name]));
    return sightOf({ id: personId, grants, settings: { openScorecards } }, (id) => names.get(id));
  });
}

/** The id of a department, for the command line. Throws NotFound for an unknown slug. */
export async function departmentBySlug(slug: string): Promise<number> {
  const department = await asSystem("department:find", (tx) => tx.department.findUnique({ where: { slug } }));
  if (!department) throw new NotFound(`There is no department “${slug}”.`);
  return department.id;
}
