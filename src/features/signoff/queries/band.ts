import type { Actor } from "@/access/can";
import type { Capability } from "@/access/capabilities";
import { reaches, scopeOf, type Scope } from "@/access/scope";
import { closedPeriods, periodAt, type SignoffPeriod } from "@/domain/signoff-calendar";
import { dayIn } from "@/server/clock";
import { inScope, type Tx } from "@/server/db";
import { stepOf } from "../rules/steps";
import type { Band } from "../schema";
import { cardInForce } from "./card";
import { laterAnswers, sha256Of } from "./figures";
import { calendarOf, departmentIn, isKeptFrom, type Calendar } from "./period";
import { besideOf, missedOf, reviewOf } from "./review";

/** How many closed periods a reopened card is looked for in. */
const LOOK_BACK = 12;

/** Where the period of a department stands. Nothing of a period that the reader still has to forecast is in it. */
export function bandOf(scope: Scope<"scorecard:read">, actor: Actor, slug: string, now: Date): Promise<Band> {
  return inScope(scope, async (tx) => {
    const department = await departmentIn(tx, scope, slug);
    const calendar = await calendarOf(tx, now);
    const period = await periodToSign(tx, department.id, calendar);
    const at = { departmentId: department.id, period };
    const isBlind = isKeptFrom(scope, department.id, period);
    const may = rightsOf(actor, department.id);
    const told = isBlind
      ? nothingTold
      : await toldOf(tx, at, { scope, calendar, works: may.sign || may.countersign });
    const blind = scope.blind.find((one) => one.departmentId === department.id);
    return {
      department: { name: department.name, slug },
      today: calendar.today,
      period,
      nextOpensOn: periodAt(calendar.today, calendar).to,
      step: stepOf({
        ownsSomething: await ownsSomething(tx, at),
        isBlind,
        hasReview: told.review !== null,
        missed: told.missed,
        card: told.card === null ? undefined : { isCountersigned: told.card.countersignedBy !== null },
      }),
      toForecast: blind ? periodAt(blind.from, calendar) : null,
      hasForecasts: calendar.forecastsFrom !== null && period.from >= calendar.forecastsFrom,
      ...told,
      may,
    };
  });
}

type Told = Pick<Band, "forecasts" | "review" | "missed" | "card">;
const nothingTold: Told = { forecasts: [], review: null, missed: [], card: null };

/** The card, or what is on the way to one: that is for those who work on it. */
async function toldOf(
  tx: Tx,
  at: { departmentId: number; period: SignoffPeriod },
  { scope, calendar, works }: { scope: Scope<"scorecard:read">; calendar: Calendar; works: boolean },
): Promise<Told> {
  const { departmentId, period } = at;
  const card = await cardInForce(tx, { departmentId, from: period.from }, scope.actorId);
  if (card) return { ...nothingTold, forecasts: card.body.forecasts, card };
  if (!works) return nothingTold;
  const taken = await reviewOf(tx, at, "read");
  const beside = await besideOf(tx, at, calendar.today);
  if (!taken) return { ...nothingTold, forecasts: beside.forecasts };
  return {
    forecasts: beside.forecasts,
    missed: missedOf(taken.figures, beside),
    review: {
      figures: taken.figures,
      sha256: sha256Of(taken.text).toString("hex"),
      takenOn: dayIn(calendar.timeZone, taken.takenAt),
      later: await laterAnswers(tx, taken.answers, period),
    },
    card: null,
  };
}

/** The newest period that is over; an earlier one whose card was reopened comes first. */
async function periodToSign(tx: Tx, departmentId: number, calendar: Calendar): Promise<SignoffPeriod> {
  const closed = closedPeriods(calendar.today, calendar, LOOK_BACK);
  const reopened = await tx.$queryRaw<{ from: string }[]>`
    SELECT period_from::text AS "from" FROM signed_card WHERE department_id = ${departmentId}::int
    GROUP BY period_from HAVING bool_and(reopened_at IS NOT NULL) ORDER BY 1`;
  const [newest] = closed;
  if (!newest) throw new RangeError("There is always a period before today's.");
  return closed.find(({ from }) => reopened.some((one) => one.from === from)) ?? newest;
}

async function ownsSomething(
  tx: Tx,
  { departmentId, period }: { departmentId: number; period: SignoffPeriod },
): Promise<boolean> {
  const [row] = await tx.$queryRaw<[{ owns: boolean }]>`
    SELECT EXISTS (SELECT FROM touchpoint_role WHERE role = 'owner' AND department_id = ${departmentId}::int
      AND valid_from < ${period.to}::date AND (valid_to IS NULL OR ${period.from}::date < valid_to)) AS owns`;
  return row.owns;
}

function rightsOf(actor: Actor, departmentId: number): Band["may"] {
  const mayUse = (capability: Capability) => {
    const own = scopeOf(actor, capability);
    return own !== undefined && reaches(own, departmentId);
  };
  return {
    sign: mayUse("card:sign"),
    countersign: mayUse("card:countersign"),
    askReopening: mayUse("card:reopen"),
    decideReopening: mayUse("card:countersign"),
  };
}
