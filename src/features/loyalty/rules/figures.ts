import { measuredNps } from "@/domain/verdict";
import { addCounts, answersIn, noAnswers, type NpsCounts } from "@/domain/nps";
import { mayOpen, visibilityOf, type Visibility } from "@/domain/suppression";
import type { Figure } from "../schema";

/** A score if it may be shown; otherwise only why not. */
export function figureOf(counts: NpsCounts, visibility: Visibility = "shown"): Figure {
  const measured = measuredNps(counts);
  if (!measured) return { state: "none" };
  return visibility === "shown"
    ? { state: "shown", score: { ...measured, counts } }
    : { state: "hidden", why: visibility };
}

/** May a total be shown, given what each active filter leaves out of it? */
export function totalFigure(counts: NpsCounts, complements: readonly number[], k: number): Figure {
  return figureOf(counts, mayOpen(answersIn(counts), complements, k) ? "shown" : "few");
}

/** Which parts of a shown whole may be shown; parts of a hidden whole never are. */
export function partVisibility(
  parts: ReadonlyMap<string, NpsCounts>,
  whole: Figure,
  k: number,
): Map<string, Visibility> {
  if (whole.state === "hidden") return new Map([...parts.keys()].map((key) => [key, "few"]));
  return visibilityOf(
    [...parts].map(([key, counts]) => ({ key, n: answersIn(counts) })),
    k,
  );
}

/** Adds up counts that share a key. */
export function sumBy<T extends NpsCounts>(
  rows: readonly T[],
  keyOf: (row: T) => string,
): Map<string, NpsCounts> {
  const sums = new Map<string, NpsCounts>();
  for (const row of rows) {
    const key = keyOf(row);
    sums.set(key, addCounts(sums.get(key) ?? noAnswers, row));
  }
  return sums;
}
