import type { Scope } from "@/access/scope";
import { debt, recovery } from "@/features/debt/queries/debt";
import { money } from "@/features/debt/queries/money";
import { recoveryPeriod } from "@/features/debt/rules/recovery-period";
import { movement } from "@/features/movement/queries/movement";
import type { Day } from "@/domain/period";
import type { View } from "@/features/responses/schema";
import { calendarPairOf } from "@/features/responses/rules/calendar-pair";
import { debtFact, movedFact, recoveryFact, riskFact } from "../rules/outlook";
import type { Outlook } from "../schema";

/**
 * Who moved, and what is at stake: the latest of what jobs have worked out, for the calendar period that is shown or
 * else the last complete quarter. `revenue` is missing where the reader may not see money.
 */
export async function outlook(
  scope: Scope<"score:read">,
  revenue: Scope<"revenue:read"> | undefined,
  view: View,
  { now, calendar }: { now: Date; calendar: { today: Day; fiscalYearStartMonth: number } },
): Promise<Outlook> {
  const moved = await movement(scope, calendarPairOf(view, calendar.fiscalYearStartMonth).pair, now);
  const owed = await debt(scope, { period: moved.to.key }, now);
  const recovered = await recovery(scope, { period: recoveryPeriod(view, calendar) }, now);
  const worth = revenue?.departments === "all" ? await money(revenue) : undefined;
  return {
    moved: movedFact(moved),
    risk: worth && riskFact(worth),
    debt: debtFact(owed),
    recovery: recoveryFact(recovered),
  };
}
