import type { Penalty, SeamPair } from "../schema";

/** Points of ease with their sign: `+0.8`, `−0.3`, `0.0`. Above 0 the change makes it harder. */
export function penaltyWords(value: number): string {
  const text = Math.abs(value).toFixed(1);
  if (text === "0.0") return text;
  return value < 0 ? `−${text}` : `+${text}`;
}

/** How much harder a clear seam makes it: `0.8 points harder`. */
export function harderWords({ value }: Penalty): string {
  return `${value.toFixed(1)} points harder`;
}

export function rangeWords({ low, high }: Penalty): string {
  return `${penaltyWords(low)} to ${penaltyWords(high)}`;
}

/** Clear seams, the hardest first. */
export function clearSeams(pairs: readonly SeamPair[]): (SeamPair & { penalty: Penalty })[] {
  return pairs
    .flatMap(({ from, to, penalty }) =>
      penalty?.isClear && penalty.value > 0 ? [{ from, to, penalty }] : [],
    )
    .sort((a, b) => b.penalty.value - a.penalty.value);
}
