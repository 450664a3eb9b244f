import { blindFrom, isOpenUntil, type Scope } from "@/access/scope";
import { assumedRatio, ownRatioOf } from "@/domain/ledger";
import { recoveryWindowDays } from "@/domain/money";
import type { Range } from "@/domain/period";
import { namedDepartments } from "@/features/responses/queries/departments";
import { rulesOf, type Rules } from "@/features/responses/queries/settings";
import { dayIn } from "@/server/clock";
import { inScope, type Tx } from "@/server/db";
import { recoveryOf } from "../rules/money";
import { periodFor } from "../rules/parts";
import { debtOf, type SumRow } from "../rules/statement";
import { ComputedOwnRatio, ComputedRecovery, type AskedPeriod, type Debt, type Recovery } from "../schema";
import { ledgerAsOf } from "./as-of";
import { computed, ownerKey, ownersIn } from "./computed";

/** The statement of the experience debt over a period, of everything and by department, and both ratios. */
export async function debt(scope: Scope<"score:read">, asked: AskedPeriod, now: Date): Promise<Debt> {
  const rules = await rulesOf();
  return inScope(scope, (tx) => debtIn(tx, scope, asked, { rules, now }));
}

/** The same in a transaction that reads more. */
export async function debtIn(
  tx: Tx,
  scope: Scope<"score:read">,
  asked: AskedPeriod,
  { rules, now }: Given,
): Promise<Debt> {
  const { fewestAnswers } = rules;
  const { period, notices } = periodOf(asked, { rules, now });
  const asOf = await ledgerAsOf(tx);
  const isOpen = isOpenUntil(scope, period.range.to);
  const sums = isOpen ? await sumsBy(tx, period.range) : [];
  const departments = await namedDepartments(tx);
  const stored = isSighted(scope) ? await computed(tx, "own ratio", ComputedOwnRatio) : undefined;
  return {
    period: { key: period.key, range: period.range },
    notices: isOpen ? notices : [...notices, KEPT_FROM_YOU],
    asOf,
    assumedRatio,
    own: stored && {
      asOf: stored.asOf,
      cells: stored.value.cells.filter(({ answers }) => answers >= fewestAnswers),
      ...ownRatioOf(stored.value.cells, stored.value.never),
    },
    ...debtOf({ sums, departments, reach: scope.departments, fewestAnswers }),
  };
}

/** Settings that were read already, and the moment of the request. */
type Given = { rules: Rules; now: Date };

function periodOf(asked: AskedPeriod, { rules, now }: Given) {
  const { timeZone, fiscalYearStartMonth } = rules;
  return periodFor(asked.period, { today: dayIn(timeZone, now), fiscalYearStartMonth });
}

const KEPT_FROM_YOU = "The debt of a period that you still have to forecast opens with your forecast.";

/** What is worked out of everybody's answers up to now is for those from whom none of them is kept. */
const isSighted = (scope: Scope<"score:read">) => blindFrom(scope) === undefined;

/** The owner is the one of the month in which the debt was opened, whatever month it is repaid in. */
function sumsBy(tx: Tx, { from, to }: Range): Promise<SumRow[]> {
  return tx.$queryRaw<SumRow[]>`
    SELECT ${ownerKey} AS key, kind, month < ${from}::date AS "isBefore", sum(units) AS units, sum(entries)::int AS entries
    FROM (
      SELECT touchpoint, kind, opened, CASE WHEN month < ${from}::date THEN date '-infinity' ELSE ${from}::date END AS month,
        sum(units) AS units, sum(entries) AS entries
      FROM rollup.ledger_sum WHERE month < ${to}::date GROUP BY 1, 2, 3, 4
    ) AS s
    LEFT JOIN touchpoint_role AS owner ON owner.touchpoint_id = s.touchpoint AND owner.role = 'owner'
      AND owner.valid_from <= s.opened AND (owner.valid_to IS NULL OR s.opened < owner.valid_to)
    GROUP BY 1, 2, 3`;
}

/** Which detractors of a period were happier at their next answer within 180 days, of everything and by department. */
export async function recovery(scope: Scope<"score:read">, asked: AskedPeriod, now: Date): Promise<Recovery> {
  const rules = await rulesOf();
  return inScope(scope, (tx) => recoveryIn(tx, scope, asked, { rules, now }));
}

/** The same in a transaction that reads more. */
export async function recoveryIn(
  tx: Tx,
  scope: Scope<"score:read">,
  asked: AskedPeriod,
  { rules, now }: Given,
): Promise<Recovery> {
  const { fewestAnswers } = rules;
  const { period, notices } = periodOf(asked, { rules, now });
  const stored = isSighted(scope) ? await computed(tx, "recovery", ComputedRecovery) : undefined;
  const { from, to } = period.range;
  const cells = (stored?.value.cells ?? []).filter(({ month }) => month >= from && month < to);
  const ownerOf = await ownersIn(tx, cells);
  const departments = await namedDepartments(tx);
  return {
    period: { key: period.key, range: period.range },
    notices,
    asOf: stored?.asOf,
    windowDays: recoveryWindowDays,
    ...recoveryOf(
      cells.map((cell) => ({ ...cell, key: ownerOf(cell) })),
      { departments, reach: scope.departments, fewestAnswers },
    ),
  };
}
