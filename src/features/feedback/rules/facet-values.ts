import { visibilityOf } from "@/domain/suppression";
import type { FacetValue } from "../schema";

export type Counted = { value: string; label: string; n: number };

/**
 * The values of a facet with their counts, in the order given. Those of readers who do not handle the comments are
 * hidden where they are small or would give a small one away; a chosen value stays in the list whatever it holds.
 */
export function facetValues(
  counted: readonly Counted[],
  { chosen, fewest }: { chosen: readonly string[]; fewest: number },
): FacetValue[] {
  const visibility = visibilityOf(
    counted.map(({ value, n }) => ({ key: value, n })),
    fewest,
  );
  return counted
    .map(({ value, label, n }) => ({
      value,
      label,
      n: visibility.get(value) === "shown" ? n : null,
      isChosen: chosen.includes(value),
    }))
    .filter(({ n, isChosen }) => isChosen || n !== 0);
}
