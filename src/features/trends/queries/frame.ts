import type { Scope } from "@/access/scope";
import { dayIn } from "@/server/clock";
import { inScope } from "@/server/db";
import { newestDay } from "@/features/responses/queries/counts";
import { choicesOf, rulesOf } from "@/features/responses/queries/settings";
import { settle, viewOf } from "@/features/responses/rules/view";
import { calendarPairOf } from "@/features/responses/rules/calendar-pair";
import type { TrendsAsked, TrendsFrame } from "../schema";

/** What stands around a view whose figures come from elsewhere: period, filters, notices, the age of the data. */
export async function trendsFrame(
  scope: Scope<"score:read">,
  asked: TrendsAsked,
  now: Date,
): Promise<TrendsFrame> {
  const { timeZone, fiscalYearStartMonth } = await rulesOf();
  const today = dayIn(timeZone, now);
  return inScope(scope, async (tx) => {
    const choices = await choicesOf(tx, scope);
    const view = viewOf(settle(asked, choices, { today, fiscalYearStartMonth }));
    const { pair, notice } = calendarPairOf(view, fiscalYearStartMonth);
    return {
      view: { ...view, dataTo: await newestDay(tx, today) },
      choices,
      pair,
      pairNotice: notice,
    };
  });
}
