import { addDays, addMonths, daysIn, firstDayOf, monthOf, quarterOf, quarterRange } from "@/domain/period";
import type { Day, Range } from "@/domain/period";
import { indexAt, type Random } from "./random";
import { firstMonth, lastMonth } from "./story";
import type { MonthIndex } from "./touchpoint";

/** The 24 months that end with `end` (included), and the first day of the last quarter complete by then. */
export type SeedCalendar = Readonly<{ window: Range; anchor: Day }>;

export function calendarOf(end: Day): SeedCalendar {
  const today = addDays(end, 1);
  const quarterBefore = addMonths(firstDayOf(monthOf(today)), -3);
  const anchor = quarterRange(quarterOf(quarterBefore))?.from;
  if (!anchor) throw new RangeError(`Not a day the sample can end on: ${end}`);
  return { window: { from: addMonths(today, -24), to: today }, anchor };
}

/** The first day of a month of the story. */
export function dayOfMonth({ anchor }: SeedCalendar, month: MonthIndex): Day {
  return addMonths(anchor, month);
}

/** The days of every month of the story, with how busy each is. */
export type BusyDays = ReadonlyMap<
  MonthIndex,
  Readonly<{ days: readonly Day[]; weights: readonly number[] }>
>;

/** Sunday first. Mails go out on working days, and most people answer within hours. */
const weekdays = [0.3, 1.15, 1.1, 1.05, 1, 0.9, 0.45];
const holidays = new Set(["01-01", "12-25", "12-26"]);

export function busyDaysOf(calendar: SeedCalendar): BusyDays {
  const months = Array.from({ length: lastMonth - firstMonth + 1 }, (_, index) => firstMonth + index);
  return new Map(
    months.map((month) => {
      const days = daysIn({ from: dayOfMonth(calendar, month), to: dayOfMonth(calendar, month + 1) });
      return [month, { days, weights: days.map(busynessOf) }];
    }),
  );
}

function busynessOf(day: Day): number {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  return (weekdays[weekday] ?? 1) * (holidays.has(day.slice(5)) ? 0.15 : 1);
}

/** Hours from 07:00 UTC. */
const hours = [3, 6, 9, 10, 9, 8, 7, 7, 8, 8, 9, 9, 7, 4];

/**
 * A moment of the month on a working rhythm, as an ISO instant. Between 07:00 and 21:00 UTC it is the same day in
 * London, summer and winter, so no time zone is needed here. Every call draws the same number of times.
 */
export function momentIn(busyDays: BusyDays, month: MonthIndex, random: Random): string {
  const { days, weights } = busyDays.get(month) ?? { days: [], weights: [] };
  const day = days[indexAt(weights, random.next())] ?? "";
  const two = (number: number) => String(number).padStart(2, "0");
  return `${day}T${two(7 + random.weighted(hours))}:${two(random.whole(0, 59))}:${two(random.whole(0, 59))}.000Z`;
}
