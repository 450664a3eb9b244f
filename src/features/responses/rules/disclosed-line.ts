import { addCounts, answersIn, noAnswers } from "@/domain/nps";
import { bucketsIn } from "@/domain/bucket";
import { monthOf, type Month, type Range } from "@/domain/period";
import { visibilityOf } from "@/domain/suppression";
import { countsOfPart, disclosureOf, sliceOfRange, type Reached, type Slice } from "./disclosure";

/** One step of a line: its counts, and whether they may be shown. */
export type LinePoint = Reached & { range: Range };

/** The line of one part of the slice, or of the whole where no key is given. */
export type LineOf = (key?: string) => LinePoint[];

type Line = { buckets: readonly Range[]; period: Range; k: number };

/**
 * What may be shown of each bucket of a line, for the whole or one part. The buckets of the period on the page add up
 * to a figure that stands beside them, so a hidden one among them must not follow from the rest.
 */
export function disclosedLine(slice: Slice, { buckets, period, k }: Line): LineOf {
  const steps = buckets.map((range) => {
    const then = sliceOfRange(slice, range);
    return { range, then, disclosure: disclosureOf(then, k) };
  });
  return (key) =>
    hiddenAmong(
      steps.map(({ range, then, disclosure }) => ({
        range,
        counts: countsOfPart(then, key),
        visibility: key === undefined ? disclosure.whole : disclosure.of(key),
      })),
      period,
      k,
    );
}

function hiddenAmong(points: readonly LinePoint[], period: Range, k: number): LinePoint[] {
  const inPeriod = points.filter(({ range }) => range.from < period.to && period.from < range.to);
  const among = visibilityOf(
    inPeriod.map(({ range, counts, visibility }) => ({
      key: range.from,
      n: answersIn(counts),
      isClosed: visibility !== "shown",
    })),
    k,
  );
  return points.map((point) => ({
    ...point,
    visibility: point.visibility === "shown" ? (among.get(point.range.from) ?? "shown") : point.visibility,
  }));
}

/** The line a reader sees: of the whole, or of the sum of the departments they reach, each of which must be shown. */
export function reachedLine(lineOf: LineOf, reach: "all" | readonly number[]): LinePoint[] {
  if (reach === "all") return lineOf();
  const own = reach.map((id) => lineOf(String(id)));
  return (own[0] ?? []).map(({ range }, index) => {
    const then = own.flatMap((line) => line[index] ?? []);
    const hidden = then.find(({ visibility }) => visibility !== "shown");
    return {
      range,
      counts: addCounts(noAnswers, ...then.map(({ counts }) => counts)),
      visibility: hidden?.visibility ?? "shown",
    };
  });
}

export type MonthFigure = Reached & { month: Month };

/** The same by month, over every month a range touches. */
export function disclosedMonths(
  slice: Slice,
  { trend, period, k }: { trend: Range; period: Range; k: number },
): (key?: string) => MonthFigure[] {
  const buckets = bucketsIn(trend, "month").map(({ range }) => range);
  const lineOf = disclosedLine(slice, { buckets, period, k });
  return (key) => asMonths(lineOf(key));
}

/** A line of months by the names of its months. */
export function asMonths(line: readonly LinePoint[]): MonthFigure[] {
  return line.map(({ range, counts, visibility }) => ({ month: monthOf(range.from), counts, visibility }));
}
