import type { Scope } from "@/access/scope";
import { hashPassword } from "@/server/auth/password";
import { inScope, Prisma, type Tx } from "@/server/db";
import { NotFound, Refusal } from "@/server/errors";
import { record } from "@/server/events";
import { lastAdminRefusal, ownRoleRefusal } from "../rules";
import type { ChangeGrant, CreatePerson } from "../schema";

type Writer = Scope<"people:write">;

/** Adds a person who can sign in at once with the given password. Refuses an e-mail address that is taken. */
export async function createPerson(scope: Writer, input: CreatePerson): Promise<{ id: string }> {
  const passwordHash = await hashPassword(input.password);
  const { name, email, grant } = input;
  try {
    return await inScope(scope, async (tx) => {
      const person = await tx.person.create({ data: { name, email, passwordHash }, select: { id: true } });
      await giveRole(tx, person.id, grant);
      await record(tx, scope, {
        action: "person.create",
        object: `person:${person.id}`,
        detail: { ...grant },
      });
      return person;
    });
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002") {
      throw new Refusal("Somebody with this e-mail address is already here.");
    }
    throw error;
  }
}

/** Gives a person one more role; giving it twice changes nothing. */
export function grantRole(scope: Writer, { personId, grant }: ChangeGrant): Promise<void> {
  return inScope(scope, async (tx) => {
    refuse(ownRoleRefusal(scope.actorId, personId));
    await lockPerson(tx, personId);
    await giveRole(tx, personId, grant);
    await record(tx, scope, { action: "role.grant", object: `person:${personId}`, detail: { ...grant } });
  });
}

/** Takes one role away. The last administrator keeps it. */
export function revokeRole(scope: Writer, { personId, grant }: ChangeGrant): Promise<void> {
  return inScope(scope, async (tx) => {
    refuse(ownRoleRefusal(scope.actorId, personId));
    await lockPerson(tx, personId);
    if (grant.role === "admin") refuse(lastAdminRefusal(await activeAdmins(tx), personId));
    await tx.grant.deleteMany({ where: { personId, role: grant.role, departmentId: grant.departmentId } });
    await record(tx, scope, { action: "role.revoke", object: `person:${personId}`, detail: { ...grant } });
  });
}

/** Ends a person's access at once: every session is revoked in the same transaction. The last administrator stays. */
export function deactivatePerson(scope: Writer, personId: string, now: Date): Promise<void> {
  return inScope(scope, async (tx) => {
    await lockPerson(tx, personId);
    refuse(lastAdminRefusal(await activeAdmins(tx), personId));
    await tx.person.update({ where: { id: personId }, data: { deactivatedAt: now } });
    await tx.session.updateMany({ where: { personId, revokedAt: null }, data: { revokedAt: now } });
    await record(tx, scope, { action: "person.deactivate", object: `person:${personId}` });
  });
}

/** Lets a deactivated person sign in again, with the roles they had. */
export function reactivatePerson(scope: Writer, personId: string): Promise<void> {
  return inScope(scope, async (tx) => {
    await lockPerson(tx, personId);
    await tx.person.update({ where: { id: personId }, data: { deactivatedAt: null } });
    await record(tx, scope, { action: "person.reactivate", object: `person:${personId}` });
  });
}

function refuse(reason: string | undefined): void {
  if (reason) throw new Refusal(reason);
}

async function giveRole(
  tx: Tx,
  personId: string,
  { role, departmentId }: ChangeGrant["grant"],
): Promise<void> {
  if (departmentId !== null && !(await tx.department.findUnique({ where: { id: departmentId } })))
    throw new NotFound();
  await tx.$executeRaw`INSERT INTO grant_held (person_id, role, department_id)
    VALUES (${personId}::uuid, ${role}, ${departmentId}::int) ON CONFLICT DO NOTHING`;
}

async function lockPerson(tx: Tx, personId: string): Promise<void> {
  const found = await tx.$queryRaw<unknown[]>`SELECT 1 FROM person WHERE id = ${personId}::uuid FOR UPDATE`;
  if (found.length === 0) throw new NotFound();
}

/** Every active administrator, locked: two admins removing each other at once must not leave nobody. */
async function activeAdmins(tx: Tx): Promise<string[]> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('people.admins'))`;
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT p.id::text FROM person p JOIN grant_held g ON g.person_id = p.id
    WHERE g.role = 'admin' AND p.deactivated_at IS NULL`;
  return rows.map(({ id }) => id);
}

/** Sets a new password for the person with this address and ends every session they have. */
export async function resetPassword(
  scope: Writer,
  { email, password }: { email: string; password: string },
): Promise<void> {
  if (password.length < 12) throw new Refusal("Use at least 12 characters.");
  const passwordHash = await hashPassword(password);
  await inScope(scope, async (tx) => {
    const person = await tx.person.findUnique({
      where: { email: email.toLowerCase() },
      select: { id: true },
    });
    if (!person) throw new NotFound("Nobody has this e-mail address.");
    await tx.person.update({ where: { id: person.id }, data: { passwordHash } });
    await tx.$executeRaw`UPDATE session SET revoked_at = now() WHERE person_id = ${person.id}::uuid AND revoked_at IS NULL`;
    await record(tx, scope, { action: "password.reset", object: `person:${person.id}` });
  });
}
