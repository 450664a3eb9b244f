import type { Actor } from "@/access/can";
import { departmentsFor } from "@/access/can";
import type { Scope } from "@/access/scope";
import { compareRange, isWholeMonths, parsePeriod, widenToMonths, type Period } from "@/domain/period";
import { newestDay } from "@/features/responses/queries/counts";
import { keptByVersion } from "@/features/responses/queries/kept";
import { rulesOf, type Rules } from "@/features/responses/queries/settings";
import { countsOf } from "@/features/responses/queries/measures";
import { dayIn } from "@/server/clock";
import { inScope } from "@/server/db";
import { matrixOf, monthsOfMatrix } from "../rules/matrix";
import type { AskedMatrix, Matrix } from "../schema";
import { subjectsOf } from "./subjects";
import { sumsOfMeasures } from "./sums";
import { TargetsInForce, targetsFor } from "./targets-in-force";
import { weightOn, weightsOf } from "./weights";

const USUAL = "last-month";

/** Who delivers, who needs help: every department's measures against the targets of that time, from the cubes. */
export async function scorecardMatrix(
  scope: Scope<"scorecard:read">,
  viewer: Actor,
  asked: AskedMatrix,
  now: Date,
): Promise<Matrix> {
  const rules = await rulesOf();
  const today = dayIn(rules.timeZone, now);
  const revenue = departmentsFor(viewer, "revenue:read");
  const key = { what: "scorecards", scope, revenue, asked, today };
  return keptByVersion(versionAt(rules, now), key, () =>
    inScope(scope, async (tx) => {
      const { fewestAnswers, fiscalYearStartMonth, currency } = rules;
      const { period, notices } = settled(asked, { today, fiscalYearStartMonth });
      const before = compareRange(period, "previous");
      const range = monthsOfMatrix(period.range, before);
      const { by } = asked;
      const targets = new TargetsInForce(await targetsFor(tx, by));
      const weights = await weightsOf(tx);
      const columns = await sumsOfMeasures(tx, scope, viewer, { range, by, now, today });
      const answers = columns.find(({ measure }) => measure.key === "nps")?.sums;
      return matrixOf({
        period: { key: period.key, ...period.range, isSoFar: period.isSoFar },
        notices,
        dataTo: await newestDay(tx, today),
        currency,
        before,
        columns,
        by,
        subjects: await subjectsOf(tx, by, today),
        reach: scope.departments,
        targetFor: (metric, id, day) => targets.on(id, metric, day),
        weightFor: (metric, id, day) =>
          weightOn(weights, metric, { departmentId: by === "departments" ? id : null, day }),
        scored: (id) => countsOf(answers?.in(period.range, id) ?? {}),
        fewestAnswers,
      });
    }),
  );
}

/** While answers wait to be followed, the ledger may be this old, on top of being behind. */
const BEHIND_MS = 5000;
/** Promises break by the clock alone. */
const HOUR_MS = 3_600_000;

/** Changes with the data, with what jobs have worked out, and by the hour. */
function versionAt({ dataVersion, computedAt, isBehind }: Rules, now: Date): string {
  const moment = Math.floor(now.getTime() / (isBehind ? BEHIND_MS : HOUR_MS));
  return `${dataVersion} ${computedAt?.toISOString()} ${isBehind} ${moment}`;
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
