import { departmentsFor, type Actor } from "@/access/can";
import { isOpenUntil, scopeOf, type Scope } from "@/access/scope";
import type { Range } from "@/domain/period";
import { dayIn } from "@/server/clock";
import { inScope, type Tx } from "@/server/db";
import { sliceOfRange } from "@/features/responses/rules/disclosure";
import {
  overviewOf,
  trendRangeOf,
  type DepartmentName,
  type OverviewInput,
  type Scores,
} from "../rules/overview";
import { settle, type Settled } from "@/features/responses/rules/view";
import type { Asked, View } from "@/features/responses/schema";
import { leadingDecisions } from "@/features/decisions/queries/decisions";
import type { Overview } from "../schema";
import { askedIn, newestDay, sliceOf } from "@/features/responses/queries/counts";
import { keptByVersion } from "@/features/responses/queries/kept";
import { cellFilters, isNarrowed, monthsNeeded } from "@/features/responses/queries/ranges";
import { choicesOf, rulesOf, slowVersion, type Rules } from "@/features/responses/queries/settings";
import { weightsIn } from "@/features/responses/queries/weights";
import { outlook } from "./outlook";
import { targetOn, targetsOf } from "./targets";
import { trendEvents } from "./trend-events";

/**
 * How customers feel, what changed, and which department it comes from: counts from the cubes, worded by the page.
 * Readers of everything see who moved and what is at stake besides, which jobs work out.
 */
export async function overview(
  scope: Scope<"score:read">,
  viewer: Actor,
  asked: Asked,
  now: Date,
): Promise<Overview> {
  const rules = await rulesOf();
  const slow = slowVersion(rules, now);
  const today = dayIn(rules.timeZone, now);
  const seesAll = scope.departments === "all";
  const revenue = scopeOf(viewer, "revenue:read");
  const deciding = seesAll ? scopeOf(viewer, "target:approve") : undefined;
  const key = {
    ...{ what: "overview and outlook", scope, asked, today, revenue: revenue?.departments },
    deciding: deciding?.actorId,
    writing: departmentsFor(viewer, "event:write"),
  };
  return keptByVersion(`${rules.dataVersion} ${slow}`, key, async () => {
    const shown = await scores(scope, asked, { rules, now });
    const { events } = await trendEvents(scope, viewer, { departmentId: trendDepartment(shown) });
    if (!seesAll) return { ...shown, events };
    return {
      ...shown,
      events,
      outlook: await keptByVersion(slow, { ...key, what: "outlook" }, () =>
        outlook(scope, revenue, shown.view, { rules, now }),
      ),
      decisions: deciding && (await leadingDecisions(deciding, viewer, { rules, now })),
    };
  });
}

/** Whose trend this is: the one department it is narrowed to or its reader sees; everybody's else. */
function trendDepartment({ view, choices }: Pick<Scores, "view" | "choices">): number | undefined {
  const meant = view.filters.departments.length > 0 ? view.filters.departments : choices.departments;
  return meant.length === 1 ? meant[0]?.id : undefined;
}

function scores(
  scope: Scope<"score:read">,
  asked: Asked,
  { rules, now }: { rules: Rules; now: Date },
): Promise<Scores> {
  const today = dayIn(rules.timeZone, now);
  const key = { what: "overview", scope, asked, today };
  return keptByVersion(rules.dataVersion, key, () =>
    inScope(scope, async (tx) => {
      const choices = await choicesOf(tx, scope);
      const { fiscalYearStartMonth, fewestAnswers } = rules;
      const { grain, ...settled } = settle(asked, choices, { today, fiscalYearStartMonth });
      const view: View = { ...settled, dataTo: await newestDay(tx, today) };
      return overviewOf({ ...(await countsFor(tx, scope, { view, grain })), view, choices, fewestAnswers });
    }),
  );
}

type Counted = Omit<OverviewInput, "view" | "choices" | "fewestAnswers">;

async function countsFor(
  tx: Tx,
  scope: Scope<"score:read">,
  { view, grain }: { view: View; grain: Settled["grain"] },
): Promise<Counted> {
  const filters = cellFilters(view);
  const trendRange = trendRangeOf(view);
  const months = await sliceOf(tx, scope, {
    range: monthsNeeded(trendRange, view.range, view.before),
    grain: "month",
    filters,
  });
  const sliceFor = (range: Range) =>
    grain === "month" ? sliceOfRange(months, range) : sliceOf(tx, scope, { range, grain, filters });
  const targets = await targetsOf(tx, "nps");
  const isWhole =
    !isNarrowed(filters) &&
    grain === "month" &&
    scope.departments === "all" &&
    isOpenUntil(scope, view.range.to);
  return {
    departments: await departmentNames(tx),
    now: await sliceFor(view.range),
    before: view.before && (await sliceFor(view.before)),
    months: sliceOfRange(months, trendRange),
    trendRange,
    reach: scope.departments,
    targetFor: (departmentId, day) => targetOn(targets, departmentId, day),
    weights: isWhole ? await weightsIn(tx, view.range, filters.survey) : undefined,
    asked: isWhole ? await askedIn(tx, view.range, filters.survey) : undefined,
  };
}

/** Every department in the organisation's order, retired ones too: their answers are part of the whole. */
function departmentNames(tx: Tx): Promise<DepartmentName[]> {
  return tx.$queryRaw<DepartmentName[]>`
    /* planned once */ SELECT id, name, slug, coalesce(retired_on <= current_date, false) AS "isRetired" FROM department ORDER BY position, name`;
}
