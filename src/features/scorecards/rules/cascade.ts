import type { Measure } from "@/domain/measure";
import { addsUp } from "@/domain/metrics";
import type { Range } from "@/domain/period";
import { targetMix, targetSum } from "@/domain/target-mix";
import { judgedMeasures, type Cascade, type JudgedMeasure, type ScorecardMeasure } from "../schema";
import type { SubjectSums } from "./subject-sums";

export type CascadeInput = Readonly<{
  columns: readonly Readonly<{ measure: Measure & { key: ScorecardMeasure }; sums: SubjectSums }>[];
  /** The months whose answers weigh the departments. */
  range: Range;
  departments: readonly number[];
  targetOf(id: number | null, metric: JudgedMeasure): number | undefined;
  fewestAnswers: number;
}>;

/**
 * The organisation's target of each measure beside what the departments' targets come to: scores and shares by the
 * answers of each, what adds up as a sum. Departments whose figure may not be shown count with their target only.
 */
export function cascade({ columns, range, departments, targetOf, fewestAnswers }: CascadeInput): Cascade[] {
  return judgedMeasures.flatMap((metric) => {
    const column = columns.find(({ measure }) => measure.key === metric);
    if (!column) return [];
    const { measure, sums } = column;
    const parts = departments.map((id) => {
      const counted = sums.in(
        { from: measure.kind === "flow" ? range.from : undefined, to: range.to },
        String(id),
      );
      const n = measure.n(counted);
      return {
        share: n,
        target: targetOf(id, metric),
        value: n < fewestAnswers ? undefined : measure.measured(counted)?.value,
      };
    });
    const target = targetOf(null, metric);
    if (addsUp(metric)) return [{ metric, target, mix: targetSum(parts) }];
    const mix = targetMix(parts);
    return [{ metric, target, mix: mix?.mix, targeted: mix?.targeted }];
  });
}
