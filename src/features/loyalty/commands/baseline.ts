import type { Scope } from "@/access/scope";
import { dayIn } from "@/server/clock";
import { inScope } from "@/server/db";
import { NotFound, Refusal } from "@/server/errors";
import { record } from "@/server/events";
import { rulesOf } from "@/features/responses/queries/settings";
import { departmentIn } from "../queries/trend-scope";
import { baselineRange, baselineRefusal } from "../rules/control-baseline";
import type { DecideBaseline } from "../schema";

/**
 * Records which months fix the control limits of a scope from now on. Earlier decisions stay on record. Refuses fewer
 * than twelve months and a month that is not over.
 */
export async function decideBaseline(
  scope: Scope<"baseline:write">,
  decision: DecideBaseline,
  now: Date,
): Promise<void> {
  const { timeZone } = await rulesOf();
  const refusal = baselineRefusal(decision, dayIn(timeZone, now));
  if (refusal) throw new Refusal(refusal);
  const { from, to } = baselineRange(decision);
  await inScope(scope, async (tx) => {
    const departmentId = await departmentIn(tx, scope, decision);
    if (departmentId === null && scope.departments !== "all") throw new NotFound();
    const { id } = await tx.controlBaseline.create({
      data: {
        departmentId,
        firstDay: new Date(from),
        endDay: new Date(to),
        reason: decision.reason,
        decidedBy: scope.actorId,
        decidedAt: now,
      },
    });
    await record(tx, scope, {
      action: "baseline.decide",
      object: `control-baseline:${id}`,
      detail: { departmentId, from: decision.from, to: decision.to },
    });
  });
}
