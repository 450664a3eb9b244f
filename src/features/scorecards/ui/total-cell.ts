import { markup, type Markup } from "@/ui/charts/drawing";
import { formatInterval, formatWhole } from "@/ui/format";
import type { MatrixRow } from "../schema";

/** The total between what is settled as met and what is not settled as missed; its parts stand in the same line. */
export function totalCell({ total }: Pick<MatrixRow, "total">): Markup {
  if (!total)
    return markup`<span class="matrix-note"><span aria-hidden="true" class="text-heading">–</span><span class="sr-only">Nothing is judged in this period.</span></span>`;
  const { value, low, high, judged, weight } = total;
  const range =
    low === high
      ? undefined
      : markup`<span class="block matrix-note tabular-nums">${formatInterval({ low, high })}</span>`;
  return markup`<span class="block text-heading tabular-nums">${formatWhole(value)}<span class="sr-only"> of 100</span></span>${range}<span class="block matrix-note tabular-nums">${judged === weight ? "all judged" : `${judged} of ${weight} judged`}</span>`;
}
