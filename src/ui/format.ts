import { marginOf } from "@/domain/interval";
import type { Interval } from "@/domain/interval";

/** How numbers are written for people (product conventions 3.1). Dates are in `dates.ts`, verdicts in `words.ts`. */

const MINUS = "\u2212";
const LOCALE = "en-GB";
// Made once: a formatter costs more to make than a page of numbers to format.
const wholeNumbers = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 });
const compact = new Intl.NumberFormat(LOCALE, { notation: "compact", maximumSignificantDigits: 3 });
const NO_VALUE = "–";
/** Under this many answers a share is given as a count: "7 of 12". */
const FEWEST_FOR_PER_CENT = 20;

/** The nearest whole number, halves away from zero, never −0. */
export function roundWhole(value: number): number {
  // 100 × (0.3 − 0.155) is 14.499999999999998: the nudge keeps such halves where arithmetic on paper puts them.
  const size = Math.floor(Math.abs(value) + 0.5 + 1e-9);
  return size === 0 ? 0 : Math.sign(value) * size;
}

/** A whole number with a true minus sign and no plus: `−7`, `0`, `35`. */
export function formatWhole(value: number): string {
  const whole = roundWhole(value);
  return whole < 0 ? `${MINUS}${formatCount(-whole)}` : formatCount(whole);
}

/** A score from −100 to 100: `+31`, `0`, `−7`. */
export function formatNps(value: number): string {
  const whole = roundWhole(value);
  return whole > 0 ? `+${whole}` : formatWhole(whole);
}

/** A change in points, signed like a score: `+2`, `0`, `−7`. */
export function formatPoints(points: number): string {
  return formatNps(points);
}

/** Points to a tenth, where parts must be seen to add up: `+3.6`, `−2.1`, `0.0`. */
export function formatTenths(points: number): string {
  const tenths = roundWhole(points * 10) / 10;
  const size = Math.abs(tenths).toFixed(1);
  return tenths > 0 ? `+${size}` : tenths < 0 ? `${MINUS}${size}` : size;
}

/** A change in points with its unit: `+3 points`, `−1 point`. For full counts, which are never "clear". */
export function formatPointsInWords(points: number): string {
  return `${formatNps(points)} ${Math.abs(roundWhole(points)) === 1 ? "point" : "points"}`;
}

/** The uncertainty beside a score: `±3` when nearly symmetric, otherwise the range, `7 to 85`. */
export function formatMargin(value: number, interval: Interval): string {
  const margin = marginOf(interval, value);
  return margin === undefined ? formatInterval(interval) : `±${roundWhole(margin)}`;
}

/** A range in words: `7 to 85`, `−12 to 5`. */
export function formatInterval({ low, high }: Interval): string {
  return `${formatWhole(low)} to ${formatWhole(high)}`;
}

/** A whole count: `2,418`. */
export function formatCount(count: number): string {
  return wholeNumbers.format(count);
}

/** A count for a tile, three digits at most: `2,418`, `12.4k`, `1.24m`. The exact value belongs in the table. */
export function formatCountShort(count: number): string {
  if (count < 10_000) return formatCount(count);
  return withLowerCaseUnits(compact.formatToParts(count));
}

/** A part of a whole: `24%`, or `7 of 12` under 20 answers, or `–` of nothing. */
export function formatShare(count: number, of: number): string {
  if (of === 0) return NO_VALUE;
  if (of < FEWEST_FOR_PER_CENT) return `${formatCount(count)} of ${formatCount(of)}`;
  return formatPercent((100 * count) / of);
}

/** A share already in per cent (0 to 100), rounded to a whole: `24%`. */
export function formatPercent(percent: number): string {
  return `${formatWhole(percent)}%`;
}

/**
 * Money in three significant digits: `£412k`, `£1.24m`, `−£9`.
 * @param minorUnits pence, cents: the currency's smallest unit
 * @param currency ISO 4217 code
 */
export function formatMoney(minorUnits: number, currency: string): string {
  return withLowerCaseUnits(moneyIn(currency).short.formatToParts(majorUnits(minorUnits, currency)));
}

/** Money to the last unit, for tables and print: `£412,350`. */
export function formatMoneyExact(minorUnits: number, currency: string): string {
  return moneyIn(currency).exact.format(majorUnits(minorUnits, currency)).replace("-", MINUS);
}

type Money = { short: Intl.NumberFormat; exact: Intl.NumberFormat; minorDigits: number };
const monies = new Map<string, Money>();

/** The formatters of one currency, made once. */
function moneyIn(currency: string): Money {
  const known = monies.get(currency);
  if (known) return known;
  const style = { style: "currency", currency } as const;
  const made = {
    short: new Intl.NumberFormat(LOCALE, {
      ...style,
      notation: "compact",
      minimumFractionDigits: 0,
      maximumSignificantDigits: 3,
    }),
    exact: new Intl.NumberFormat(LOCALE, { ...style, maximumFractionDigits: 0 }),
    minorDigits: new Intl.NumberFormat(LOCALE, style).resolvedOptions().maximumFractionDigits ?? 2,
  };
  monies.set(currency, made);
  return made;
}

/** An amount of whole currency (12.5 euros) in its smallest unit (1,250 cents). */
export function minorUnitsOf(amount: number, currency: string): number {
  return Math.round(amount * 10 ** moneyIn(currency).minorDigits);
}

function majorUnits(minorUnits: number, currency: string): number {
  return minorUnits / 10 ** moneyIn(currency).minorDigits;
}

function withLowerCaseUnits(parts: Intl.NumberFormatPart[]): string {
  const units: Record<string, string> = { K: "k", M: "m", B: "bn", T: "tn" };
  return parts
    .map(({ type, value }) => {
      if (type === "compact") return units[value] ?? value;
      return type === "minusSign" ? MINUS : value;
    })
    .join("");
}
