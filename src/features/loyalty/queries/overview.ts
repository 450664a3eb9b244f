import type { Scope } from "@/access/scope";
import { monthOf, type Day, type Range } from "@/domain/period";
import type { CellFilters } from "@/features/responses/schema";
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
  const everyMonth = { from: earliest(trendRange, view.before), to: trendRange.to };
  const months = (await monthsByDepartment(tx, scope, { range: everyMonth, filters })).map(withOwner);
  const left = await complementsByMonth(tx, scope, { range: everyMonth, filters });
  const inRange = async (range: Range) =>
    grain === "month"
      ? months.filter((row) => isWithin(row.bucket, range))
      : (await rangeByDepartment(tx, scope, { range, grain, filters })).map(withOwner);
  const leftOut = (range: Range) =>
    [...left.values()].map((byMonth) =>
      [...byMonth].reduce((sum, [month, n]) => (isWithin(month, monthsOf(range)) ? sum + n : sum), 0),
    );

  const targets = await targetsOf(tx, "nps");
  const isNarrowed =
    filters.channels.length > 0 || filters.segments.length > 0 || filters.persona !== undefined;
  return {
    departments: await departmentsIn(tx, scope),
    now: await inRange(view.range),
    before: view.before && (await inRange(view.before)),
    months: months.filter((row) => isWithin(row.bucket, trendRange)),
    trendRange,
    complements: {
      now: leftOut(view.range),
      before: view.before ? leftOut(view.before) : [],
      month: (month) => [...left.values()].map((byMonth) => byMonth.get(month) ?? 0),
    },
    targetFor: (departmentId, day) => targetOn(targets, departmentId, day),
    asked:
      isNarrowed || grain === "day" || scope.departments !== "all"
        ? undefined
        : await askedIn(tx, view.range, filters.survey),
  };
}

/** The filters of a page in the words of the cubes. */
export function cellFilters({ filters }: Pick<View, "filters">): CellFilters {
  return {
    survey: filters.survey?.id,
    channels: filters.channels.map(({ id }) => id),
    segments: filters.segments.map(({ id }) => id),
    persona: filters.persona?.id,
  };
}

function withOwner(row: OwnedCounts): OwnerCounts {
  const nobody = row.isMapped ? "unowned" : "unmapped";
  return { ...row, owner: row.departmentId === null ? nobody : String(row.departmentId) };
}

const isWithin = (day: Day, { from, to }: Range) => day >= from && day < to;
const monthsOf = ({ from, to }: Range): Range => ({ from: `${monthOf(from)}-01`, to });
const earliest = (range: Range, before: Range | undefined) =>
  before && before.from < range.from ? monthsOf(before).from : range.from;

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
