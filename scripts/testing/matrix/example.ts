import type { Rights } from "./expected";

/** One call of a procedure: with rows by their number, with a person's own rows, with a narrowed question, or as it is. */
export type Example = { rights: Rights; tells?: Telling } & (
  | { of: (n: number) => unknown }
  | { personal: (n: number) => unknown }
  | { narrow: (n: number) => unknown }
  | { missing: (n: number) => unknown }
  | { input?: unknown }
);

/** Words about one department that an answer holds for whom these rights reach it, and for nobody else. */
export type Telling = { rights: Rights; words: (n: number) => string };

/** A month so many from this one, as `YYYY-MM`. */
export const monthFromNow = (months: number) => {
  const day = new Date();
  return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months, 1)).toISOString().slice(0, 7);
};
export const lastMonth = monthFromNow(-1);
export const nextMonth = monthFromNow(1);
export const range = { from: `${lastMonth}-01`, to: `${monthFromNow(0)}-01` };
