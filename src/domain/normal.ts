/** The standard normal distribution: tail probabilities and quantiles, exact enough to print. */

/** Below this, the series for the middle converges fast; above it, the continued fraction for the tail does. */
const seriesUpTo = 3;
const continuedFractionDepth = 150;

/** Probability above z, to about 13 significant digits at any z: the far tail keeps its relative precision. */
export function upperTail(z: number): number {
  if (z < 0) return 1 - upperTail(-z);
  return z < seriesUpTo ? 0.5 - density(z) * centralSeries(z) : density(z) * millsRatio(z);
}

/** Two-sided p of a z statistic; 0.05 at z = ±1.959964. */
export function twoSidedP(z: number): number {
  return Math.min(1, 2 * upperTail(Math.abs(z)));
}

/** The z with `probability` below it. Probabilities of 0 and 1 give −∞ and ∞; outside 0–1 a RangeError. */
export function normalQuantile(probability: number): number {
  if (!(probability >= 0 && probability <= 1)) throw new RangeError(`Not a probability: ${probability}`);
  return probability < 0.5 ? -zWithTail(probability) : zWithTail(1 - probability);
}

/** The z of a two-sided interval: 1.959964 for 0.95. Confidence must lie strictly between 0 and 1. */
export function criticalValue(confidence: number): number {
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`Not a confidence level: ${confidence}`);
  return zWithTail((1 - confidence) / 2);
}

/** First guess by Abramowitz & Stegun 26.2.23 (error < 4.5e-4); two cubic Halley steps take it to the last digit. */
function zWithTail(tail: number): number {
  if (tail === 0) return Infinity;
  if (tail === 0.5) return 0;
  const t = Math.sqrt(-2 * Math.log(tail));
  const guess =
    t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  return halleyStep(halleyStep(guess, tail), tail);
}

function halleyStep(z: number, tail: number): number {
  const step = (upperTail(z) - tail) / density(z);
  return z + step / (1 - (z * step) / 2);
}

function density(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}

/** Abramowitz & Stegun 26.2.11: (P(z) − ½) / density = z + z³/3 + z⁵/(3·5) + …; every term is positive. */
function centralSeries(z: number): number {
  let sum = 0;
  let term = z;
  for (let odd = 3; term > sum * Number.EPSILON; odd += 2) {
    sum += term;
    term *= (z * z) / odd;
  }
  return sum;
}

/** Abramowitz & Stegun 26.2.14: upper tail / density = 1/(z + 1/(z + 2/(z + 3/(z + …)))), from the inside out. */
function millsRatio(z: number): number {
  let denominator = z;
  for (let k = continuedFractionDepth; k >= 1; k--) denominator = z + k / denominator;
  return 1 / denominator;
}
