import type { Scope } from "@/access/scope";
import { firstDayOf } from "@/domain/period";
import { dayIn } from "@/server/clock";
import { inScope } from "@/server/db";
import { NotFound, Refusal } from "@/server/errors";
import { record } from "@/server/events";
import { beginRefusal } from "../rules/targets";
import type { WeightChanges } from "../schema";

/** Sets how much measures count in totals from a month on. Earlier totals stay what they were. */
export function setWeights(scope: Scope<"target:approve">, input: WeightChanges, now: Date): Promise<void> {
  return inScope(scope, async (tx) => {
    const { timeZone } = await tx.organisation.findUniqueOrThrow({
      where: { id: 1 },
      select: { timeZone: true },
    });
    const refusal = beginRefusal(input.from, dayIn(timeZone, now));
    if (refusal) throw new Refusal(refusal);
    const departments = await tx.department.findMany({
      where: { retiredOn: null },
      select: { id: true, slug: true },
    });
    const idOf = new Map(departments.map(({ id, slug }) => [slug, id]));
    for (const { slug, metric, weight } of input.changes) {
      const departmentId = slug === null ? null : idOf.get(slug);
      if (departmentId === undefined) throw new NotFound();
      await tx.$executeRaw`
        INSERT INTO measure_weight (department_id, metric, weight, valid_from, reason, set_by)
        VALUES (${departmentId}::int, ${metric}, ${weight}, ${firstDayOf(input.from)}::date, ${input.reason}, ${scope.actorId}::uuid)
        ON CONFLICT (coalesce(department_id, 0), metric, valid_from)
        DO UPDATE SET weight = excluded.weight, reason = excluded.reason, set_by = excluded.set_by, set_at = now()`;
    }
    await record(tx, scope, { action: "weight.set", object: "weights", detail: input });
  });
}
