import { formatCount, formatInterval, formatNps } from "@/ui/format";
import { MethodInfo } from "@/features/responses/ui/method-info";
import type { Overview } from "../schema";

/** The second figure where answers carry weights, named so that nobody takes it for the first. */
export function WeightedScore({ value, low, high, se, effectiveN }: NonNullable<Overview["weighted"]>) {
  return (
    <div className="mt-3 flex items-start gap-1 text-small">
      <p className="text-pretty">
        Weighted NPS <strong className="font-semibold tabular-nums">{formatNps(value)}</strong>,{" "}
        {formatInterval({ low, high })}{" "}
        <span className="text-subtle">
          · design error {se.toFixed(1)} points · as sure as {formatCount(Math.round(effectiveN))} equal
          answers
        </span>
      </p>
      <MethodInfo
        method="weighted-nps"
        subject="Weighted NPS"
        sentence="Each answer counts as often as its weight says; a second figure beside the NPS, never instead of it."
      />
    </div>
  );
}
