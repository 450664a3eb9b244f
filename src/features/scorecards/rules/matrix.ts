import type { Change } from "@/domain/change";
import { addDays, addMonths, firstDayOf, monthOf, monthsIn, type Day, type Range } from "@/domain/period";
import { visibilityOf, type Visibility } from "@/domain/suppression";
import { verdictFrom } from "@/domain/verdict";
import { fairPlaces, type FairPlaces } from "@/features/responses/rules/fair-places";
import type { Matrix, MatrixCell, MatrixRow, ScorecardMeasure } from "../schema";
import { addSums, measures, type Measure, type MeasureSums } from "./measures";

/** Sums of one owner in one month; `key` is a department's id, or says that nobody owns it. */
export type MonthSums = MeasureSums & Readonly<{ bucket: Day; key: string }>;

/** What each owner's months add up to. */
export type Owners = ReadonlyMap<string, readonly MonthSums[]>;

export type MatrixTarget = Readonly<{ value: number; band: number }>;

export type MatrixInput = Readonly<{
  period: Matrix["period"];
  notices: readonly string[];
  dataTo: Day | undefined;
  before: Range | undefined;
  /** By owner, of the whole organisation, because siblings decide what may be shown. */
  sums: Owners;
  departments: readonly {
    id: number;
    name: string;
    slug: string;
    head: string | null;
    isRetired: boolean;
  }[];
  reach: "all" | readonly number[];
  targetFor(metric: ScorecardMeasure, departmentId: number | null, day: Day): MatrixTarget | undefined;
  fewestAnswers: number;
}>;

/** The months a matrix needs: those of its sparklines, its period, and the one it is compared with. */
export function monthsOfMatrix(range: Range, before: Range | undefined): Range {
  const lastMonth = firstDayOf(monthOf(addDays(range.to, -1)));
  const six = addMonths(lastMonth, 1 - SPARK_MONTHS);
  const from = [six, range.from, before?.from ?? range.from].toSorted()[0] ?? six;
  return { from: firstDayOf(monthOf(from)), to: addMonths(lastMonth, 1) };
}
const SPARK_MONTHS = 6;

/** Counts → what everybody sees of everybody's scorecard. Suppression happens here. */
export function matrixOf(input: MatrixInput): Matrix {
  const reached = input.departments
    .filter(({ id }) => input.reach === "all" || input.reach.includes(id))
    .filter(({ id, isRetired }) => !isRetired || hasAnswers(input, String(id)));
  const columns = measures.map((measure) =>
    columnOf(
      measure,
      input,
      reached.map(({ id }) => id),
    ),
  );
  const rows = reached.map(({ id, name, slug, head, isRetired }) => ({
    key: String(id),
    name: isRetired ? `${name} (retired)` : name,
    id,
    slug,
    head,
    cells: columns.map((column) => column.of(id)),
  }));
  const order = orderOf(input, rows);
  const whole: MatrixRow | undefined =
    input.reach === "all"
      ? {
          name: "Whole organisation",
          id: null,
          slug: "",
          head: null,
          cells: columns.map(({ whole: cell }) => cell),
        }
      : undefined;
  const { period, dataTo } = input;
  return {
    period,
    notices: [...input.notices],
    dataTo,
    organisation: whole,
    departments: rows.toSorted(worstFirst).map(({ key, ...row }) => ({ ...row, place: order.of.get(key) })),
    order: { state: order.state, consistency: order.consistency },
  };
}

/** The fair order by the first measure, of those whose figure is shown: a place must not tell what is hidden. */
function orderOf({ sums, period }: MatrixInput, rows: readonly (MatrixRow & { key: string })[]): FairPlaces {
  const shown = rows.filter(({ cells: [first] }) => first?.state === "shown");
  return fairPlaces(shown.map(({ key }) => ({ key, counts: totalOf(sums, period, key) })));
}

function hasAnswers({ sums, period }: MatrixInput, key: string): boolean {
  const counted = totalOf(sums, period, key);
  return measures.some((measure) => measure.n(counted) > 0);
}

type Column = { of: (departmentId: number) => MatrixCell; whole: MatrixCell };

/** One measure of everybody. Its changes are tested as one list (Benjamini–Hochberg); hidden cells are not in it. */
function columnOf(measure: Measure, input: MatrixInput, ids: readonly number[]): Column {
  const { period, before, sums } = input;
  const now = visibilityIn(measure, input, period);
  const then = before && visibilityIn(measure, input, before);
  const months = monthsIn({
    from: addMonths(firstDayOf(monthOf(addDays(period.to, -1))), 1 - SPARK_MONTHS),
    to: period.to,
  }).map((month) => {
    const range = { from: firstDayOf(month), to: addMonths(firstDayOf(month), 1) };
    return { range, visibility: visibilityIn(measure, input, range) };
  });
  const isShown = (key: string) => now.of(key) === "shown" && measure.n(totalOf(sums, period, key)) > 0;
  const shown = ids.map(String).filter(isShown);
  const changes = measure.changes(
    shown.map((key) => ({
      before: before && then?.of(key) === "shown" ? totalOf(sums, before, key) : addSums([]),
      after: totalOf(sums, period, key),
    })),
  );
  const changeOf = new Map(shown.map((key, index) => [key, changes[index] ?? NO_CHANGE]));
  const trendOf = (key: string | undefined) =>
    months.map(({ range, visibility }) => {
      const mayShow = (key === undefined ? visibility.whole : visibility.of(key)) === "shown";
      const value = mayShow ? measure.measured(totalOf(sums, range, key))?.value : undefined;
      return value === undefined ? null : Math.round(value);
    });
  const lastDay = addDays(period.to, -1);
  const cell = (key: string | undefined, visibility: Visibility, change: Change): MatrixCell => {
    const target = input.targetFor(measure.key, key === undefined ? null : Number(key), lastDay);
    if (visibility !== "shown") return { state: "hidden", why: visibility };
    const counted = totalOf(sums, period, key);
    const measured = measure.measured(counted);
    if (!measured) return { state: "none", target };
    const { direction } = measure;
    const verdict =
      target &&
      verdictFrom(measured, {
        target: target.value,
        band: target.band,
        direction,
        variance: measure.variance(counted),
      });
    return { state: "shown", ...measured, verdict, change, trend: trendOf(key), target };
  };
  const wholeChange = () =>
    before && then?.whole === "shown"
      ? (measure.changes([{ before: totalOf(sums, before), after: totalOf(sums, period) }])[0] ?? NO_CHANGE)
      : NO_CHANGE;
  return {
    of: (id) => cell(String(id), now.of(String(id)), changeOf.get(String(id)) ?? NO_CHANGE),
    whole: cell(undefined, now.whole, wholeChange()),
  };
}

const NO_CHANGE: Change = { state: "not comparable" };

/** What may be shown of one measure in one range: each part needs enough answers, and none may follow from the rest. */
function visibilityIn(
  measure: Measure,
  { sums, fewestAnswers: k }: MatrixInput,
  range: Range,
): { whole: Visibility; of: (key: string) => Visibility } {
  const groups = [...sums.keys()].map((key) => ({ key, n: measure.n(totalOf(sums, range, key)) }));
  const all = groups.reduce((total, { n }) => total + n, 0);
  if (all > 0 && all < k) return { whole: "few", of: () => "few" };
  const visibility = visibilityOf(groups, k);
  return { whole: "shown", of: (key) => visibility.get(key) ?? "shown" };
}

/** The sums of one owner, or of everybody, in a range of whole months. */
function totalOf(sums: Owners, { from, to }: Range, key?: string): MeasureSums {
  const rows = key === undefined ? [...sums.values()].flat() : (sums.get(key) ?? []);
  return addSums(rows.filter((row) => row.bucket >= from && row.bucket < to));
}

/** By the first measure: furthest below its target first, then without a target, then what cannot be shown, by name. */
function worstFirst(a: MatrixRow, b: MatrixRow): number {
  return rankOf(a) - rankOf(b) || gapOf(a) - gapOf(b) || (a.name < b.name ? -1 : 1);
}

function rankOf({ cells: [first] }: MatrixRow): number {
  if (!first || first.state === "hidden") return 3;
  if (first.state === "none") return 2;
  return first.target ? 0 : 1;
}

function gapOf({ cells: [first] }: MatrixRow): number {
  return first?.state === "shown" && first.target ? Math.round(first.value - first.target.value) : 0;
}
