import { reaches, type Scope } from "@/access/scope";
import type { Day } from "@/domain/period";
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
    const asked = (await askedToSign(tx, [period])).filter(({ id }) => reaches(scope, id));
    return {
      period: { key: period.key, due: period.due },
      today: calendar.today,
      of: asked.length,
      signed: asked.filter(({ isSigned }) => isSigned).length,
    };
  });
}

export type AskedToSign = { id: number; from: Day; isSigned: boolean };

/** Departments with a head that owned a touchpoint in a period, and whether they have signed it: of several periods. */
export function askedToSign(tx: Tx, periods: readonly SignoffPeriod[]): Promise<AskedToSign[]> {
  const [from, to] = [periods.map((period) => period.from), periods.map((period) => period.to)];
  return tx.$queryRaw`
    /* planned once */ SELECT d.id, p.begins::text AS "from", EXISTS (SELECT FROM signed_card AS c WHERE c.department_id = d.id AND c.period_from = p.begins
        AND c.reopened_at IS NULL) AS "isSigned"
    FROM department AS d CROSS JOIN unnest(${from}::date[], ${to}::date[]) AS p (begins, ends)
    WHERE EXISTS (SELECT FROM grant_held AS g JOIN person AS h ON h.id = g.person_id
        WHERE g.department_id = d.id AND g.role = 'head' AND h.deactivated_at IS NULL)
      AND EXISTS (SELECT FROM touchpoint_role AS r WHERE r.department_id = d.id AND r.role = 'owner'
        AND r.valid_from < p.ends AND (r.valid_to IS NULL OR p.begins < r.valid_to))`;
}
