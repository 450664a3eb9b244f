import { isScore } from "@/domain/nps";

/**
 * Scores are whole numbers from 0 to 10 written in plain digits, with or without blanks around them. Everything else
 * is refused, "9.0" and "９" too: a decimal point means the column was averaged or padded somewhere, and whoever
 * exported it should say which.
 */

/** A label such as "10 - Extremely likely" or "10 Extremely likely": the number, then words; "9.5 - good" is none. */
const labelled = /^(\d{1,3})(?:\s*[-–—:=.)(](?!\d)|\s+(?=[\p{L}<]))(?=.*\p{L})/u;

/** The score in a trimmed cell, or undefined. `withLabels`: "10 - Extremely likely" counts as 10. */
export function readScore(text: string, withLabels: boolean): number | undefined {
  if (text.length === 1) {
    const digit = text.charCodeAt(0) - 48;
    return digit >= 0 && digit <= 9 ? digit : undefined;
  }
  if (text === "10") return 10;
  if (!withLabels) return undefined;
  const number = labelNumber(text);
  return number !== undefined && number <= 10 ? number : undefined;
}

/** The number a label starts with. */
export function labelNumber(text: string): number | undefined {
  const digits = labelled.exec(text)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** A plain whole number of up to nine digits, or undefined; for telling scales apart. */
export function readWhole(text: string): number | undefined {
  return /^-?\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** A rating on a scale of whole numbers from 1 to `highest`. `withLabels`: "5 - Very satisfied" counts as 5. */
export function readRating(text: string, highest: number, withLabels: boolean): number | undefined {
  const rating = text.length === 1 ? text.charCodeAt(0) - 48 : withLabels ? (labelNumber(text) ?? 0) : 0;
  return rating >= 1 && rating <= highest ? rating : undefined;
}

/**
 * True where the different values of a whole column are a labelled scale from 0 to 10: every value is a number from 0
 * to 10, some with one label each, among them a labelled 10, and a 0 is seen or the heading says 0 to 10.
 * "1 - Not satisfied" … "5 - Very satisfied" is not.
 */
export function isLabelledZeroToTen(values: Iterable<string>, headingSaysSo: boolean): boolean {
  const labels = new Map<number, string>();
  let zero = headingSaysSo;
  for (const value of values) {
    const label = labelNumber(value);
    const number = label ?? readWhole(value) ?? -1;
    if (!isScore(number) || (labels.get(number) ?? value) !== value) return false;
    if (number === 0) zero = true;
    if (label !== undefined) labels.set(number, value);
  }
  return labels.has(10) && zero;
}

/** True where the different values of a whole column are ratings from 1 to `highest`, some of them with a label. */
export function isLabelledRating(values: Iterable<string>, highest: number): boolean {
  let labelled = false;
  let most = 0;
  for (const value of values) {
    const label = labelNumber(value);
    const number = label ?? readWhole(value) ?? 0;
    if (number < 1 || number > highest) return false;
    if (label !== undefined) labelled = true;
    if (number > most) most = number;
  }
  return labelled && most > highest - 3;
}

/**
 * Money or a weight: 1234, 1,234.56, 1.234,56, "€ 1 234"; undefined where it is none. `decimalComma` is decided by
 * the whole column (`writesDecimalComma`).
 */
export function readAmount(text: string, decimalComma: boolean): number | undefined {
  if (!decimalComma && /^\d{1,15}(?:\.\d+)?$/.test(text)) return Number(text);
  const bare = text.replace(/[\s\u00a0\u202f'’]|^[\p{Sc}]|[\p{Sc}]$|^[A-Z]{3}|[A-Z]{3}$/gu, "");
  const plain = decimalComma ? bare.replaceAll(".", "").replace(",", ".") : bare.replaceAll(",", "");
  return /^-?\d{1,15}(?:\.\d+)?$/.test(plain) ? Number(plain) : undefined;
}

/** True where a value can only be read with a decimal comma: 12,5 · 1.234,56 · 1.234.567. */
export function writesDecimalComma(text: string): boolean {
  return /,\d{1,2}\D*$|,\d{4,}\D*$|\.\d{3}\.\d{3}/.test(text) && !/\.\d{1,2}\D*$/.test(text);
}
