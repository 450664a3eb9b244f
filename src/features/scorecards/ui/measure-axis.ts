import { metricByKey } from "@/domain/metrics";
import type { Axis } from "@/ui/charts/bullet";
import { npsAxis, percentAxis } from "@/ui/charts/trend-geometry";
import type { MatrixCell, ScorecardMeasure } from "../schema";

/** One axis for cells of a measure that are to compare: it holds their ranges and targets. */
export function axisOf(metric: ScorecardMeasure, cells: readonly MatrixCell[]): Axis {
  const values = cells.flatMap((cell) =>
    cell.state === "shown" ? [cell.low, cell.high, ...(cell.target ? [cell.target.value] : [])] : [],
  );
  switch (metricByKey[metric].unit) {
    case "points":
      return npsAxis(values);
    case "per cent":
      return percentAxis(values);
    case "steps":
      return { min: Math.floor(Math.min(-1, ...values)), max: Math.ceil(Math.max(1, ...values)) };
    default:
      return { min: Math.min(0, ...values), max: Math.max(1, ...values) };
  }
}
