import type { Scope } from "@/access/scope";
import { namedDepartments } from "@/features/responses/queries/departments";
import { rulesOf } from "@/features/responses/queries/settings";
import { dayIn } from "@/server/clock";
import { inScope } from "@/server/db";
import { choicesBetween, movementOf, pairFor, sentPeriod } from "../rules";
import type { AskedMovement, Movement } from "../schema";
import { flowBetween, known } from "./flow";

/** How customers went from one month, quarter or year to another, and which department's touchpoints moved the score. */
export async function movement(
  scope: Scope<"score:read">,
  asked: AskedMovement,
  now: Date,
): Promise<Movement> {
  const { timeZone, fiscalYearStartMonth, fewestAnswers } = await rulesOf();
  const today = dayIn(timeZone, now);
  const { from, to, notices } = pairFor(asked, { today, fiscalYearStartMonth });
  return inScope(scope, async (tx) => {
    // Before the cells: what is folded meanwhile makes them newer than they say, never older.
    const { firstMonth, lastMonth, waitingSince } = await known(tx);
    const rows = await flowBetween(tx, { from, to });
    const departments = await namedDepartments(tx);
    const counted = movementOf({ rows, departments, reach: scope.departments, fewestAnswers });
    return {
      from: sentPeriod(from, today),
      to: sentPeriod(to, today),
      choices: choicesBetween(dayOf(firstMonth), dayOf(lastMonth), fiscalYearStartMonth),
      notices,
      asOf: waitingSince?.toISOString(),
      ...counted,
    };
  });
}

function dayOf(month: number | null): string | undefined {
  if (month === null) return undefined;
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}-01`;
}
