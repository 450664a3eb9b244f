import { reaches, type Scope } from "@/access/scope";
import { inScope, type Tx } from "@/server/db";
import { NotFound, Refusal } from "@/server/errors";
import { record } from "@/server/events";
import type { AcknowledgeVision, WriteVision } from "../schema";

/** Words the vision anew. Earlier wordings stay, and every head is asked again. */
export function writeVision(
  scope: Scope<"vision:write">,
  { sentence, principles, basedOn }: WriteVision,
  now: Date,
): Promise<{ number: number }> {
  return inScope(scope, async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('vision.write'))`;
    const last = await newest(tx);
    if (last !== basedOn)
      throw new Refusal("Somebody worded it anew meanwhile. Read that first; yours is kept here.");
    const number = last + 1;
    await tx.vision.create({
      data: { number, sentence, principles, writtenBy: scope.actorId, writtenAt: now },
    });
    await record(tx, scope, { action: "vision.write", object: `vision:${number}` });
    return { number };
  });
}

async function newest(tx: Tx): Promise<number> {
  const { _max } = await tx.vision.aggregate({ _max: { number: true } });
  return _max.number ?? 0;
}

/** A head says for a department that the wording in force was read. Said twice, it was said once. */
export function acknowledgeVision(
  scope: Scope<"vision:acknowledge">,
  { number, departmentId }: AcknowledgeVision,
  now: Date,
): Promise<void> {
  return inScope(scope, async (tx) => {
    if (!reaches(scope, departmentId)) throw new NotFound();
    if (number !== (await newest(tx))) throw new Refusal("It was worded anew meanwhile. Read it again.");
    await tx.visionAcknowledgement.createMany({
      data: [{ number, departmentId, personId: scope.actorId, acknowledgedAt: now }],
      skipDuplicates: true,
    });
    await record(tx, scope, {
      action: "vision.acknowledge",
      object: `vision:${number}`,
      detail: { departmentId },
    });
  });
}
