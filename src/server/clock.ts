/** The only place that reads the clock. Everything else is told what time it is. */
export function now(): Date {
  return new Date();
}

const calendars = new Map<string, Intl.DateTimeFormat>();

/** The calendar day (`YYYY-MM-DD`) it is at an instant in an IANA time zone. */
export function dayIn(timeZone: string, instant: Date): string {
  // Made once per zone: a formatter costs a hundred times what it takes to format a day.
  let calendar = calendars.get(timeZone);
  if (!calendar) {
    calendar = new Intl.DateTimeFormat("en-CA", {
      timeZone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
    });
    calendars.set(timeZone, calendar);
  }
  return calendar.format(instant);
}
