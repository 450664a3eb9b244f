import { npsClasses } from "@/domain/nps";
import type { Range } from "@/domain/period";
import type { WeightedCounts, WeightSums } from "@/domain/weights";
import type { Tx } from "@/server/db";

/**
 * Weights of the whole organisation's answers in whole months, by class, of one survey or of all in the score. All
 * zero where no answer carries one. For readers who may see every department.
 */
export async function weightsIn(tx: Tx, range: Range, survey: number | undefined): Promise<WeightedCounts> {
  const rows = await tx.$queryRaw<(WeightSums & { class: number })[]>`
    /* planned once */ SELECT class, sum(answers)::int AS n, sum(weight)::float8 AS weight, sum(squares)::float8 AS squares
    FROM rollup.weight JOIN survey ON survey.id = weight.survey
    WHERE month >= ${range.from}::date AND month < ${range.to}::date
      AND CASE WHEN ${survey ?? null}::int IS NULL THEN survey.counts_in_score ELSE survey.id = ${survey ?? null}::int END
    GROUP BY class`;
  const sums = npsClasses.map((_, index) => {
    const { n = 0, weight = 0, squares = 0 } = rows.find((row) => row.class === index) ?? {};
    return { n, weight, squares };
  });
  const none = { n: 0, weight: 0, squares: 0 };
  return { promoter: sums[0] ?? none, passive: sums[1] ?? none, detractor: sums[2] ?? none };
}
