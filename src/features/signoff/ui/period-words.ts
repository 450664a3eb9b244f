import { lengthOf, type Day } from "@/domain/period";
import { formatDay, formatPeriod } from "@/ui/dates";
import { formatCount, formatInterval, formatNps } from "@/ui/format";
import type { Band, Card, SignedTally } from "../schema";

/** "October", "Q4": for buttons, where the year is plain. */
export function shortName(key: string): string {
  return formatPeriod(key).replace(/ \d{4}$/, "");
}

/** "Due 14 Nov 2026, in 3 days", "Due 14 Nov 2026, 12 days late". */
export function dueWords(due: Day, today: Day): string {
  const when = `Due ${formatDay(due)}`;
  if (due === today) return `${when}, today`;
  return today < due ? `${when}, in ${days(today, due)}` : `${when}, ${days(due, today)} late`;
}

function days(from: Day, to: Day): string {
  const count = lengthOf({ from, to });
  return `${formatCount(count)} ${count === 1 ? "day" : "days"}`;
}

/** "Hana Okafor expected +18 (12 to 24)." */
export function forecastWords({ by, value, low, high }: Band["forecasts"][number]): string {
  return `${by} expected ${formatNps(value)} (${formatInterval({ low, high })}).`;
}

/** "Signed by Hana Okafor on 3 Nov 2026, countersigned by Eleanor Hart on 5 Nov 2026." */
export function signatureWords({ signedBy, signedOn, countersignedBy, countersignedOn }: Card): string {
  const countersigned =
    countersignedBy !== null && countersignedOn !== null
      ? `, countersigned by ${countersignedBy} on ${formatDay(countersignedOn)}`
      : "";
  return `Signed by ${signedBy} on ${formatDay(signedOn)}${countersigned}.`;
}

/** The addendum: what came after the figures were taken. Nothing of it changes them. */
export function laterWords(later: number, today: Day): string | undefined {
  if (later === 0) return undefined;
  const count = `${formatCount(Math.abs(later))} ${Math.abs(later) === 1 ? "answer" : "answers"}`;
  return later > 0
    ? `Addendum, ${formatDay(today)}: ${count} came later and are not in these figures.`
    : `Addendum, ${formatDay(today)}: ${count} of these figures were taken out later.`;
}

/** "October signed 4 of 12, due 14 Nov 2026, 12 days late". */
export function tallyWords({ period, today, signed, of }: SignedTally): string {
  const due = signed === of ? "" : `, ${inSentence(dueWords(period.due, today))}`;
  return `${shortName(period.key)} signed ${signed} of ${of}${due}`;
}

const inSentence = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);
