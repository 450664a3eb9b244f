import { reaches, type Scope } from "@/access/scope";
import { closedPeriods, type SignoffPeriod } from "@/domain/signoff-calendar";
import { inScope, type Tx } from "@/server/db";
import type { SignedTally } from "../schema";
import { calendarOf } from "./period";

/** How many departments within reach have signed the newest closed period, of those with a head and a touchpoint then. */
export function signedTally(scope: Scope<"scorecard:read">, now: Date): Promise<SignedTally> {
  return inScope(scope, async (tx) => {
    const calendar = await calendarOf(tx, now);
    const [period] = closedPeriods(calendar.today, calendar, 1);
    if (!period) throw new RangeError("There is always a period before today's.");
    const asked = (await askedToSign(tx, period)).filter(({ id }) => reaches(scope, id));
    return {
      period: { key: period.key, due: period.due },
      today: calendar.today,
      of: asked.length,
      signed: asked.filter(({ isSigned }) => isSigned).length,
    };
  });
}

/** Departments with a head that owned a touchpoint in a period, and whether they have signed it. */
function askedToSign(tx: Tx, { from, to }: SignoffPeriod): Promise<{ id: number; isSigned: boolean }[]> {
  return tx.$queryRaw`
    SELECT d.id, EXISTS (SELECT FROM signed_card AS c WHERE c.department_id = d.id AND c.period_from = ${from}::date
        AND c.reopened_at IS NULL) AS "isSigned"
    FROM department AS d
    WHERE EXISTS (SELECT FROM grant_held AS g JOIN person AS p ON p.id = g.person_id
        WHERE g.department_id = d.id AND g.role = 'head' AND p.deactivated_at IS NULL)
      AND EXISTS (SELECT FROM touchpoint_role AS r WHERE r.department_id = d.id AND r.role = 'owner'
        AND r.valid_from < ${to}::date AND (r.valid_to IS NULL OR ${from}::date < r.valid_to))`;
}
