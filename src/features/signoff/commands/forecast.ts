import type { Actor } from "@/access/can";
import type { Scope } from "@/access/scope";
import { inScope } from "@/server/db";
import { Refusal } from "@/server/errors";
import { record } from "@/server/events";
import { calendarOf, departmentIn, isKeptFrom, knownPeriod } from "../queries/period";
import type { SaveForecast } from "../schema";

/**
 * Saves what a head expects of a period, once: from then on its result is open to them. The audit trail says whether
 * the result was open before.
 */
export function saveForecast(
  scope: Scope<"card:sign">,
  actor: Actor,
  { department: slug, period: key, value, low, high }: SaveForecast,
  now: Date,
): Promise<void> {
  return inScope(scope, async (tx) => {
    const department = await departmentIn(tx, scope, slug);
    const calendar = await calendarOf(tx, now);
    const period = knownPeriod(calendar, key);
    if (calendar.forecastsFrom === null || period.from < calendar.forecastsFrom)
      throw new Refusal("Nobody forecasts this period.");
    if (period.due < calendar.today)
      throw new Refusal("It is too late: the result has opened without a forecast.");
    const saved = await tx.$executeRaw`
      INSERT INTO forecast (department_id, period_from, period_to, person_id, value, low, high, saved_at)
      VALUES (${department.id}, ${period.from}::date, ${period.to}::date, ${scope.actorId}::uuid, ${value}, ${low}, ${high}, ${now})
      ON CONFLICT DO NOTHING`;
    if (saved === 0) throw new Refusal("Your forecast is saved already, and stays as it is.");
    await record(tx, scope, {
      action: "forecast.save",
      object: `department:${department.id}`,
      detail: {
        period: key,
        wasOpen: !isKeptFrom({ ...scope, blind: actor.blind ?? [] }, department.id, period),
      },
    });
  });
}
