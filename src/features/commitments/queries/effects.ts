import { scopeOf } from "@/access/scope";
import type { Actor } from "@/access/can";
import { isEffectHit } from "@/domain/commitments";
import { metricByKey, type MetricKey } from "@/domain/metrics";
import { addMonths, firstDayOf, monthOf, type Day } from "@/domain/period";
import { rulesOf } from "@/features/responses/queries/settings";
import { sumsOfMeasures } from "@/features/scorecards/queries/sums";
import { columnOf } from "@/features/scorecards/rules/column";
import type { Tx } from "@/server/db";
import type { EffectOutcome } from "../schema";

type Expected = { metric: MetricKey | null; effectTo: number | null; effectBy: Day | null };
type Given = { departmentId: number; rows: readonly Expected[]; now: Date; today: Day };
type Effect = { metric: MetricKey; effectTo: number; from: Day };
type Columns = Awaited<ReturnType<typeof sumsOfMeasures>>;

/**
 * What became of expected effects: the department's measure in the month of each day, as the scorecards show it to
 * this reader. One look at the sums of the wanted measures for all of them; none where no month is over.
 */
export async function effectOutcomes(
  tx: Tx,
  actor: Actor,
  { departmentId, rows, now, today }: Given,
): Promise<(row: Expected) => EffectOutcome> {
  const running = firstDayOf(monthOf(today));
  const overOf = (row: Expected) => effectOver(row, running);
  const over = rows.flatMap((row) => overOf(row) ?? []);
  const months = over.map(({ from }) => from).toSorted();
  const [first, last] = [months[0], months.at(-1)];
  const scope = scopeOf(actor, "scorecard:read");
  const columns =
    scope && first !== undefined && last !== undefined
      ? await sumsOfMeasures(tx, scope, actor, {
          range: { from: first, to: addMonths(last, 1) },
          ...{ by: "departments", now, today },
          only: new Set<string>(over.map(({ metric }) => metric)),
        })
      : [];
  const { fewestAnswers } = await rulesOf();
  return (row) => {
    const effect = overOf(row);
    return effect ? outcomeOf(effect, columns, { departmentId, fewestAnswers }) : { state: "not yet" };
  };
}

/** The effect whose month is over; undefined while it runs, and where nothing was expected. */
function effectOver({ metric, effectTo, effectBy }: Expected, running: Day): Effect | undefined {
  if (metric === null || effectTo === null || effectBy === null || effectBy >= running) return undefined;
  return { metric, effectTo, from: firstDayOf(monthOf(effectBy)) };
}

function outcomeOf(
  { metric, effectTo, from }: Effect,
  columns: Columns,
  { departmentId, fewestAnswers }: { departmentId: number; fewestAnswers: number },
): EffectOutcome {
  const column = columns.find(({ measure }) => measure.key === metric);
  if (!column) return { state: "no figure" };
  const { measure, sums, reach } = column;
  const key = String(departmentId);
  const cell = columnOf(
    {
      ...{ measure, sums, targetFor: () => undefined, before: undefined, months: [], fewestAnswers },
      mayRead: () => reach === "all" || reach.includes(departmentId),
      period: { from, to: addMonths(from, 1) },
    },
    [key],
  ).of(key);
  if (cell.state !== "shown") return { state: "no figure" };
  const { value, low, high } = cell;
  const isHit = isEffectHit(effectTo, { low, high }, metricByKey[metric].goodDirection);
  return { state: isHit ? "reached" : "missed", value, low, high };
}
