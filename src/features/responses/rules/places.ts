import { addCounts, answersIn, noAnswers, type NpsCounts } from "@/domain/nps";
import { mayOpen, visibilityOf, type Visibility } from "@/domain/suppression";
import type { LeftOut } from "./disclosure";

/** What was counted at one touchpoint while one department was accountable (0: nobody, or no touchpoint). */
export type PlaceCounts = NpsCounts & {
  touchpoint: number;
  owner: number;
  cesN: number;
  cesEasy: number;
  promiseYes: number;
  promisePartly: number;
  promiseNo: number;
};

/** A range's counts by place, and what each active filter leaves out of a touchpoint (`key`). */
export type Places = { counts: readonly PlaceCounts[]; left: readonly LeftOut[] };

/** The same by touchpoint, so that each place is looked up and not searched for. */
export type PlaceIndex = {
  counts: ReadonlyMap<number, readonly PlaceCounts[]>;
  left: ReadonlyMap<number, readonly LeftOut[]>;
};

export function placeIndex({ counts, left }: Places): PlaceIndex {
  return { counts: byTouchpoint(counts), left: grouped(left, ({ key }) => Number(key)) };
}

/** Rows by their touchpoint. */
export function byTouchpoint<Row extends { touchpoint: number }>(rows: readonly Row[]) {
  return grouped(rows, ({ touchpoint }) => touchpoint);
}

function grouped<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => number,
): ReadonlyMap<number, readonly Row[]> {
  const groups = new Map<number, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

/** Answers at one touchpoint while an offered transfer stood open. */
export type ContestedCounts = NpsCounts & { touchpoint: number; owner: number };

/** The counts of some rows added up. */
export function sumOf(rows: readonly PlaceCounts[]): Omit<PlaceCounts, "touchpoint" | "owner"> {
  const add = (key: keyof PlaceCounts) => rows.reduce((total, row) => total + row[key], 0);
  return {
    ...addCounts(noAnswers, ...rows),
    cesN: add("cesN"),
    cesEasy: add("cesEasy"),
    promiseYes: add("promiseYes"),
    promisePartly: add("promisePartly"),
    promiseNo: add("promiseNo"),
  };
}

/** What customers felt, expected and found at one touchpoint while one department was accountable. */
export type ImpressionCounts = {
  touchpoint: number;
  owner: number;
  /** Answers of each valence, from −2 to 2. */
  felt: readonly number[];
  /** Worse, as, and better than expected. */
  expected: readonly number[];
  /** Of reliable, relevant, valuable and honest: who was asked, and who agreed. */
  asked: readonly number[];
  agreed: readonly number[];
};

/** A part of a whole: some touchpoints under one key. */
export type Part = { key: string; touchpoints: readonly number[] };

/**
 * What may be shown of the parts of a whole (metrics A18): a part needs enough answers, what each filter leaves out
 * of it must be enough or none, and no hidden part may follow from the whole and its siblings. If the whole may not
 * be shown, no part may.
 */
export function disclosedParts(
  { counts, left }: PlaceIndex,
  parts: readonly Part[],
  k: number,
): { whole: Visibility; of: (key: string) => Visibility } {
  const measured = parts.map(({ key, touchpoints }) => {
    const rows = touchpoints.flatMap((touchpoint) => counts.get(touchpoint) ?? []);
    const out = touchpoints.flatMap((touchpoint) => left.get(touchpoint) ?? []);
    return { key, n: answersIn(addCounts(...rows)), out };
  });
  const n = measured.reduce((sum, part) => sum + part.n, 0);
  if (!mayOpen(n, byFilter(measured.flatMap(({ out }) => out)), k)) {
    const why = n > 0 && n < k ? "few" : "complement";
    return { whole: why, of: () => why };
  }
  const groups = measured.map((part) => ({
    key: part.key,
    n: part.n,
    isClosed: !mayOpen(part.n, byFilter(part.out), k),
  }));
  const visibility = visibilityOf(groups, k);
  return { whole: "shown", of: (key) => visibility.get(key) ?? "complement" };
}

function byFilter(left: readonly LeftOut[]): number[] {
  return [...new Set(left.map(({ filter }) => filter))].map((filter) =>
    left.filter((row) => row.filter === filter).reduce((sum, { n }) => sum + n, 0),
  );
}
