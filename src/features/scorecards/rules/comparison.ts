import { addsUp } from "@/domain/metrics";
import { fewestForVerdict } from "@/domain/verdict";
import type { Comparison, Matrix, MatrixCell, MatrixRow } from "../schema";

/** Fewer others than this are no company: whoever is meant could be told. */
const FEWEST_OTHERS = 3;

/** The stages that departments answer for touchpoints of, by department. */
export type StagesOf = ReadonlyMap<number, ReadonlySet<number>>;

/** One line of the matrix against the lines like it: only of what the matrix shows, and never of few. */
export function comparisonOf(matrix: Matrix, slug: string, stagesOf: StagesOf): Comparison | undefined {
  const own = matrix.departments.find((row) => row.slug === slug);
  if (!own) return undefined;
  const { others, basis } = othersOf(matrix, own, stagesOf);
  const { period, currency, departments, order, organisation } = matrix;
  return {
    ...{ period, currency, basis, place: own.place, order: order.state },
    others: others.length,
    of: departments.filter(({ place }) => place !== undefined).length,
    measures: matrix.measures.flatMap((metric, at) => {
      const cell = own.cells[at];
      if (!cell || cell.state === "withheld") return [];
      const whole = organisation?.cells[at];
      return {
        metric,
        own: measuredOf(cell),
        months: monthsOf(cell),
        // What adds up grows with a department: others' sums say nothing about this one.
        others: addsUp(metric) ? undefined : spreadOf(others.flatMap(({ cells }) => cells[at] ?? [])),
        organisation: whole?.state === "shown" ? { value: whole.value, months: whole.trend } : undefined,
      };
    }),
  };
}

function othersOf(
  { departments }: Matrix,
  own: MatrixRow,
  stagesOf: StagesOf,
): { others: MatrixRow[]; basis: Comparison["basis"] } {
  const all = departments.filter((row) => row !== own && stagesOf.has(row.id ?? 0));
  const mine = stagesOf.get(own.id ?? 0) ?? new Set();
  const alike = all.filter((row) => [...(stagesOf.get(row.id ?? 0) ?? [])].some((stage) => mine.has(stage)));
  return alike.length >= FEWEST_OTHERS
    ? { others: alike, basis: "same stages" }
    : { others: all, basis: "all" };
}

function measuredOf(cell: MatrixCell): Comparison["measures"][number]["own"] {
  if (cell.state !== "shown") return undefined;
  const { value, low, high, n } = cell;
  return { value, low, high, n };
}

const monthsOf = (cell: MatrixCell) => (cell.state === "shown" ? cell.trend : []);

/** Lowest, middle and highest of the others whose figure rests on enough; undefined where too few have one. */
function spreadOf(cells: readonly MatrixCell[]): Comparison["measures"][number]["others"] {
  const values = cells
    .flatMap((cell) => (cell.state === "shown" && cell.n >= fewestForVerdict ? [cell.value] : []))
    .toSorted((a, b) => a - b);
  if (values.length < FEWEST_OTHERS) return undefined;
  const at = (share: number) => values[Math.floor(share)] ?? 0;
  const half = (values.length - 1) / 2;
  return {
    n: values.length,
    lowest: at(0),
    middle: (at(Math.floor(half)) + at(Math.ceil(half))) / 2,
    highest: at(values.length - 1),
  };
}
