import type { MetricKey } from "@/domain/metrics";
import type { Day } from "@/domain/period";
import type { Tx } from "@/server/db";

/** A commitment as a signed scorecard keeps it. */
export type Committed = {
  words: string;
  due: Day;
  firstDue: Day;
  confidence: number;
  metric: MetricKey | null;
  effectFrom: number | null;
  effectTo: number | null;
  effectBy: Day | null;
  madeBy: string;
};

/** What a department is committed to when it signs a period: what it made for it, and what is open. Released ones are not. */
export function committedFor(
  tx: Tx,
  departmentId: number,
  { period, today }: { period: Day; today: Day },
): Promise<Committed[]> {
  return tx.$queryRaw<Committed[]>`
    SELECT c.words, c.due::text AS due, c.first_due::text AS "firstDue", c.confidence::int AS confidence, c.metric,
      c.effect_from AS "effectFrom", c.effect_to AS "effectTo", c.effect_by::text AS "effectBy",
      coalesce(p.name, 'Somebody who has left') AS "madeBy"
    FROM commitment AS c LEFT JOIN person AS p ON p.id = c.made_by
    WHERE c.department_id = ${departmentId}::int AND c.released_on IS NULL
      AND (c.period_from = ${period}::date OR (c.done_on IS NULL AND c.due >= ${today}::date))
    ORDER BY c.due, c.id`;
}
