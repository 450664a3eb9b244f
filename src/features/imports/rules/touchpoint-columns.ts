import type { ColumnFacts } from "./column-facts";

/** A column of scores for one touchpoint. */
export type TouchpointColumn = { column: number; touchpoint: string };

/**
 * Columns that ask the same for several touchpoints ("NPS Quote", "NPS Claim"; "… recommend us? [Quote]"): their
 * headings are alike but for a part, and that part names the touchpoint. Undefined where they are not.
 */
export function touchpointColumns(candidates: readonly ColumnFacts[]): TouchpointColumn[] | undefined {
  if (candidates.length < 2) return undefined;
  const words = candidates.map(({ name }) => name.split(/\s+/));
  const front = commonLength(words);
  const back = commonLength(words.map((list) => list.slice(front).reverse()));
  if (front + back === 0) return undefined;
  const names = words.map((list) => bare(list.slice(front, list.length - back).join(" ")));
  const isDistinct = new Set(names.map((name) => name.toLowerCase())).size === names.length;
  if (!isDistinct || names.some((name) => !/\p{L}/u.test(name))) return undefined;
  return candidates
    .map(({ position }, i) => ({ column: position, touchpoint: names[i] ?? "" }))
    .sort((a, b) => a.column - b.column);
}

/** How many words all lists begin with. */
function commonLength(lists: readonly string[][]): number {
  const [first = []] = lists;
  const shortest = Math.min(...lists.map(({ length }) => length));
  const place = first.findIndex((word, i) => i >= shortest || lists.some((list) => list[i] !== word));
  return place === -1 ? shortest : place;
}

/** Without the brackets, dashes and colons around it. */
function bare(name: string): string {
  return name.replace(/^[\s\p{P}\p{S}]+|[\s\p{P}\p{S}]+$/gu, "");
}
