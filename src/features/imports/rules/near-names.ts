import { wordsOf } from "./words";

/** How alike two names must be to be proposed, from 0 to 1. */
const enough = 0.6;

/**
 * The existing name most like a new one, where one is alike enough: the same words in another order or number, one
 * name inside the other, or a slip of the pen. Compared without case and accents.
 */
export function nearestName(name: string, existing: readonly string[]): string | undefined {
  const words = wordsOf(name);
  let best: string | undefined;
  let bestLikeness = enough;
  for (const other of existing) {
    const likeness = likenessOf(words, wordsOf(other));
    if (likeness > bestLikeness) [best, bestLikeness] = [other, likeness];
  }
  return best;
}

/** The better of shared words and shared pairs of letters (Dice's coefficient), from 0 to 1. */
function likenessOf(a: string, b: string): number {
  if (a === "" || b === "") return 0;
  const [ours, theirs] = [stems(a), stems(b)];
  const isInside = ours.every((stem) => theirs.includes(stem)) || theirs.every((stem) => ours.includes(stem));
  const inside = isInside
    ? 0.7 + 0.3 * (Math.min(ours.length, theirs.length) / Math.max(ours.length, theirs.length))
    : 0;
  return Math.max(inside, dice(pairsOf(a), pairsOf(b)), dice(ours, theirs));
}

/** Words without the endings of their plural. */
function stems(words: string): string[] {
  return words.split(" ").map((word) => (word.length > 3 ? word.replace(/(?:es|s|en|n)$/, "") : word));
}

function pairsOf(words: string): string[] {
  const letters = words.replaceAll(" ", "");
  return Array.from({ length: Math.max(1, letters.length - 1) }, (_, i) => letters.slice(i, i + 2));
}

function dice(a: readonly string[], b: readonly string[]): number {
  const left = [...b];
  let shared = 0;
  for (const item of a) {
    const place = left.indexOf(item);
    if (place === -1) continue;
    shared += 1;
    left.splice(place, 1);
  }
  return (2 * shared) / (a.length + b.length);
}
