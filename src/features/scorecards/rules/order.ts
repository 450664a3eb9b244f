import { metricByKey } from "@/domain/metrics";
import type { Matrix, MatrixRow, ScorecardMeasure } from "../schema";

/** Orders of the lines: worst against target as they come, the fair order, by name, or by one measure. */
export type Sort = Readonly<
  { by: "target" | "fair" | "name" } | { by: ScorecardMeasure; end: "worst" | "best" }
>;

/**
 * The lines in an order. By a measure: what cannot be shown stands last, by name alone, so that its place gives nothing
 * away; equals stand by name.
 */
export function ordered({ departments, measures }: Pick<Matrix, "departments" | "measures">, sort: Sort) {
  if (sort.by === "name") return departments.toSorted(byName);
  if (sort.by === "fair") return departments.toSorted((a, b) => placeOf(a) - placeOf(b) || byName(a, b));
  if (!("end" in sort)) return departments;
  const index = measures.indexOf(sort.by);
  const isLowFirst = (metricByKey[sort.by].goodDirection === "higher") === (sort.end === "worst");
  const rankOf = ({ cells }: MatrixRow) => {
    const cell = cells[index];
    if (cell?.state !== "shown") return Infinity;
    return isLowFirst ? cell.value : -cell.value;
  };
  // Equal infinities make NaN, which is no order: then the name decides.
  return departments.toSorted((a, b) => rankOf(a) - rankOf(b) || byName(a, b));
}

/** How a column is sorted by value, for screen readers. */
export function ariaSortOf(sort: Sort, key: ScorecardMeasure): "ascending" | "descending" | undefined {
  if (!("end" in sort) || sort.by !== key) return undefined;
  const isLowFirst = (metricByKey[key].goodDirection === "higher") === (sort.end === "worst");
  return isLowFirst ? "ascending" : "descending";
}

function placeOf({ place }: MatrixRow): number {
  return place?.place ?? Number.MAX_SAFE_INTEGER;
}

function byName(a: MatrixRow, b: MatrixRow): number {
  return a.name < b.name ? -1 : 1;
}
