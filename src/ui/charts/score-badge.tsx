import { clsx } from "clsx";
import type { NpsClass } from "@/domain/nps";

const looks: Record<NpsClass, string> = {
  promoter: "bg-promoter text-on-promoter",
  passive: "bg-passive text-on-passive outline-1 -outline-offset-1 outline-passive-line",
  detractor: "bg-detractor text-on-detractor",
};

/** The 0 to 10 a customer gave, beside their comment. */
export function ScoreBadge({ score, npsClass }: { score: number; npsClass: NpsClass }) {
  return (
    <span
      className={clsx(
        "inline-grid h-6 min-w-8 place-items-center rounded-pill px-1 text-label font-semibold tabular-nums",
        looks[npsClass],
      )}
    >
      <span className="sr-only">Score </span>
      {score}
    </span>
  );
}
