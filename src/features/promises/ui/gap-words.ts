import { formatCount, formatNps } from "@/ui/format";
import type { StageGap } from "../schema";

/** How far delivery falls short of what was promised at a stage, in words; a stage without promises is a finding. */
export function gapInWords(gap: StageGap): string {
  if (gap.state === "no promise stated") return "No promise stated";
  const unproven = gap.unproven > 0 ? `${formatCount(gap.unproven)} unproven` : undefined;
  if (gap.state === "unproven") return unproven ?? "unproven";
  const points = Math.round(gap.gap);
  const words =
    points === 0
      ? "as promised"
      : points > 0
        ? `${points} ${points === 1 ? "point" : "points"} short`
        : `${formatNps(-points)} points over`;
  return [words, unproven].filter(Boolean).join(", ");
}
