/** How a workbook's numbers are written: as plain numbers, or as days and times by the format of their cell. */

const builtInDates = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]); // prettier-ignore

/** True where a number format shows a day or a time of day (ECMA-376, 18.8.30); `[h]:mm` is a duration. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return builtInDates.has(id);
  if (/\[(?:h+|m+|s+)\]/i.test(code)) return false;
  const bare = code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, "");
  return !/general/i.test(bare) && /[dmyhs]/i.test(bare);
}

const DAY_MS = 86_400_000;

/**
 * A day number as text: "2024-01-05", or with a time "2024-01-05 08:30:00"; below 1 a time of day alone. Days count
 * from 30 December 1899, or from 1 January 1904; the first system believes in a 29 February 1900 (day 60).
 */
export function dateText(serial: number, from1904: boolean): string {
  if (!(serial >= 0 && serial < 2_958_466)) return String(serial);
  const epoch = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30);
  const text = new Date(epoch + Math.round(serial * 86_400) * 1000).toISOString();
  if (serial < 1 && !from1904) return text.slice(11, 19);
  const isWholeDay = (Math.round(serial * 86_400) * 1000) % DAY_MS === 0;
  return isWholeDay ? text.slice(0, 10) : `${text.slice(0, 10)} ${text.slice(11, 19)}`;
}

/** A number as people see it: 9.0 is 9, 0.30000000000000004 stays, and ids too long for a number stay as written. */
export function numberText(written: string): string {
  const number = Number(written);
  if (written.trim() === "" || !Number.isFinite(number)) return written;
  return Number.isInteger(number) && !Number.isSafeInteger(number) ? written : String(number);
}
