import type { Scope } from "@/access/scope";
import type { Range } from "@/domain/period";
import { dayIn } from "@/server/clock";
import { inScope, type Tx } from "@/server/db";
import { overviewOf, trendRangeOf, type OverviewInput, type OwnerCounts } from "../rules/overview";
import { settle, type Settled } from "../rules/view";
import type { Asked, Overview, View } from "../schema";
import {
  askedIn,
  complementsByMonth,
  monthsByDepartment,
  newestDay,
  rangeByDepartment,
  type OwnedCounts,
} from "./counts";
import { cellFilters, complementsFor, isWithin, monthsNeeded } from "./ranges";
import { choicesOf, rulesOf } from "./settings";
import { targetOn, targetsOf } from "./targets";
import { keptByVersion } from "./kept";

/** How customers feel, what changed, and which department it comes from: counts from the cubes, worded by the page. */
export function overview(scope: Scope<"score:read">, asked: Asked, now: Date): Promise<Overview> {
  return inScope(scope, async (tx) => {
    const rules = await rulesOf(tx);
    const today = dayIn(rules.timeZone, now);
    return keptByVersion(tx, { what: "overview", scope: scope.departments, asked, today }, async () => {
      const choices = await choicesOf(tx);
      const { grain, ...settled } = settle(asked, choices, {
        today,
        fiscalYearStartMonth: rules.fiscalYearStartMonth,
      });
      const view: View = { ...settled, dataTo: await newestDay(tx) };
      return overviewOf({
        ...(await countsFor(tx, scope, { view, grain })),
        view,
        choices,
        fewestAnswers: rules.fewestAnswers,
      });
    });
  });
}

type Counted = Omit<OverviewInput, "view" | "choices" | "fewestAnswers">;

async function countsFor(
  tx: Tx,
  scope: Scope<"score:read">,
  { view, grain }: { view: View; grain: Settled["grain"] },
): Promise<Counted> {
  const filters = cellFilters(view);
  const trendRange = trendRangeOf(view);
  const everyMonth = monthsNeeded(trendRange, view.before);
  const months = (await monthsByDepartment(tx, scope, { range: everyMonth, filters })).map(withOwner);
  const inRange = async (range: Range) =>
    grain === "month"
      ? months.filter((row) => isWithin(row.bucket, range))
      : (await rangeByDepartment(tx, scope, { range, grain, filters })).map(withOwner);

  const targets = await targetsOf(tx, "nps");
  const isNarrowed =
    filters.channels.length > 0 || filters.segments.length > 0 || filters.persona !== undefined;
  return {
    departments: await departmentsIn(tx, scope),
    now: await inRange(view.range),
    before: view.before && (await inRange(view.before)),
    months: months.filter((row) => isWithin(row.bucket, trendRange)),
    trendRange,
    complements: complementsFor(await complementsByMonth(tx, scope, { range: everyMonth, filters }), view),
    targetFor: (departmentId, day) => targetOn(targets, departmentId, day),
    asked:
      isNarrowed || grain === "day" || scope.departments !== "all"
        ? undefined
        : await askedIn(tx, view.range, filters.survey),
  };
}

function withOwner(row: OwnedCounts): OwnerCounts {
  const nobody = row.isMapped ? "unowned" : "unmapped";
  return { ...row, owner: row.departmentId === null ? nobody : String(row.departmentId) };
}

/** Departments of the scope that have not been retired, in the organisation's order. */
function departmentsIn(tx: Tx, scope: Scope<"score:read">) {
  return tx.department.findMany({
    where: {
      retiredOn: null,
      ...(scope.departments === "all" ? {} : { id: { in: [...scope.departments] } }),
    },
    select: { id: true, name: true, slug: true },
    orderBy: { position: "asc" },
  });
}
