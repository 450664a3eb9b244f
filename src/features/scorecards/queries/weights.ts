import type { Day } from "@/domain/period";
import type { Tx } from "@/server/db";
import { judgedMeasures, type ScorecardMeasure } from "../schema";

export type DatedWeight = { departmentId: number | null; metric: string; weight: number; validFrom: Day };

/** What a measure counts where nobody said otherwise. */
export const USUAL_WEIGHT = 1;

/** Every weight, newest last. There are few: one a department, measure and change. */
export function weightsOf(tx: Tx): Promise<DatedWeight[]> {
  return tx.$queryRaw<DatedWeight[]>`
    /* planned once */ SELECT department_id AS "departmentId", metric, weight, valid_from::text AS "validFrom"
    FROM measure_weight ORDER BY valid_from`;
}

/**
 * How much a measure counts on a day: the department's own weight, else the one for everybody, else 1. What no target
 * can be set for never counts. A later weight never changes an earlier total.
 */
export function weightOn(
  weights: readonly DatedWeight[],
  metric: ScorecardMeasure,
  { departmentId, day }: { departmentId: number | null; day: Day },
): number {
  if (!(judgedMeasures as readonly ScorecardMeasure[]).includes(metric)) return 0;
  const inForce = (of: number | null) =>
    weights.findLast((each) => each.metric === metric && each.departmentId === of && each.validFrom <= day)
      ?.weight;
  return inForce(departmentId) ?? inForce(null) ?? USUAL_WEIGHT;
}
