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

/** Wichura (1988), Applied Statistics 37:477, AS 241: about 16 significant digits, without iteration. */
function zWithTail(tail: number): number {
  if (tail === 0) return Infinity;
  const fromMiddle = 0.5 - tail;
  if (fromMiddle <= 0.425) {
    const r = 0.180625 - fromMiddle * fromMiddle;
    return fromMiddle * ratioAt(r, middle);
  }
  const r = Math.sqrt(-Math.log(tail));
  return r <= 5 ? ratioAt(r - 1.6, shoulder) : ratioAt(r - 5, farTail);
}

/** Two polynomials, each from its highest power down. */
type Ratio = readonly [above: readonly number[], below: readonly number[]];

function ratioAt(r: number, [above, below]: Ratio): number {
  return polynomialAt(r, above) / polynomialAt(r, below);
}

function polynomialAt(r: number, coefficients: readonly number[]): number {
  let sum = 0;
  for (let power = 0; power < coefficients.length; power++) sum = sum * r + (coefficients[power] ?? 0);
  return sum;
}

const middle: Ratio = [
  [
    2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457,
    13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.387132872796366608,
  ],
  [
    5226.495278852854561, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867,
    5394.1960214247511077, 687.1870074920579083, 42.313330701600911252, 1,
  ],
];
const shoulder: Ratio = [
  [
    7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177, 1.27045825245236838258,
    3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734,
  ],
  [
    1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966, 0.14810397642748007459,
    0.68976733498510000455, 1.6763848301838038494, 2.05319162663775882187, 1,
  ],
];
const farTail: Ratio = [
  [
    2.01033439929228813265e-7, 2.71155556874348757815e-5, 0.0012426609473880784386, 0.026532189526576123093,
    0.29656057182850489123, 1.7848265399172913358, 5.4637849111641143699, 6.6579046435011037772,
  ],
  [
    2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5, 7.868691311456132591e-4,
    0.0148753612908506148525, 0.13692988092273580531, 0.59983220655588793769, 1,
  ],
];

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
