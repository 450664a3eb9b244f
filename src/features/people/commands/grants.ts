import type { Tx } from "@/server/db";
import { NotFound, Refusal } from "@/server/errors";
import type { GrantInput } from "../schema";

/** Throws the reason, if there is one. */
export function refuse(reason: string | undefined): void {
  if (reason) throw new Refusal(reason);
}

/** Gives a role, once; giving it again changes nothing. A department that is not there is not found. */
export async function giveRole(tx: Tx, personId: string, { role, departmentId }: GrantInput): Promise<void> {
  if (departmentId !== null && !(await tx.department.findUnique({ where: { id: departmentId } })))
    throw new NotFound();
  await tx.$executeRaw`INSERT INTO grant_held (person_id, role, department_id)
    VALUES (${personId}::uuid, ${role}, ${departmentId}::int) ON CONFLICT DO NOTHING`;
}

export async function lockPerson(tx: Tx, personId: string): Promise<void> {
  const found = await tx.$queryRaw<unknown[]>`SELECT 1 FROM person WHERE id = ${personId}::uuid FOR UPDATE`;
  if (found.length === 0) throw new NotFound();
}

/** Every active administrator who has joined, locked: two removing each other at once must not leave nobody. */
export async function activeAdmins(tx: Tx): Promise<string[]> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('people.admins'))`;
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT p.id::text FROM person p JOIN grant_held g ON g.person_id = p.id
    WHERE g.role = 'admin' AND p.deactivated_at IS NULL
      AND (p.password_hash IS NOT NULL OR EXISTS (SELECT FROM sso_subject s WHERE s.person_id = p.id)
        OR EXISTS (SELECT FROM passkey k WHERE k.person_id = p.id))`;
  return rows.map(({ id }) => id);
}
