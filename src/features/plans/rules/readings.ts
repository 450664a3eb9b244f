import type { PlaceFigures } from "@/features/loyalty/schema";
import { detractorTally, measuredShare } from "@/domain/rates";
import type { Measured } from "@/domain/verdict";
import type { PlanFigure, PlanMeasure } from "../schema";
import type { Counts } from "./before-and-after";

/** A figure as it was read, with the counts for comparing it; of what may not be shown, only why. */
export type Reading =
  (Measured & { state: "shown"; counts: Counts }) | Exclude<PlanFigure, { state: "shown" | "closed" }>;

/** What a place's figures say of a measure. What may be shown has been decided already, as for the place's own page. */
export function readingOf(place: PlaceFigures | undefined, measure: PlanMeasure): Reading {
  if (!place) return { state: "none" };
  if (measure === "ces") return easeReading(place.ease);
  const { figure } = place;
  if (figure.state !== "shown") return figure;
  const { counts, ...score } = figure.score;
  if (measure === "nps") return { state: "shown", ...score, counts };
  const share = measuredShare(detractorTally(counts));
  return share ? { state: "shown", ...share, counts } : { state: "none" };
}

function easeReading(ease: PlaceFigures["ease"]): Reading {
  if (ease.state === "none") return { state: "none" };
  if (ease.state === "hidden") return { state: "hidden", why: "few" };
  const { state, ...share } = ease;
  return { state, ...share, counts: { successes: Math.round((share.value * share.n) / 100), n: share.n } };
}

/** The figure alone, as it is sent. */
export function figureOfReading(reading: Reading): PlanFigure {
  if (reading.state !== "shown") return reading;
  const { value, low, high, n } = reading;
  return { state: "shown", value, low, high, n };
}
