import type { Scope } from "@/access/scope";
import { debtIn, recoveryIn } from "@/features/debt/queries/debt";
import { money } from "@/features/debt/queries/money";
import { recoveryPeriod } from "@/features/debt/rules/recovery-period";
import { movementIn } from "@/features/movement/queries/movement";
import type { View } from "@/features/responses/schema";
import type { Rules } from "@/features/responses/queries/settings";
import { dayIn } from "@/server/clock";
import { inScope } from "@/server/db";
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
  { rules, now }: { rules: Rules; now: Date },
): Promise<Outlook> {
  const { fiscalYearStartMonth } = rules;
  const calendar = { today: dayIn(rules.timeZone, now), fiscalYearStartMonth };
  const { moved, owed, recovered } = await inScope(scope, async (tx) => {
    const given = { rules, now };
    const moved = await movementIn(tx, scope, calendarPairOf(view, fiscalYearStartMonth).pair, given);
    const owed = await debtIn(tx, scope, { period: moved.to.key }, given);
    const recovered = await recoveryIn(tx, scope, { period: recoveryPeriod(view, calendar) }, given);
    return { moved, owed, recovered };
  });
  const worth = revenue?.departments === "all" ? await money(revenue) : undefined;
  return {
    moved: movedFact(moved),
    risk: worth && riskFact(worth),
    debt: debtFact(owed),
    recovery: recoveryFact(recovered),
  };
}
