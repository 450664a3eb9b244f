import { forSuppression, type Scope } from "@/access/scope";
import {
  compareRange,
  isWholeMonths,
  parsePeriod,
  widenToMonths,
  type Period,
  type Range,
} from "@/domain/period";
import { targetOn, targetsByMetric } from "@/features/loyalty/queries/targets";
import { cellsIn, classSums } from "@/features/responses/queries/cells";
import { newestDay, ownerKey } from "@/features/responses/queries/counts";
import { keptByVersion } from "@/features/responses/queries/kept";
import { rulesOf } from "@/features/responses/queries/settings";
import { CellFilters } from "@/features/responses/schema";
import { dayIn } from "@/server/clock";
import { inScope, Prisma, type Tx } from "@/server/db";
import { matrixOf, monthsOfMatrix, type MatrixInput, type MonthSums, type Owners } from "../rules/matrix";
import type { AskedMatrix, Matrix } from "../schema";

const USUAL = "last-month";

/** Who delivers, who needs help: every department's measures against the targets of that time, from the cubes. */
export async function scorecardMatrix(
  scope: Scope<"scorecard:read">,
  asked: AskedMatrix,
  now: Date,
): Promise<Matrix> {
  const rules = await rulesOf();
  const today = dayIn(rules.timeZone, now);
  const key = { what: "scorecards", scope: scope.departments, asked, today };
  return keptByVersion(rules.dataVersion, key, () =>
    inScope(scope, async (tx) => {
      const { fewestAnswers, fiscalYearStartMonth } = rules;
      const { period, notices } = settled(asked, { today, fiscalYearStartMonth });
      const before = compareRange(period, "previous");
      const targets = await targetsByMetric(tx);
      return matrixOf({
        period: { key: period.key, ...period.range, isSoFar: period.isSoFar },
        notices,
        dataTo: await newestDay(tx, today),
        before,
        sums: await sumsIn(tx, scope, monthsOfMatrix(period.range, before)),
        departments: await departmentsOf(tx),
        reach: scope.departments,
        targetFor: (metric, departmentId, day) => targetOn(targets.get(metric) ?? [], departmentId, day),
        fewestAnswers,
      });
    }),
  );
}

/** Scorecards are counted by whole months; a period of days, or one that is not known, is answered by its months. */
function settled(
  { period: text }: AskedMatrix,
  calendar: { today: string; fiscalYearStartMonth: number },
): { period: Period; notices: string[] } {
  const usual = parsePeriod(USUAL, calendar);
  if (!usual) throw new Error("The usual period must exist.");
  const period = parsePeriod(text, calendar);
  if (!period)
    return {
      period: usual,
      notices: [`The period “${text}” is not one Kept knows; the last month is shown.`],
    };
  const isWhole = isWholeMonths(period.range) || period.isSoFar;
  if (isWhole && period.kind !== "days") return { period, notices: [] };
  const range = widenToMonths(period.range);
  return {
    period: { ...period, kind: "custom", range, isSoFar: range.to > calendar.today },
    notices: ["Scorecards are kept by month, so the dates were widened to whole months."],
  };
}

async function sumsIn(tx: Tx, scope: Scope<"scorecard:read">, range: Range): Promise<Owners> {
  const everyone = forSuppression(scope);
  const rows = await tx.$queryRaw<MonthSums[]>`
    SELECT c.bucket::text AS bucket, ${ownerKey} AS key, ${classSums},
      sum(c.csat_top)::int AS "csatTop", sum(c.csat_n)::int AS "csatN",
      sum(c.ces_easy)::int AS "cesEasy", sum(c.ces_n)::int AS "cesN"
    ${cellsIn(everyone, { range, grain: "month", filters: CellFilters.parse({}) })} GROUP BY 1, 2`;
  const owners = new Map<string, MonthSums[]>();
  for (const row of rows) owners.set(row.key, [...(owners.get(row.key) ?? []), row]);
  return owners;
}

/** Every department with whoever heads it now; retired ones too, their answers are part of the whole. */
function departmentsOf(tx: Tx): Promise<MatrixInput["departments"][number][]> {
  return tx.$queryRaw(Prisma.sql`
    SELECT d.id, d.name, d.slug, d.retired_on IS NOT NULL AS "isRetired",
      (SELECT min(p.name) FROM grant_held AS g JOIN person AS p ON p.id = g.person_id
       WHERE g.department_id = d.id AND g.role = 'head' AND p.deactivated_at IS NULL) AS head
    FROM department AS d ORDER BY d.position, d.name`);
}
