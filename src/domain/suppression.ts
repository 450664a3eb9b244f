/** Which small groups stay hidden, so that nobody can be picked out by reading or by subtracting. */

/** "few": too few answers of its own. "complement": hidden so that a hidden sibling cannot be worked out. */
export const visibilities = ["shown", "few", "complement"] as const;
export type Visibility = (typeof visibilities)[number];

export type Group = Readonly<{
  key: string;
  n: number;
  /** Hidden already for another reason, such as what a filter leaves out of it. */
  isClosed?: boolean;
}>;

/** Fewest answers for a figure; an organisation may set more. */
export const fewestForFigure = 5;

/**
 * What may be shown of the parts of a whole whose total is shown. Every answer of the total must be in a group: pass
 * answers that belong nowhere as a group of their own, or their number can be found by subtraction.
 *
 * Groups of 1 to k − 1 answers are hidden; where the hidden ones together hold fewer than k, the next smallest is
 * hidden too (by key among equals, so that a reload never swaps them). If everything ends up hidden the total itself
 * is below k or must be hidden by the caller.
 * A group of 0 is shown as "no answers": it holds nobody's answer, and hiding it would add nothing to the hidden sum.
 */
export function visibilityOf(groups: readonly Group[], k = fewestForFigure): Map<string, Visibility> {
  const isFew = ({ n }: Group) => n > 0 && n < k;
  const isHidden = (group: Group) => isFew(group) || group.isClosed === true;
  const visibility = new Map<string, Visibility>(groups.map((group) => [group.key, "shown"]));
  for (const group of groups.filter(isHidden)) visibility.set(group.key, isFew(group) ? "few" : "complement");
  const hidden = groups.filter(isHidden).reduce((sum, group) => sum + group.n, 0);
  // One is enough: the smallest group that is not hidden holds at least k by itself.
  const next = groups
    .filter((group) => group.n >= k && !isHidden(group))
    .toSorted((a, b) => a.n - b.n || byKey(a, b))[0];
  if (next && hidden > 0 && hidden < k) visibility.set(next.key, "complement");
  return visibility;
}

function byKey(a: Group, b: Group): number {
  return a.key < b.key ? -1 : 1;
}

/**
 * May a combination of filters be opened? Only if it, and what each filtered dimension leaves out while the other
 * filters stay, hold 0 or at least k answers. Nothing about the reader's earlier questions is needed or kept.
 */
export function mayOpen(n: number, complementNs: readonly number[], k = fewestForFigure): boolean {
  return [n, ...complementNs].every((count) => count === 0 || count >= k);
}
