import type { Day } from "@/domain/period";
import type { Tx } from "@/server/db";

export type DatedTarget = { departmentId: number | null; value: number; band: number; validFrom: Day };

/** Every target of a metric for the organisation and its departments, newest last. There are few: one a department and change. */
export function targetsOf(tx: Tx, metric: "nps"): Promise<DatedTarget[]> {
  return tx.$queryRaw<DatedTarget[]>`
    /* planned once */ SELECT department_id AS "departmentId", value, band, valid_from::text AS "validFrom"
    FROM target WHERE metric = ${metric} AND stage_id IS NULL AND touchpoint_id IS NULL ORDER BY valid_from`;
}

/** The target that judges a period: the one in force on its last day. A later change never rewrites it. */
export function targetOn(
  targets: readonly DatedTarget[],
  departmentId: number | null,
  day: Day,
): { value: number; band: number } | undefined {
  const found = targets.findLast((target) => target.departmentId === departmentId && target.validFrom <= day);
  return found && { value: found.value, band: found.band };
}
