import type { Scope } from "@/access/scope";
import { inScope } from "@/server/db";
import type { SignoffCalendar } from "../schema";
import { calendarOf } from "./period";

/** How periods are closed, for whoever may change it. */
export function signoffCalendar(scope: Scope<"settings:write">, now: Date): Promise<SignoffCalendar> {
  return inScope(scope, async (tx) => {
    const { every, days, forecastsFrom } = await calendarOf(tx, now);
    return { every, days, forecasts: forecastsFrom !== null };
  });
}
