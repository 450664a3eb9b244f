import { formatCount, formatInterval, formatPercent } from "@/ui/format";
import type { ShareFigure } from "../schema/felt";

/** A share in per cent with its range, or `–` with the reason. */
export function ShareValue({ share }: { share: ShareFigure }) {
  if (share.state !== "shown")
    return (
      <span className="text-subtle">
        –
        <span className="sr-only">
          {share.state === "none" ? "Not asked" : "Hidden to protect customers"}
        </span>
      </span>
    );
  return (
    <span className="whitespace-nowrap tabular-nums" title={`${formatCount(share.n)} answers`}>
      {formatPercent(share.value)}{" "}
      <span className="text-label font-normal text-subtle">
        {formatInterval(share)}
        <span className="sr-only">, {formatCount(share.n)} answers</span>
      </span>
    </span>
  );
}
