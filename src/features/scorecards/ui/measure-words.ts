import type { Interval } from "@/domain/interval";
import { metricByKey } from "@/domain/metrics";
import {
  formatCount,
  formatInterval,
  formatMargin,
  formatMoney,
  formatNps,
  formatPercent,
  formatTenths,
  formatPoints,
  formatPointsInWords,
  formatWhole,
  minorUnitsOf,
} from "@/ui/format";
import { changeWords } from "@/ui/words";
import type { MatrixCell, ScorecardMeasure } from "../schema";

export type Unit = { metric: ScorecardMeasure; currency: string };

/** A figure of a measure in the way of its unit: `+31`, `23%`, `120`, `£412k`. */
export function figureWords(value: number, { metric, currency }: Unit): string {
  switch (metricByKey[metric].unit) {
    case "points":
      return formatNps(value);
    case "per cent":
      return formatPercent(value);
    case "steps":
      return formatTenths(value);
    case "money":
      return formatMoney(minorUnitsOf(value, currency), currency);
    default:
      return formatWhole(value);
  }
}

/** Beside a figure: `±3`, or the range where it is lopsided or rests on few; `12 of 15` of a share counted in full. */
export function uncertaintyWords(
  value: number,
  { n, ...interval }: Interval & { n: number },
  { unit, isFew }: { unit: Unit; isFew: boolean },
): string {
  const kind = metricByKey[unit.metric].unit;
  if (interval.low === interval.high)
    return kind === "per cent" ? `${formatCount((value * n) / 100)} of ${formatCount(n)}` : "";
  if (kind === "steps" && !isFew) return `±${((interval.high - interval.low) / 2).toFixed(1)}`;
  if (kind === "money" || kind === "steps") {
    return `${figureWords(interval.low, unit)} to ${figureWords(interval.high, unit)}`;
  }
  return isFew ? formatInterval(interval) : formatMargin(value, interval);
}

type CellChange = Extract<MatrixCell, { state: "shown" }>["change"];

/** A change in full; full counts are told plainly. */
export function cellChangeWords(change: CellChange, unit: Unit): string {
  if (change.state !== "counted") return changeWords({ ...change, state: change.state });
  const { difference = 0 } = change;
  if (Math.round(difference) === 0) return "As before";
  if (isPerCent(unit)) return formatPointsInWords(difference);
  const size = figureWords(Math.abs(difference), unit);
  return difference > 0 ? `${size} more` : `${size} fewer`;
}

const isPerCent = ({ metric }: Unit) => metricByKey[metric].unit === "per cent";

/** The same as short as a dense table needs it; nothing where there is nothing to compare with. */
export function shortChange({ state, difference }: CellChange, unit: Unit): string {
  if (state === "not comparable" || difference === undefined) return "";
  if (state === "counted") return shortCount(difference, unit);
  const isSteps = metricByKey[unit.metric].unit === "steps";
  if (state === "unclear") return `(${isSteps ? formatTenths(difference) : formatPoints(difference)})`;
  return isSteps ? Math.abs(difference).toFixed(1) : String(Math.abs(Math.round(difference)));
}

function shortCount(difference: number, unit: Unit): string {
  if (Math.round(difference) === 0) return "";
  if (isPerCent(unit)) return `(${formatPoints(difference)})`;
  return `(${difference > 0 ? "+" : "\u2212"}${figureWords(Math.abs(difference), unit)})`;
}
