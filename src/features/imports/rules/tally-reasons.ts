import type { Tally } from "../schema";

/** Different reasons kept apart for one code; a column of free text under "score" must not fill the memory. */
const reasonsPerCode = 20;
const firstRows = 5;

/** Counts reasons with the first rows they occur in; beyond 20 wordings of one code the rest are counted together. */
export class ReasonTally {
  readonly #tallies = new Map<string, Tally>();
  readonly #perCode = new Map<string, number>();

  add(code: string, reason: string, row: number): void {
    const tally = this.#tallies.get(`${code} ${reason}`) ?? this.#open(code, reason);
    tally.count += 1;
    if (tally.firstRows.length < firstRows) tally.firstRows.push(row);
  }

  #open(code: string, reason: string): Tally {
    const wordings = this.#perCode.get(code) ?? 0;
    const full = wordings >= reasonsPerCode;
    const key = full ? `${code} …` : `${code} ${reason}`;
    const found = this.#tallies.get(key);
    if (found) return found;
    const tally = {
      reason: full ? (otherReasons[code] ?? "Other reasons") : reason,
      count: 0,
      firstRows: [],
    };
    this.#tallies.set(key, tally);
    this.#perCode.set(code, wordings + 1);
    return tally;
  }

  /** The most frequent first; equals in the order they were met. */
  list(): Tally[] {
    return [...this.#tallies.values()].sort((a, b) => b.count - a.count);
  }
}

const otherReasons: Readonly<Record<string, string>> = {
  score: "Other values that are not a score from 0 to 10",
  date: "Other values that are not a date",
  csat: "Other values that are not a rating from 1 to 5",
  ces: "Other values that are not a rating from 1 to 7",
  revenue: "Other values that are not an amount",
  weight: "Other values that are not a weight",
  emotion: "Other values that are no feeling",
  promise: "Other values that are not yes, partly or no",
  expectation: "Other values that are not worse, as expected or better",
  reliable: "Other values that are not a rating from 1 to 5",
  relevant: "Other values that are not a rating from 1 to 5",
  valuable: "Other values that are not a rating from 1 to 5",
  honest: "Other values that are not a rating from 1 to 5",
  cells: "Other rows with more cells than the header",
};
