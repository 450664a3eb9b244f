import type { Scope } from "@/access/scope";
import { inScope } from "@/server/db";
import { NotFound } from "@/server/errors";
import { record } from "@/server/events";

type Own = Scope<"account:own">;

/** Ends one of one's own sessions; somebody else's is not found. */
export function endSession(scope: Own, sessionId: string, now: Date): Promise<void> {
  return inScope(scope, async (tx) => {
    const { count } = await tx.session.updateMany({
      where: { id: sessionId, personId: scope.actorId, revokedAt: null },
      data: { revokedAt: now },
    });
    if (count === 0) throw new NotFound();
    await record(tx, scope, { action: "session.end", object: `session:${sessionId}` });
  });
}

/** Ends every session but this one. Returns how many. */
export function endOtherSessions(scope: Own, thisSessionId: string, now: Date): Promise<{ ended: number }> {
  return inScope(scope, async (tx) => {
    const { count } = await tx.session.updateMany({
      where: { personId: scope.actorId, revokedAt: null, id: { not: thisSessionId } },
      data: { revokedAt: now },
    });
    await record(tx, scope, {
      action: "session.endOthers",
      object: `person:${scope.actorId}`,
      detail: { ended: count },
    });
    return { ended: count };
  });
}
