import { ScoreValue } from "@/ui/charts/score-value";
import { formatCount } from "@/ui/format";
import type { PlanFigure, PlanMeasure } from "../schema";
import { gapOf, unitOf } from "./plan-words";

type PlanFigureProps = { figure: PlanFigure; measure: PlanMeasure; size?: "row" | "tile" };

/** A figure with its range and the number of answers under it; `–` with the reason where it is not shown. */
export function PlanFigureValue({ figure, measure, size = "row" }: PlanFigureProps) {
  if (figure.state !== "shown")
    return (
      <span className="text-small text-subtle">
        <span className="text-heading">–</span>{" "}
        <span className={size === "row" ? "sr-only" : undefined}>{gapOf(figure)}</span>
      </span>
    );
  return (
    <>
      <ScoreValue score={figure} unit={unitOf(measure)} size={size} />
      <span className="block text-label font-normal whitespace-nowrap text-subtle tabular-nums">
        {formatCount(figure.n)} answers
      </span>
    </>
  );
}
