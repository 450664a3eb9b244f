import type { Scope } from "@/access/scope";
import { inScope, Prisma } from "@/server/db";
import { NotFound, Refusal } from "@/server/errors";
import { record } from "@/server/events";
import { lastAdminRefusal } from "../rules/roles";
import type { DecideRequest, GrantInput, RoleRequestInput } from "../schema";
import { activeAdmins, giveRole, lockPerson, refuse } from "./grants";

type Writer = Scope<"people:write">;

/** Asks for a change of one's own roles. Nothing changes until another administrator has looked at it. */
export async function requestOwnRole(scope: Writer, { change, grant }: RoleRequestInput): Promise<void> {
  try {
    await inScope(scope, async (tx) => {
      const { id } = await tx.roleRequest.create({ data: { personId: scope.actorId, change, ...grant } });
      await record(tx, scope, {
        action: "role.ask",
        object: `roleRequest:${id}`,
        detail: { change, ...grant },
      });
    });
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002")
      throw new Refusal("You have asked for this already. Another administrator must decide.");
    throw error;
  }
}

/** Approves or refuses what another administrator asked for themselves. One's own request can only be withdrawn. */
export function decideRequest(
  scope: Writer,
  { requestId, isApproved }: DecideRequest,
  now: Date,
): Promise<void> {
  return inScope(scope, async (tx) => {
    const [request] = await tx.$queryRaw<
      { personId: string; change: string; role: string; departmentId: number | null }[]
    >`
      SELECT person_id::text AS "personId", change, role, department_id AS "departmentId"
      FROM role_request WHERE id = ${requestId} AND decided_at IS NULL FOR UPDATE`;
    if (!request) throw new NotFound();
    const { personId } = request;
    if (isApproved && personId === scope.actorId)
      throw new Refusal("You cannot approve your own request. Another administrator must.");
    await lockPerson(tx, personId);
    const grant = { role: request.role, departmentId: request.departmentId } as GrantInput;
    if (isApproved && request.change === "grant") await giveRole(tx, personId, grant);
    if (isApproved && request.change === "revoke") {
      if (grant.role === "admin") refuse(lastAdminRefusal(await activeAdmins(tx), personId));
      await tx.grant.deleteMany({ where: { personId, ...grant } });
    }
    const outcome = isApproved ? "approved" : "refused";
    await tx.roleRequest.update({
      where: { id: requestId },
      data: { outcome, decidedAt: now, decidedBy: scope.actorId },
    });
    await record(tx, scope, {
      action: `role.${outcome}`,
      object: `person:${personId}`,
      detail: { change: request.change, ...grant },
    });
  });
}
