/** A time of day: seconds after midnight, and minutes ahead of UTC; null where the value does not say. */
type Clock = { seconds: number; offset: number | null };

const clock =
  /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(?:([ap])\.?m\.?)?\s*(Z|UTC|GMT)?\s*([+-]\d{1,2}(?::?\d{2})?)?$/i;

/** Zones by the names that tools write, where one name means one zone: not CST, IST or BST. Hours ahead of UTC. */
const zones: Readonly<Record<string, string>> = {
  WET: "+00", WEST: "+01", CET: "+01", MEZ: "+01", CEST: "+02", MESZ: "+02", EET: "+02", EEST: "+03",
  EST: "-05", EDT: "-04", CDT: "-05", MDT: "-06", PST: "-08", PDT: "-07", JST: "+09", KST: "+09",
}; // prettier-ignore
const zoneName = new RegExp(`\\s(${Object.keys(zones).join("|")})$`);

/** Reads 15:04, 3:04:05 PM, 15:04Z and the like, and what people and countries make of it; undefined for anything else. */
export function readClock(text: string): Clock | undefined {
  const found = clock.exec(text) ?? clock.exec(plainClock(text));
  return found ? clockOf(found) : undefined;
}

function clockOf([, h, m, s = "0", half, utc, offset]: RegExpExecArray): Clock | undefined {
  const hour = half ? twelveHour(Number(h), half) : Number(h);
  const seconds = hour * 3600 + Number(m) * 60 + Number(s);
  if (Number.isNaN(hour) || Number(m) > 59 || Number(s) > 59 || seconds > 86_400) return undefined;
  if (offset !== undefined) return { seconds, offset: offsetMinutes(offset) };
  return { seconds, offset: utc === undefined ? null : 0 };
}

/**
 * 12.30 · 12h30 · um 12:30 Uhr · 3:33 p. m. · 下午 3:33 · 15時04分 · 15:04 GMT+0100 (CET) · 15:04 CET, written as 12:30,
 * 3:33 pm, 15:04 GMT+0100.
 */
function plainClock(text: string): string {
  return text
    .replace(/\s*\([^()]*\)$/, "")
    .replace(/^(?:at|um|à|a las|alle|ore|om)\s/i, "")
    .replace(/^(\d{1,2})(?:\s?h\s?|\.)(\d{2})(?!\d)/i, "$1:$2")
    .replace(/^(\d{1,2}:\d{2})\.(\d{2})(?!\d)/, "$1:$2")
    .replace(/^(?:上午|午前|오전)\s?(.+)$/, "$1 am")
    .replace(/^(?:下午|午後|오후)\s?(.+)$/, "$1 pm")
    .replace(/^(\d{1,2})[時时点點시]\s?(\d{2})[分분]/, "$1:$2")
    .replace(zoneName, (_, name: string) => ` ${zones[name] ?? ""}`)
    .replace(/\s?(?:uhr|h|hs|hrs)\.?$/i, "")
    .replace(/([ap])\.?\s?m\b/i, "$1m");
}

/** Above 12 the hour already says which half of the day it is. */
function twelveHour(hour: number, half: string): number {
  if (hour > 12) return hour;
  if (hour < 1) return NaN;
  return (hour % 12) + (half.toLowerCase() === "p" ? 12 : 0);
}

function offsetMinutes(text: string): number {
  const digits = text.slice(1).replace(":", "");
  const hours = Number(digits.length > 2 ? digits.slice(0, -2) : digits);
  const minutes = digits.length > 2 ? Number(digits.slice(-2)) : 0;
  return (text.startsWith("-") ? -1 : 1) * (hours * 60 + minutes);
}
