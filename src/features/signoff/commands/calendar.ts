import type { Scope } from "@/access/scope";
import { periodAt } from "@/domain/signoff-calendar";
import { inScope } from "@/server/db";
import { record } from "@/server/events";
import { calendarOf } from "../queries/period";
import type { SignoffCalendar } from "../schema";

/**
 * Says how often departments sign, how long they have, and whether heads forecast first. Switched on, forecasts begin
 * with the period that runs now; signed cards stay as they are.
 */
export function saveCalendar(
  scope: Scope<"settings:write">,
  { every, days, forecasts }: SignoffCalendar,
  now: Date,
): Promise<void> {
  return inScope(scope, async (tx) => {
    const calendar = await calendarOf(tx, now);
    const begins = calendar.forecastsFrom ?? periodAt(calendar.today, { ...calendar, every, days }).from;
    const from = forecasts ? begins : null;
    await tx.$executeRaw`UPDATE organisation SET signoff_every = ${every}, signoff_days = ${days}, forecasts_from = ${from}::date`;
    await record(tx, scope, {
      action: "signoff.calendar",
      object: "organisation:1",
      detail: { every, days, forecastsFrom: from },
    });
  });
}
