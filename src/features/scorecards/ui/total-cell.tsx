import { formatInterval, formatWhole } from "@/ui/format";
import type { MatrixRow } from "../schema";

/** The total between what is settled as met and what is not settled as missed; its parts stand in the same line. */
export function TotalCell({ total }: Pick<MatrixRow, "total">) {
  if (!total)
    return (
      <span className="text-label font-normal text-subtle">
        <span aria-hidden className="text-heading">
          –
        </span>
        <span className="sr-only">Nothing is judged in this period.</span>
      </span>
    );
  const { value, low, high, judged, weight } = total;
  return (
    <>
      <span className="block text-heading tabular-nums">
        {formatWhole(value)}
        <span className="sr-only"> of 100</span>
      </span>
      {low === high ? null : (
        <span className="block text-label font-normal text-subtle tabular-nums">
          {formatInterval({ low, high })}
        </span>
      )}
      <span className="block text-label font-normal text-subtle tabular-nums">
        {judged === weight ? "all judged" : `${judged} of ${weight} judged`}
      </span>
    </>
  );
}
