import type { Scope } from "@/access/scope";
import { addDays } from "@/domain/period";
import { dayIn } from "@/server/clock";
import { inScope, type Tx } from "@/server/db";
import { targetOn, targetsOf } from "@/features/loyalty/queries/targets";
import { newestDay } from "@/features/responses/queries/counts";
import { keptByVersion } from "@/features/responses/queries/kept";
import { cellFilters } from "@/features/responses/queries/ranges";
import { choicesOf, rulesOf, type Rules } from "@/features/responses/queries/settings";
import { settle, viewOf } from "@/features/responses/rules/view";
import type { CellFilters, Choice } from "@/features/responses/schema";
import { scoreTrendOf, type ScoreInput } from "../rules/score";
import { lineBuckets, partBuckets, settleDrawn } from "../rules/settle";
import type { Breakdown, ScoreTrend, TrendsAsked } from "../schema";
import { around, countedFor } from "./counted";

/** How the score went, step by step, of the whole and of its parts: counts from the cubes, worded by the page. */
export async function scoreTrend(
  scope: Scope<"score:read">,
  asked: TrendsAsked,
  now: Date,
): Promise<ScoreTrend> {
  const rules = await rulesOf();
  const today = dayIn(rules.timeZone, now);
  const key = { what: "score trend", scope: scope.departments, asked, today };
  return keptByVersion(rules.dataVersion, key, () =>
    inScope(scope, async (tx) => scoreTrendOf(await inputFor(tx, scope, { rules, asked, today }))),
  );
}

type Given = { rules: Rules; asked: TrendsAsked; today: string };

async function inputFor(
  tx: Tx,
  scope: Scope<"score:read">,
  { rules, asked, today }: Given,
): Promise<ScoreInput> {
  const calendar = { today, fiscalYearStartMonth: rules.fiscalYearStartMonth };
  const choices = await choicesOf(tx, scope);
  const settled = settle(asked, choices, calendar);
  const { notices, ...drawn } = settleDrawn(asked, settled, choices);
  const filters = cellFilters(settled);
  const buckets = lineBuckets(drawn.step, settled, calendar);
  const forParts = partBuckets(drawn.step, buckets, calendar);
  const isByWeek = drawn.step === "week";
  const whole = await countedFor(tx, scope, {
    settled,
    filters,
    line: around(buckets.map(({ range }) => range)),
    by: "departments",
    isByWeek,
  });
  const partsLine = around(forParts.map(({ range }) => range));
  const isSame = drawn.by === "departments" && !isByWeek;
  const parts = isSame
    ? whole
    : await countedFor(tx, scope, {
        settled,
        filters: drawn.by === "departments" ? filters : withinReach(filters, scope),
        line: partsLine,
        by: drawn.by,
      });
  const targets = scope.departments === "all" ? await targetsOf(tx, "nps") : [];
  return {
    view: {
      ...viewOf(settled),
      notices: [...settled.notices, ...notices],
      dataTo: await newestDay(tx, today),
    },
    choices,
    drawn,
    today,
    fewestAnswers: rules.fewestAnswers,
    reach: scope.departments,
    target: targetOn(targets, null, addDays(settled.range.to, -1)),
    whole: { ...whole, buckets },
    parts: { ...parts, buckets: forParts, names: await namesOf(tx, drawn.by, choices[drawn.by]) },
  };
}

/** Parts other than departments are counted over the departments a reader reaches, as if they had filtered by them. */
function withinReach(filters: CellFilters, { departments }: Scope<"score:read">): CellFilters {
  if (departments === "all" || filters.departments.length > 0) return filters;
  return { ...filters, departments: [...departments] };
}

/** The parts to draw, in the organisation's order; retired departments only where they had answers. */
async function namesOf(tx: Tx, by: Breakdown, list: readonly Choice[]): Promise<Choice[]> {
  if (by !== "departments") return [...list];
  const retired = await tx.$queryRaw<
    { id: number }[]
  >`SELECT id FROM department WHERE retired_on IS NOT NULL`;
  return list.map(({ id, name }) => ({
    id,
    name: retired.some((one) => one.id === id) ? `${name} (retired)` : name,
  }));
}
