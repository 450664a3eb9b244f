/** Numbers that look like chance and are the same on every machine: no clock, no global state. */

export type Random = {
  /** A number from 0 up to, not including, 1. */
  next: () => number;
  /** A whole number from `low` to `high`, both included. */
  whole: (low: number, high: number) => number;
  /** True in the given share of cases. */
  chance: (share: number) => boolean;
  /** A draw from the standard normal distribution. */
  normal: () => number;
  /** One of a list that is not empty. */
  pick: <T>(list: readonly T[]) => T;
  /** An index, as likely as its weight; the weights need not add up to 1. */
  weighted: (weights: readonly number[]) => number;
};

/**
 * A stream of its own for every list of whole numbers, so that what one customer draws never moves another's.
 * splitmix32 spreads the seeds, sfc32 (Chris Doty-Humphrey, PractRand) makes the numbers.
 */
export function randomOf(...seeds: readonly number[]): Random {
  const next = sfc32(seeds.reduce((state, seed) => spread(state ^ seed), 0x9e3779b9));
  const whole = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    whole,
    chance: (share) => next() < share,
    // Box and Muller; 1 − u keeps the logarithm finite.
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    pick: (list) => list[whole(0, list.length - 1)] as (typeof list)[number],
    weighted: (weights) => indexAt(weights, next()),
  };
}

/** The index at which the running sum of the weights passes `part` (0 to 1) of their total. */
export function indexAt(weights: readonly number[], part: number): number {
  let rest = part * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [index, weight] of weights.entries()) {
    rest -= weight;
    if (rest < 0) return index;
  }
  return weights.length - 1;
}

/** The finaliser of splitmix32: neighbouring seeds end far apart. */
function spread(seed: number): number {
  let mixed = (seed + 0x9e3779b9) | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}

function sfc32(seed: number): () => number {
  let a = spread(seed);
  let b = spread(a);
  let c = spread(b);
  let counter = 1;
  return () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 0x1_0000_0000;
  };
}
