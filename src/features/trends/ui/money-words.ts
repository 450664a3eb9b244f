import { formatMoney, formatMoneyExact, minorUnitsOf } from "@/ui/format";

/** Revenue as the organisation keeps it, in whole currency: "£1.24m". */
export function moneyWords(amount: number, currency: string): string {
  return formatMoney(minorUnitsOf(amount, currency), currency);
}

/** The same to the last unit, for tables: "£1,236,000". */
export function exactMoney(amount: number, currency: string): string {
  return formatMoneyExact(minorUnitsOf(amount, currency), currency);
}

/** A share from 0 to 1 as "25%", with a range as "23 to 28%". */
export const percentOf = (share: number): string => `${Math.round(100 * share)}%`;
export const percentRange = ({ low, high }: { low: number; high: number }): string =>
  `${Math.round(100 * low)} to ${Math.round(100 * high)}%`;
