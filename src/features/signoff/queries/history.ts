import { reaches, type Scope } from "@/access/scope";
import { closedPeriods, type SignoffPeriod } from "@/domain/signoff-calendar";
import type { Day } from "@/domain/period";
import { inScope, type Tx } from "@/server/db";
import { CardBody, type CardHistory, type HistoryPeriod } from "../schema";
import { laterAnswersOf, type AnswersThen } from "./figures";
import { calendarOf, departmentIn, isKeptFrom } from "./period";
import { askedToSign } from "./tally";

/** How many closed periods stand side by side. */
const SHOWN = 6;

/** A department's closed periods as they were signed. A period that the reader still has to forecast is closed to them. */
export function cardHistory(scope: Scope<"scorecard:read">, slug: string, now: Date): Promise<CardHistory> {
  return inScope(scope, async (tx) => {
    const department = await departmentIn(tx, scope, slug);
    const calendar = await calendarOf(tx, now);
    const periods = closedPeriods(calendar.today, calendar, SHOWN);
    const cards = await cardsOf(tx, department.id, periods);
    const asked = await askedToSign(tx, periods);
    return {
      today: calendar.today,
      periods: periods.map((period): HistoryPeriod => {
        const isClosed = isKeptFrom(scope, department.id, period);
        const within = asked.filter(({ id, from }) => from === period.from && reaches(scope, id));
        return {
          ...period,
          isClosed,
          tally: { signed: within.filter(({ isSigned }) => isSigned).length, of: within.length },
          isAsked: within.some(({ id }) => id === department.id),
          card: isClosed ? null : (cards.get(period.from) ?? null),
        };
      }),
    };
  });
}

type Row = Omit<
  NonNullable<HistoryPeriod["card"]>,
  "later" | "figures" | "notes" | "commitments" | "forecasts"
> & {
  body: string;
  answers: AnswersThen;
  from: Day;
  to: Day;
};

/** The cards in force by the first day of their period: one statement, and one for what came later. */
async function cardsOf(
  tx: Tx,
  departmentId: number,
  periods: readonly SignoffPeriod[],
): Promise<ReadonlyMap<Day, NonNullable<HistoryPeriod["card"]>>> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT c.body, c.answers, c.period_from::text AS "from", c.period_to::text AS "to", c.round,
      coalesce(s.name, 'Somebody who has left') AS "signedBy", (c.signed_at AT TIME ZONE o.time_zone)::date::text AS "signedOn",
      CASE WHEN c.countersigned_by IS NOT NULL THEN coalesce(q.name, 'Somebody who has left') END AS "countersignedBy",
      (c.countersigned_at AT TIME ZONE o.time_zone)::date::text AS "countersignedOn"
    FROM signed_card AS c CROSS JOIN organisation AS o LEFT JOIN person AS s ON s.id = c.signed_by LEFT JOIN person AS q ON q.id = c.countersigned_by
    WHERE c.department_id = ${departmentId}::int AND c.reopened_at IS NULL AND c.period_from = ANY(${periods.map(({ from }) => from)}::date[])`;
  const later = await laterAnswersOf(tx, rows);
  return new Map(rows.map((row, at) => [row.from, cardOf(row, later[at] ?? 0)]));
}

function cardOf(row: Row, later: number): NonNullable<HistoryPeriod["card"]> {
  const { signedBy, signedOn, countersignedBy, countersignedOn, round } = row;
  const { figures, notes, commitments, forecasts } = CardBody.parse(JSON.parse(row.body));
  return {
    ...{ signedBy, signedOn, countersignedBy, countersignedOn, round, later },
    ...{ figures, notes, forecasts },
    commitments: commitments.length,
  };
}
