/** How long things take when some are not over yet: counting only the finished ones would flatter. */

/** `time` ≥ 0 in any unit; still open: the time so far, and `isOver` false. */
export type Lasting = Readonly<{ time: number; isOver: boolean }>;

/** After `time`, this share is still open. Only times at which something ended. */
export type SurvivalStep = Readonly<{ time: number; open: number }>;

/** The share still open after each end. Kaplan & Meier (1958), Journal of the American Statistical Association 53. */
export function kaplanMeier(spans: readonly Lasting[]): SurvivalStep[] {
  const times = [...new Set(spans.filter((span) => span.isOver).map((span) => span.time))];
  let open = 1;
  return times
    .toSorted((a, b) => a - b)
    .map((time) => {
      const atRisk = spans.filter((span) => span.time >= time).length;
      const ended = spans.filter((span) => span.isOver && span.time === time).length;
      open *= 1 - ended / atRisk;
      return { time, open };
    });
}

/** The time after which at most half are open. Undefined while more than half may still be: not zero. */
export function medianTime(spans: readonly Lasting[]): number | undefined {
  // Ten halves multiplied are not exactly a half in floating point.
  return kaplanMeier(spans).find((step) => step.open <= 0.5 + 1e-12)?.time;
}
