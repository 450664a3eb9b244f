import { controlChart, fewestBaselinePeriods, usualBaseline, type Charted } from "@/domain/control-limits";
import { signalsOf } from "@/domain/control-signals";
import { noAnswers, type NpsCounts } from "@/domain/nps";
import { addDays, addMonths, firstDayOf, monthOf, monthsIn, type Day, type Range } from "@/domain/period";
import { baselineRange } from "@/features/loyalty/rules/control-baseline";
import type { Baselines } from "@/features/loyalty/schema";
import { disclosedLine, reachedLine, type LinePoint } from "@/features/responses/rules/disclosed-line";
import type { Slice } from "@/features/responses/rules/disclosure";
import type { ControlLimits } from "../schema";

type Decision = Baselines["decisions"][number];
type Months = { range: Range; decision?: Decision };
type Missing = { needed: number };

/** The months that fix limits with their counts, or how many months are missing. */
export type Baseline = (Months & { slice: Slice; buckets: readonly Range[] }) | Missing;

/** As decided; else the first twenty whole months with answers, frozen from then on; at least twelve. */
export function baselineMonths(
  decision: Decision | undefined,
  { first, today }: { first: Day | undefined; today: Day },
): Months | Missing {
  if (decision) return { range: baselineRange(decision), decision };
  const from = first ?? firstDayOf(monthOf(today));
  const months = monthsIn({ from, to: firstDayOf(monthOf(today)) }).length;
  const usual = usualBaseline(months);
  if (!usual) return { needed: fewestBaselinePeriods - months };
  return { range: { from, to: addMonths(from, usual.to) } };
}

export type LimitsInput = {
  baseline?: Baseline;
  /** The steps of the line as they may be shown. */
  line: readonly LinePoint[];
  measure: Charted;
  today: Day;
  period: Range;
  k: number;
  reach: "all" | readonly number[];
};

/** Limits of each step. Only months that may be shown fix them, and a step that is not over is never unusual. */
export function limitsOf(input: LimitsInput): ControlLimits | undefined {
  const { baseline, line, measure, today, period, k, reach } = input;
  if (!baseline) return undefined;
  if ("needed" in baseline) return { state: "too few", needed: baseline.needed };
  const { slice, buckets, range, decision } = baseline;
  const frozen = reachedLine(disclosedLine(slice, { buckets, period, k }), reach).map(shownCounts);
  const known = frozen.filter(({ promoters, passives, detractors }) => promoters + passives + detractors > 0);
  if (known.length < fewestBaselinePeriods)
    return { state: "too few", needed: fewestBaselinePeriods - known.length };
  const chart = controlChart([...frozen, ...line.map(shownCounts)], {
    measure,
    baseline: { from: 0, to: frozen.length },
  });
  if (!chart) return { state: "too few", needed: fewestBaselinePeriods };
  const points = chart.points.slice(frozen.length);
  const signals = signalsOf(
    points.map((point, index) => ((line[index]?.range.to ?? "") > today ? undefined : point?.z)),
  );
  return {
    state: "shown",
    centre: chart.centre,
    points: points.map((point, index) =>
      point ? { low: point.low, high: point.high, signal: signals[index] } : null,
    ),
    baseline: {
      from: monthOf(range.from),
      to: monthOf(addDays(range.to, -1)),
      decided: decision && { by: decision.decidedBy, on: decision.decidedOn, reason: decision.reason },
    },
  };
}

function shownCounts({ counts, visibility }: LinePoint): NpsCounts {
  return visibility === "shown" ? counts : noAnswers;
}
