import { addCounts, answersIn, noAnswers, type NpsCounts } from "@/domain/nps";
import type { Day, Range } from "@/domain/period";
import { mayOpen, visibilityOf, type Visibility } from "@/domain/suppression";

/** Counts of one part (a department, a touchpoint) in one month, or in a range whose first day `bucket` is. */
export type KeyedCounts = NpsCounts & { bucket: Day; key: string };

/** Answers of a part that one active filter leaves out while the others stay. */
export type LeftOut = { bucket: Day; key: string; filter: string; n: number };

/** Everything about one period: who has which counts, and what the filters leave out of them. */
export type Slice = { counts: readonly KeyedCounts[]; left: readonly LeftOut[] };

/** What may be shown of a period: of the whole, and of each part. */
export type Disclosure = { whole: Visibility; of: (key: string) => Visibility };

const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0);

/** The counts of one part in a slice, or of all of them. */
export function countsOfPart({ counts }: Slice, key?: string): NpsCounts {
  return addCounts(noAnswers, ...counts.filter((row) => key === undefined || row.key === key));
}

/** How many answers each active filter leaves out of a part, or of the whole. */
function leftOutOf({ left }: Slice, key?: string): number[] {
  const rows = left.filter((row) => key === undefined || row.key === key);
  return [...new Set(left.map(({ filter }) => filter))].map((filter) =>
    sum(rows.filter((row) => row.filter === filter).map(({ n }) => n)),
  );
}

/**
 * Decides once, for a whole organisation and one period, what may be shown (metrics A18): a part needs enough answers,
 * and so does what each filter leaves out of it; and no hidden part may follow from the whole and its siblings.
 */
export function disclosureOf(slice: Slice, k: number): Disclosure {
  const all = answersIn(countsOfPart(slice));
  const isOpen = mayOpen(all, leftOutOf(slice), k);
  if (!isOpen) {
    const why = all > 0 && all < k ? "few" : "complement";
    return { whole: why, of: () => why };
  }
  const keys = [...new Set([...slice.counts, ...slice.left].map(({ key }) => key))];
  const groups = keys.map((key) => {
    const n = answersIn(countsOfPart(slice, key));
    return { key, n, isClosed: !mayOpen(n, leftOutOf(slice, key), k) };
  });
  const visibility = visibilityOf(groups, k);
  return { whole: "shown", of: (key) => visibility.get(key) ?? "shown" };
}

/** The part of a slice whose buckets begin in a range: whole months of a monthly slice, whole weeks of a weekly one. */
export function sliceOfRange({ counts, left }: Slice, { from, to }: Range): Slice {
  const isThen = ({ bucket }: { bucket: Day }) => bucket >= from && bucket < to;
  return { counts: counts.filter(isThen), left: left.filter(isThen) };
}

export type Reached = { counts: NpsCounts; visibility: Visibility };

/** The whole for whoever may see it all; for others the sum of their own departments, if each of them may be shown. */
export function reachedOf(slice: Slice, disclosure: Disclosure, reach: "all" | readonly number[]): Reached {
  if (reach === "all") return { counts: countsOfPart(slice), visibility: disclosure.whole };
  const keys = reach.map(String);
  const hidden = keys.map((key) => disclosure.of(key)).find((visibility) => visibility !== "shown");
  return {
    counts: addCounts(noAnswers, ...keys.map((key) => countsOfPart(slice, key))),
    visibility: hidden ?? "shown",
  };
}
