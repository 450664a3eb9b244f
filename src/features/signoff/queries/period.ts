import type { Capability } from "@/access/capabilities";
import { reaches, type Scope } from "@/access/scope";
import {
  closedPeriods,
  periodAt,
  type SignoffGrain,
  type SignoffPeriod,
  type SignoffRules,
} from "@/domain/signoff-calendar";
import type { Day } from "@/domain/period";
import { dayIn } from "@/server/clock";
import type { Tx } from "@/server/db";
import { NotFound } from "@/server/errors";

/** How far back a period can still be signed. */
const LOOK_BACK = 24;

export type Calendar = SignoffRules & { today: Day; timeZone: string; forecastsFrom: Day | null };

/** The organisation's calendar of periods, on the day it is now. */
export async function calendarOf(tx: Tx, now: Date): Promise<Calendar> {
  const [row] = await tx.$queryRaw<[Omit<Calendar, "today" | "every"> & { every: SignoffGrain }]>`
    /* planned once */ SELECT time_zone AS "timeZone", fiscal_year_start AS "fiscalYearStartMonth", signoff_every AS every, signoff_days AS days,
      forecasts_from::text AS "forecastsFrom" FROM organisation`;
  return { ...row, today: dayIn(row.timeZone, now) };
}

/** The closed period of that name; anything else does not exist. */
export function closedPeriod(calendar: Calendar, key: string): SignoffPeriod {
  const found = closedPeriods(calendar.today, calendar, LOOK_BACK).find((period) => period.key === key);
  if (!found) throw new NotFound();
  return found;
}

/** The closed period of that name, or the one that runs now. */
export function knownPeriod(calendar: Calendar, key: string): SignoffPeriod {
  const running = periodAt(calendar.today, calendar);
  return running.key === key ? running : closedPeriod(calendar, key);
}

export type Department = { id: number; slug: string; name: string };

/** A department within reach, by its address. */
export async function departmentIn(tx: Tx, scope: Scope<Capability>, slug: string): Promise<Department> {
  const found = await tx.department.findUnique({
    where: { slug },
    select: { id: true, slug: true, name: true },
  });
  if (!found || !reaches(scope, found.id)) throw new NotFound();
  return found;
}

/** Is a period of a department still kept from this reader? */
export function isKeptFrom({ blind }: Scope<Capability>, departmentId: number, { to }: { to: Day }): boolean {
  return blind.some((one) => one.departmentId === departmentId && one.from < to);
}
