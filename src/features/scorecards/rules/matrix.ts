import type { Measure } from "@/domain/measure";
import { addDays, addMonths, firstDayOf, monthOf, type Day, type Range } from "@/domain/period";
import { fairPlaces, type FairPlaces } from "@/features/responses/rules/fair-places";
import type { NpsCounts } from "@/domain/nps";
import { scorecardTotal } from "@/domain/scorecard-total";
import type { Matrix, MatrixCell, MatrixRow, ScorecardMeasure } from "../schema";
import { columnOf, type MatrixTarget } from "./column";
import type { SubjectSums } from "./subject-sums";

export type MatrixInput = Readonly<{
  period: Matrix["period"];
  notices: readonly string[];
  dataTo: Day | undefined;
  currency: string;
  before: Range | undefined;
  /** The measures in the order of the columns, each with its sums and the lines whose figure the reader may see. */
  columns: readonly Readonly<{
    measure: Measure & { key: ScorecardMeasure };
    sums: SubjectSums;
    reach: Reach;
  }>[];
  by: Matrix["by"];
  subjects: readonly (Pick<MatrixRow, "name" | "slug" | "head" | "ownerId" | "where"> & {
    id: number;
    isRetired: boolean;
  })[];
  reach: Reach;
  targetFor(metric: ScorecardMeasure, id: number | null, day: Day): MatrixTarget | undefined;
  weightFor(metric: ScorecardMeasure, id: number | null, day: Day): number;
  /** The scored answers of a line in the period, for the fair order. */
  scored(key: string): NpsCounts;
  fewestAnswers: number;
}>;
type Reach = "all" | readonly number[];

/** The months a matrix needs: those of its sparklines, its period, and the one it is compared with. */
export function monthsOfMatrix(range: Range, before: Range | undefined): Range {
  const lastMonth = firstDayOf(monthOf(addDays(range.to, -1)));
  const first = addMonths(lastMonth, 1 - SPARK_MONTHS);
  const from = [first, range.from, before?.from ?? range.from].toSorted()[0] ?? first;
  return { from: firstDayOf(monthOf(from)), to: addMonths(lastMonth, 1) };
}
const SPARK_MONTHS = 12;

/** Counts → what everybody sees of everybody's scorecard. Suppression happens here. */
export function matrixOf(input: MatrixInput): Matrix {
  const { period, dataTo, currency, reach } = input;
  const ownerOf = new Map(input.subjects.map(({ id, ownerId }) => [String(id), ownerId]));
  const isIn = (some: Reach, key: string) => {
    const owner = ownerOf.get(key);
    return some === "all" || (typeof owner === "number" && some.includes(owner));
  };
  const reached = input.subjects
    .filter(({ id }) => isIn(reach, String(id)))
    .filter(({ id, isRetired }) => !isRetired || hasFigures(input, String(id)));
  const keys = reached.map(({ id }) => String(id));
  const columns = input.columns.map(({ measure, sums, reach: readable }) => ({
    key: measure.key,
    ...columnOf(
      {
        measure,
        sums,
        mayRead: (key) => readable === "all" || (key !== undefined && isIn(readable, key)),
        targetFor: (key, day) => input.targetFor(measure.key, key === undefined ? null : Number(key), day),
        period,
        before: input.before,
        months: sparkMonths(period),
        fewestAnswers: input.fewestAnswers,
      },
      keys,
    ),
  }));
  const weighed = (id: number | null, cells: MatrixCell[]) => {
    const lastDay = addDays(period.to, -1);
    const weights = columns.map(({ key }) => input.weightFor(key, id, lastDay));
    return { cells, weights, total: totalOf(cells, weights) };
  };
  const rows = reached.map(({ id, name, slug, head, ownerId, where, isRetired }) => ({
    key: String(id),
    name: isRetired ? `${name} (retired)` : name,
    ...{ id, slug, head, ownerId, where },
    ...weighed(
      id,
      columns.map((column) => column.of(String(id))),
    ),
  }));
  const whole: MatrixRow | undefined =
    reach === "all"
      ? {
          ...WHOLE,
          ...weighed(
            null,
            columns.map((column) => column.whole()),
          ),
        }
      : undefined;
  const order = orderOf(input, rows);
  const isUsed = usedColumns([...rows, ...(whole ? [whole] : [])], columns.length);
  const used = <Row extends MatrixRow>(row: Row): Row => ({
    ...row,
    cells: row.cells.filter((_, index) => isUsed[index]),
    weights: row.weights.filter((_, index) => isUsed[index]),
  });
  return {
    ...{ period, by: input.by, dataTo, currency },
    notices: [...input.notices],
    measures: columns.map(({ key }) => key).filter((_, index) => isUsed[index]),
    organisation: whole && used(whole),
    departments: rows
      .toSorted(worstFirst)
      .map(({ key, ...row }) => ({ ...used(row), place: order.of.get(key) })),
    order: { state: order.state, consistency: order.consistency },
  };
}

function totalOf(cells: readonly MatrixCell[], weights: readonly number[]) {
  return scorecardTotal(
    cells.map((cell, index) => ({
      weight: weights[index] ?? 0,
      state: cell.state === "shown" ? cell.verdict?.state : undefined,
    })),
  );
}

const WHOLE = { name: "Whole organisation", id: null, slug: "", head: null, ownerId: null, where: null };

/** A measure that nobody here has a figure or a target of is no column; one that is hidden is. */
function usedColumns(rows: readonly MatrixRow[], columns: number): boolean[] {
  return Array.from({ length: columns }, (_, index) =>
    rows.some(({ cells }) => {
      const cell = cells[index];
      if (!cell || cell.state === "withheld") return false;
      return cell.state !== "none" || cell.target !== undefined;
    }),
  );
}

function sparkMonths({ to }: Range): Range[] {
  const lastMonth = firstDayOf(monthOf(addDays(to, -1)));
  return Array.from({ length: SPARK_MONTHS }, (_, index) => {
    const from = addMonths(lastMonth, index + 1 - SPARK_MONTHS);
    return { from, to: addMonths(from, 1) };
  });
}

/** The fair order by the first measure, of those whose figure is shown: a place must not tell what is hidden. */
function orderOf({ scored }: MatrixInput, rows: readonly (MatrixRow & { key: string })[]): FairPlaces {
  const shown = rows.filter(({ cells: [first] }) => first?.state === "shown");
  return fairPlaces(shown.map(({ key }) => ({ key, counts: scored(key) })));
}

function hasFigures({ columns, period }: MatrixInput, key: string): boolean {
  return columns.some(({ measure, sums }) => measure.n(sums.in(period, key)) > 0);
}

/** By the first measure: furthest below its target first, then without a target, then what cannot be shown, by name. */
function worstFirst(a: MatrixRow, b: MatrixRow): number {
  return rankOf(a) - rankOf(b) || gapOf(a) - gapOf(b) || (a.name < b.name ? -1 : 1);
}

function rankOf({ cells: [first] }: MatrixRow): number {
  if (!first || first.state === "hidden" || first.state === "withheld") return 3;
  if (first.state === "none") return 2;
  return first.target ? 0 : 1;
}

function gapOf({ cells: [first] }: MatrixRow): number {
  return first?.state === "shown" && first.target ? Math.round(first.value - first.target.value) : 0;
}
