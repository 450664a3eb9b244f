import type { Scope } from "@/access/scope";
import type { Bucket } from "@/domain/bucket";
import { dayIn } from "@/server/clock";
import { inScope, type Tx } from "@/server/db";
import { newestDay } from "@/features/responses/queries/counts";
import { keptByVersion } from "@/features/responses/queries/kept";
import { cellFilters } from "@/features/responses/queries/ranges";
import { choicesOf, rulesOf } from "@/features/responses/queries/settings";
import { settle, viewOf, type Settled } from "@/features/responses/rules/view";
import type { CellFilters, Choice, Choices, View } from "@/features/responses/schema";
import type { Counted } from "../rules/score";
import { lineBuckets, settleDrawn, type Calendar } from "../rules/settle";
import type { Breakdown, Drawn, TrendsAsked } from "../schema";
import type { Baseline } from "../rules/limits";
import { baselineFor } from "./baseline";
import { around, countedFor } from "./counted";

/** What every view of the page starts from: what was settled of what was asked, and the line of the whole. */
export type Line = {
  view: View;
  choices: Choices;
  drawn: Drawn;
  settled: Settled;
  filters: CellFilters;
  calendar: Calendar;
  fewestAnswers: number;
  whole: Counted & { buckets: readonly Bucket[] };
  /** Counts of the months that fix control limits, where those were asked for. */
  baseline?: Baseline;
};

/** Counts a view of the page once per data version. `count` gets the line and reads what else it needs. */
export async function keptLine<T>(
  what: string,
  { scope, asked, now }: { scope: Scope<"score:read">; asked: TrendsAsked; now: Date },
  count: (tx: Tx, line: Line) => Promise<T>,
): Promise<T> {
  const rules = await rulesOf();
  const calendar = { today: dayIn(rules.timeZone, now), fiscalYearStartMonth: rules.fiscalYearStartMonth };
  const key = { what, scope, asked, today: calendar.today };
  return keptByVersion(rules.dataVersion, key, () =>
    inScope(scope, async (tx) => {
      const line = await lineFor(tx, scope, { asked, calendar });
      return count(tx, { ...line, fewestAnswers: rules.fewestAnswers });
    }),
  );
}

async function lineFor(
  tx: Tx,
  scope: Scope<"score:read">,
  { asked, calendar }: { asked: TrendsAsked; calendar: Calendar },
): Promise<Omit<Line, "fewestAnswers">> {
  const choices = await choicesOf(tx, scope);
  const settled = settle(asked, choices, calendar);
  const { notices, ...drawn } = settleDrawn(asked, settled, choices);
  const filters = cellFilters(settled);
  const buckets = lineBuckets(drawn.step, settled, calendar);
  const whole = await countedFor(tx, scope, {
    settled,
    filters,
    line: around(buckets.map(({ range }) => range)),
    by: "departments",
    isByWeek: drawn.step === "week",
  });
  return {
    view: {
      ...viewOf(settled),
      notices: [...settled.notices, ...notices],
      dataTo: await newestDay(tx, calendar.today),
    },
    choices,
    drawn,
    settled,
    filters,
    calendar,
    whole: { ...whole, buckets },
    baseline: asked.limits
      ? await baselineFor(tx, scope, {
          departmentId: drawn.departmentId,
          filters,
          today: calendar.today,
        })
      : undefined,
  };
}

/** Parts other than departments are counted over the departments a reader reaches, as if they had filtered by them. */
export function withinReach(filters: CellFilters, { departments }: Scope<"score:read">): CellFilters {
  if (departments === "all" || filters.departments.length > 0) return filters;
  return { ...filters, departments: [...departments] };
}

/** The parts to draw, in the organisation's order; retired departments are called so. */
export async function namesOf(tx: Tx, by: Breakdown | "touchpoints", choices: Choices): Promise<Choice[]> {
  if (by !== "departments") return choices[by];
  const retired = await tx.$queryRaw<
    { id: number }[]
  >`SELECT id FROM department WHERE retired_on IS NOT NULL`;
  return choices.departments.map(({ id, name }) => ({
    id,
    name: retired.some((one) => one.id === id) ? `${name} (retired)` : name,
  }));
}
