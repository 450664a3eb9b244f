import type { Day, Range } from "@/domain/period";
import { isEffectHit } from "@/domain/commitments";
import { metricByKey } from "@/domain/metrics";
import type { PlanFigure, PlanMeasure, PlanState, Since } from "../schema";
import { changeBetween, monthsAfter, type Counts } from "./before-and-after";
import { figureOfReading, type Reading } from "./readings";

/** A baseline as it was taken; one that could not be shown then holds no figure. */
export type KeptBaseline =
  | { state: "shown"; value: number; low: number; high: number; n: number; counts: Counts }
  | { state: "none" | "few" | "complement" };

export type Reader = {
  today: Day;
  /** May the reader see the figures of this place's answers at all? */
  mayRead: boolean;
  /** Is a time open to the reader, who may have to forecast it first? */
  isOpen: (range: Range) => boolean;
  fewestAnswers: number;
};

type Judged = {
  state: PlanState;
  doneOn: Day | null;
  measure: PlanMeasure;
  expected: number;
  baselineRange: Range;
  baseline: KeptBaseline;
  isSamePlace: boolean;
};

/** What a reader may see of the figure a plan started from. It stays as taken, unless the organisation hides more now. */
export function baselineFor({ baseline, baselineRange }: Judged, reader: Reader): PlanFigure {
  const closed = closedTo(reader, baselineRange);
  if (closed) return closed;
  if (baseline.state === "none") return { state: "none" };
  if (baseline.state !== "shown") return { state: "hidden", why: baseline.state };
  if (baseline.n < reader.fewestAnswers) return { state: "hidden", why: "few" };
  const { value, low, high, n } = baseline;
  return { state: "shown", value, low, high, n };
}

/** How it went since. `read` gives what the place measured in a range; it is asked only where the reader may know. */
export function sinceFor(plan: Judged, reader: Reader, read: (range: Range) => Reading): Since {
  const { state, doneOn, baselineRange, isSamePlace } = plan;
  if (state === "stopped") return { state: "stopped" };
  if (doneOn === null) return { state: "not done" };
  const after = monthsAfter(doneOn, baselineRange, reader.today);
  if (!after.range) return { state: "waiting", until: after.until };
  const months = { state: "measured", range: after.range, isSoFar: after.isSoFar, isSamePlace } as const;
  const closed = closedTo(reader, after.range);
  const nothing = { state: "not comparable" } as const;
  if (closed) return { ...months, figure: closed, change: nothing };
  const reading = read(after.range);
  const figure = figureOfReading(reading);
  const before = baselineFor(plan, reader);
  if (
    before.state !== "shown" ||
    plan.baseline.state !== "shown" ||
    reading.state !== "shown" ||
    !isSamePlace
  )
    return { ...months, figure, change: nothing };
  const change = changeBetween(plan.measure, plan.baseline.counts, reading.counts);
  if (change.state === "not comparable") return { ...months, figure, change };
  const isReached = isEffectHit(plan.expected, reading, metricByKey[plan.measure].goodDirection);
  return { ...months, figure, change, isReached };
}

function closedTo(
  { mayRead, isOpen }: Reader,
  range: Range,
): Extract<PlanFigure, { state: "closed" }> | undefined {
  if (!mayRead) return { state: "closed", why: "others" };
  return isOpen(range) ? undefined : { state: "closed", why: "forecast" };
}
