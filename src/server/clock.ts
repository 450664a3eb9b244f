/** The only place that reads the clock. Everything else is told what time it is. */
export function now(): Date {
  return new Date();
}

/** The calendar day (`YYYY-MM-DD`) it is at an instant in an IANA time zone. */
export function dayIn(timeZone: string, instant: Date): string {
  return new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).format(instant);
}
