import type { Scope } from "@/access/scope";
import { hashPassword } from "@/server/auth/password";
import { checkNewPassword, endSessions, putPassword } from "@/server/auth/credential";
import { now as clock } from "@/server/clock";
import { inScope, Prisma, type Tx } from "@/server/db";
import { NotFound, Refusal } from "@/server/errors";
import { record } from "@/server/events";
import { lastAdminRefusal, ownRoleRefusal } from "../rules/roles";
import type { ChangeGrant, CreatePerson, Deactivate } from "../schema";
import { activeAdmins, giveRole, lockPerson, refuse } from "./grants";

type Writer = Scope<"people:write">;

/** Adds a person who can sign in at once with the given password. Refuses an e-mail address that is taken. */
export async function createPerson(scope: Writer, input: CreatePerson): Promise<{ id: string }> {
  const { name, email, grant } = input;
  await checkNewPassword(input.password, [name, email]);
  const passwordHash = await hashPassword(input.password);
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

/**
 * Ends a person's access at once: every session is revoked in the same transaction. The last administrator stays, and
 * no department is left without a head unless somebody said so: `newHeads` takes over what the person was head of.
 */
export function deactivatePerson(
  scope: Writer,
  { personId, newHeads }: Deactivate,
  now: Date,
): Promise<void> {
  return inScope(scope, async (tx) => {
    await lockPerson(tx, personId);
    refuse(lastAdminRefusal(await activeAdmins(tx), personId));
    await handOver(tx, personId, newHeads);
    await tx.person.update({ where: { id: personId }, data: { deactivatedAt: now } });
    await endSessions(tx, personId, now);
    await record(tx, scope, {
      action: "person.deactivate",
      object: `person:${personId}`,
      detail: { newHeads },
    });
  });
}

/** Gives each department the person was head of to somebody who is active; anything else is refused. */
async function handOver(tx: Tx, personId: string, newHeads: Deactivate["newHeads"]): Promise<void> {
  for (const { departmentId, personId: successorId } of newHeads) {
    const headOf = await tx.grant.count({ where: { personId, role: "head", departmentId } });
    const successor = await tx.person.count({
      where: { id: successorId, deactivatedAt: null, NOT: { id: personId } },
    });
    if (headOf === 0 || successor === 0) throw new NotFound();
    await giveRole(tx, successorId, { role: "head", departmentId });
    await tx.grant.deleteMany({ where: { personId, role: "head", departmentId } });
  }
}

/** Lets a deactivated person sign in again, with the roles they had. */
export function reactivatePerson(scope: Writer, personId: string): Promise<void> {
  return inScope(scope, async (tx) => {
    await lockPerson(tx, personId);
    await tx.person.update({ where: { id: personId }, data: { deactivatedAt: null } });
    await record(tx, scope, { action: "person.reactivate", object: `person:${personId}` });
  });
}

/** Sets a new password for the person with this address and ends every session they have. */
export async function resetPassword(
  scope: Writer,
  { email, password }: { email: string; password: string },
): Promise<void> {
  await checkNewPassword(password, [email]);
  const passwordHash = await hashPassword(password);
  await inScope(scope, async (tx) => {
    const person = await tx.person.findUnique({
      where: { email: email.toLowerCase() },
      select: { id: true },
    });
    if (!person) throw new NotFound("Nobody has this e-mail address.");
    await putPassword(tx, person.id, passwordHash, clock());
    await record(tx, scope, { action: "password.reset", object: `person:${person.id}` });
  });
}
