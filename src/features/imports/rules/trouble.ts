import { wellFormed } from "./well-formed";

/** What is wrong with a row or a cell: `reason` is a sentence for people, `value` the cell it is about. */
export type Trouble = { code: string; reason: string; value: string };

/**
 * A row that is not taken: `reason` is a sentence for people, `value` the cell it is about (at most 200 characters),
 * `customer` whose it is, where it says so; `cells` the row to be corrected, as JSON.
 */
export type RefusedRow = Record<"reason" | "code" | "value", string> & {
  row: number;
  customer?: string;
  cells?: string;
};

/** A value that was left out or cut in a row that is taken. */
export type LeftOutValue = RefusedRow;

export function isTrouble(read: string | number | null | Trouble): read is Trouble {
  return typeof read === "object" && read !== null;
}

/** Why a row without a score does not count: undefined where it has at least one rating. */
export function withoutRating(...ratings: (number | null | Trouble)[]): Trouble | undefined {
  if (ratings.some((rating) => typeof rating === "number")) return undefined;
  return ratings.find(isTrouble) ?? { code: "no-score", reason: "No score", value: "" };
}

export const filterReasons = {
  "other-question": "Not the 0–10 question",
  preview: "A preview or test",
  unfinished: "Not finished",
  spam: "Marked as spam",
} as const;

export function trouble(code: string, text: string, what: string): Trouble {
  const short = text.length > 40 ? `${text.slice(0, 39)}…` : text;
  const shown = /^-?\d+(?:[.,]\d+)?$/.test(short) ? short : `“${short}”`;
  return { code, reason: `${wellFormed(shown)} ${what}`, value: text };
}
