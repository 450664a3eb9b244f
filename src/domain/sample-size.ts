/** How many answers a question needs, before it is asked. */

import { usualConfidence } from "./interval";
import { criticalValue, normalQuantile } from "./normal";

/** Variance of an answer in a usual spread; 1 is the worst case (half promoters, half detractors). */
export const usualNpsVariance = 0.6;

/** Guards the ceiling against floating point: 385.0000000001 answers are 385. */
const rounding = 1e-9;

/** Answers for a margin of ± `margin` points: ⌈(100·z)²·variance / margin²⌉. Margin > 0. */
export function sampleSizeForMargin({
  margin,
  variance = usualNpsVariance,
  confidence = usualConfidence,
}: Readonly<{ margin: number; variance?: number; confidence?: number }>): number {
  return wholeAnswers(variance * ((100 * criticalValue(confidence)) / margin) ** 2);
}

/** Answers *per period* to see a change of `difference` points with the given power: 2·variance·(z + z_power)² / δ². */
export function sampleSizeToDetect({
  difference,
  variance = usualNpsVariance,
  power = 0.8,
  confidence = usualConfidence,
}: Readonly<{ difference: number; variance?: number; power?: number; confidence?: number }>): number {
  const z = criticalValue(confidence) + normalQuantile(power);
  return wholeAnswers(2 * variance * ((100 * z) / difference) ** 2);
}

function wholeAnswers(exact: number): number {
  return Math.ceil(exact * (1 - rounding));
}
