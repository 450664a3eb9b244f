import type { Scope } from "@/access/scope";
import type { Actor } from "@/access/can";
import { can } from "@/access/can";
import { rulesOf } from "@/features/responses/queries/settings";
import { dayIn } from "@/server/clock";
import { inScope } from "@/server/db";
import { checkedTargets } from "../rules/pasted-targets";
import type { CheckedTargets, PastedTargets } from "../schema";
import { reachedSubjects } from "./reached-subjects";
import { TargetsInForce, targetsFor } from "./targets-in-force";

/** What a spreadsheet would change, row by row; nothing is written. */
export async function checkTargets(
  scope: Scope<"target:propose">,
  actor: Actor,
  { text }: PastedTargets,
  now: Date,
): Promise<CheckedTargets> {
  const { timeZone } = await rulesOf();
  const today = dayIn(timeZone, now);
  return inScope(scope, async (tx) => {
    const reached = await reachedSubjects(tx, scope, today);
    const [departments, stages, touchpoints] = [
      new TargetsInForce(await targetsFor(tx, "departments")),
      new TargetsInForce(await targetsFor(tx, "stages")),
      new TargetsInForce(await targetsFor(tx, "touchpoints")),
    ];
    const idOf = new Map(reached.departments.map(({ id, slug }) => [slug, id]));
    return checkedTargets(text, {
      ...reached,
      mayNameWhole: can(actor, "target:approve"),
      today,
      nowOf: ({ slug, stageId, touchpointId, metric }) => {
        if (stageId !== undefined) return stages.on(stageId, metric, today);
        if (touchpointId !== undefined) return touchpoints.on(touchpointId, metric, today);
        return departments.on(slug === null ? null : (idOf.get(slug) ?? -1), metric, today);
      },
    });
  });
}
