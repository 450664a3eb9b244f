import type { Change } from "@/domain/change";
import type { Measure, Sums } from "@/domain/measure";
import { metricByKey } from "@/domain/metrics";
import { addDays, type Day, type Range } from "@/domain/period";
import { visibilityOf, type Visibility } from "@/domain/suppression";
import { verdictFrom, type Measured } from "@/domain/verdict";
import type { MatrixCell, ScorecardMeasure } from "../schema";
import type { SubjectSums } from "./subject-sums";

export type MatrixTarget = Readonly<{ value: number; band: number }>;

/** What one column is made of. */
export type ColumnInput = Readonly<{
  measure: Measure & { key: ScorecardMeasure };
  /** Of the whole organisation, because siblings decide what may be shown. */
  sums: SubjectSums;
  /** Lines whose figure of this measure the reader may see, whole organisation included (no key). */
  mayRead(key: string | undefined): boolean;
  targetFor(key: string | undefined, day: Day): MatrixTarget | undefined;
  period: Range;
  before: Range | undefined;
  /** The months of the sparklines, oldest first. */
  months: readonly Range[];
  fewestAnswers: number;
}>;

export type Column = { of: (key: string) => MatrixCell; whole: () => MatrixCell };

/** One measure of every line. Its changes are tested as one list (Benjamini–Hochberg); hidden cells are not in it. */
export function columnOf(input: ColumnInput, keys: readonly string[]): Column {
  const { measure, period, before } = input;
  const now = visibilityIn(input, period);
  const then = before && visibilityIn(input, before);
  const months = input.months.map((range) => ({ range, visibility: visibilityIn(input, range) }));
  const shown = keys.filter(
    (key) => input.mayRead(key) && now.of(key) === "shown" && measure.n(totalIn(input, period, key)) > 0,
  );
  const changes = changesIn(
    input,
    shown.map((key) => ({ key, isComparable: then?.of(key) === "shown" })),
  );
  const changeOf = new Map(shown.map((key, index) => [key, changes[index] ?? NOT_COMPARABLE]));
  const trendOf = (key: string | undefined) =>
    months.map(({ range, visibility }) => {
      const mayShow = (key === undefined ? visibility.whole : visibility.of(key)) === "shown";
      const value = mayShow ? measure.measured(totalIn(input, range, key))?.value : undefined;
      return value === undefined ? null : drawn(value, measure.key);
    });
  const cell = (key: string | undefined, visibility: Visibility, change: () => CellChange): MatrixCell => {
    if (!input.mayRead(key)) return { state: "withheld" };
    if (visibility !== "shown") return { state: "hidden", why: visibility };
    const target = input.targetFor(key, addDays(period.to, -1));
    const counted = totalIn(input, period, key);
    const measured = measure.measured(counted);
    if (!measured) return { state: "none", target };
    const verdict = target && verdictOn(measure, { counted, measured, target });
    return { state: "shown", ...measured, verdict, change: change(), trend: trendOf(key), target };
  };
  return {
    of: (key) => cell(key, now.of(key), () => changeOf.get(key) ?? NOT_COMPARABLE),
    whole: () =>
      cell(undefined, now.whole, () => {
        const [change] = changesIn(input, [{ key: undefined, isComparable: then?.whole === "shown" }]);
        return change ?? NOT_COMPARABLE;
      }),
  };
}

/** As exact as a small line shows: whole points, tenths of a step. */
function drawn(value: number, key: ScorecardMeasure): number {
  return metricByKey[key].unit === "steps" ? Math.round(value * 10) / 10 : Math.round(value);
}

type CellChange = Extract<MatrixCell, { state: "shown" }>["change"];
const NOT_COMPARABLE: Change = { state: "not comparable" };

function verdictOn(
  measure: ColumnInput["measure"],
  { counted, measured, target }: { counted: Sums; measured: Measured; target: MatrixTarget },
) {
  const { goodDirection: direction, fewest } = metricByKey[measure.key];
  const variance = measure.variance?.(counted);
  return verdictFrom(measured, { target: target.value, band: target.band, direction, fewest, variance });
}

type Line = { key: string | undefined; isComparable: boolean };

/** Measured changes are tested together; those of full counts are told as they are. */
function changesIn(input: ColumnInput, lines: readonly Line[]): CellChange[] {
  const { measure, period, before } = input;
  const pairs = lines.map(({ key, isComparable }) => ({
    before: before && isComparable ? totalIn(input, before, key) : {},
    after: totalIn(input, period, key),
  }));
  if (measure.changes) return measure.changes(pairs);
  return pairs.map((pair) => {
    const [from, to] = [measure.measured(pair.before), measure.measured(pair.after)];
    return from && to ? { state: "counted", difference: to.value - from.value } : NOT_COMPARABLE;
  });
}

/** What may be shown of one measure in one range: each part needs enough answers, and none may follow from the rest. */
function visibilityIn(
  input: ColumnInput,
  range: Range,
): { whole: Visibility; of: (key: string) => Visibility } {
  const k = input.fewestAnswers;
  if (input.measure.isOfCustomers === false) return { whole: "shown", of: () => "shown" };
  const groups = input.sums.keys.map((key) => ({ key, ...numbersIn(input, range, key) }));
  const whole = numbersIn(input, range);
  if (isSmall(whole.n, k) || whole.isClosed) return { whole: "few", of: () => "few" };
  const visibility = visibilityOf(groups, k);
  return { whole: "shown", of: (key) => visibility.get(key) ?? "shown" };
}

/** A balance tells about what came before the range, and about what moved in it: neither may be small. */
function numbersIn(input: ColumnInput, range: Range, key?: string): { n: number; isClosed: boolean } {
  const { measure, sums, fewestAnswers: k } = input;
  const n = measure.n(totalIn(input, range, key));
  if (measure.kind === "flow") return { n, isClosed: false };
  const within = measure.n(sums.in(range, key));
  return { n, isClosed: isSmall(within, k) || isSmall(n - within, k) };
}

const isSmall = (n: number, k: number) => n > 0 && n < k;

function totalIn({ measure, sums }: ColumnInput, { from, to }: Range, key?: string): Sums {
  return sums.in({ from: measure.kind === "flow" ? from : undefined, to }, key);
}
