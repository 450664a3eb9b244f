import type { Scope } from "@/access/scope";
import { bucketsIn } from "@/domain/bucket";
import type { Day } from "@/domain/period";
import { decisionsOf } from "@/features/loyalty/queries/baselines";
import { sliceOf } from "@/features/responses/queries/counts";
import type { CellFilters } from "@/features/responses/schema";
import type { Tx } from "@/server/db";
import { baselineMonths, type Baseline } from "../rules/limits";

type Question = { departmentId: number | undefined; filters: CellFilters; today: Day };

/** The months that fix the limits of a trend, as decided or as usual, with their counts under the page's filters. */
export async function baselineFor(
  tx: Tx,
  scope: Scope<"score:read">,
  { departmentId, filters, today }: Question,
): Promise<Baseline> {
  const [decision] = await decisionsOf(tx, departmentId ?? null);
  const months = baselineMonths(decision, { first: await firstMonthWithAnswers(tx), today });
  if ("needed" in months) return months;
  const slice = await sliceOf(tx, scope, { range: months.range, grain: "month", filters, by: "departments" });
  return { ...months, slice, buckets: bucketsIn(months.range, "month").map(({ range }) => range) };
}

async function firstMonthWithAnswers(tx: Tx): Promise<Day | undefined> {
  const [row] = await tx.$queryRaw<[{ month: Day | null }]>`
    SELECT min(bucket)::text AS month FROM rollup.month_live WHERE answers > 0`;
  return row.month ?? undefined;
}
