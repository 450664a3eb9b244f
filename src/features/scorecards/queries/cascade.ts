import type { Actor } from "@/access/can";
import { scopeOf } from "@/access/scope";
import { parsePeriod, type Day } from "@/domain/period";
import type { Tx } from "@/server/db";
import { cascade } from "../rules/cascade";
import type { TargetsPage } from "../schema";
import { subjectsOf } from "./subjects";
import { sumsOfMeasures } from "./sums";
import type { TargetsInForce } from "./targets-in-force";

type Given = { targets: TargetsInForce; now: Date; today: Day; fewestAnswers: number };

/** What the departments' targets of today come to, weighted by the last twelve months. */
export async function cascadeOf(
  tx: Tx,
  actor: Actor,
  { targets, now, today, fewestAnswers }: Given,
): Promise<TargetsPage["cascade"]> {
  const range = parsePeriod("last-12m", { today })?.range;
  const scope = scopeOf(actor, "scorecard:read");
  if (!range || scope?.departments !== "all") return undefined;
  const columns = await sumsOfMeasures(tx, scope, actor, { range, by: "departments", now, today });
  const departments = await subjectsOf(tx, "departments", today);
  return {
    ...range,
    parts: cascade({
      columns,
      range,
      departments: departments.filter(({ isRetired }) => !isRetired).map(({ id }) => id),
      targetOf: (id, metric) => targets.on(id, metric, today)?.value,
      fewestAnswers,
    }),
  };
}
