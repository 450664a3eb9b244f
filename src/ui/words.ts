import type { Change } from "@/domain/change";
import type { Visibility } from "@/domain/suppression";
import type { Direction, Verdict, VerdictState } from "@/domain/verdict";
import { formatCount, formatPoints, roundWhole } from "@/ui/format";

/** The only words allowed for change, verdict and hidden figures (product conventions 3.2 to 3.4). */

/** "Clear rise of 6", "Clear fall of 7", "No clear change (+2)" or "Not comparable". */
export function changeWords({ state, difference }: Change): string {
  if (state === "not comparable" || difference === undefined) return "Not comparable";
  const size = Math.abs(roundWhole(difference));
  switch (state) {
    case "rise":
      return size === 0 ? "Clear rise of under 1" : `Clear rise of ${size}`;
    case "fall":
      return size === 0 ? "Clear fall of under 1" : `Clear fall of ${size}`;
    case "unclear":
      return `No clear change (${formatPoints(difference)})`;
  }
}

/** The verdict alone: "Likely met". */
export function verdictWord(state: VerdictState): string {
  return sentence(state);
}

/** The verdict with its distance where the target was not reached: "At risk: 4 below target". */
export function verdictWords(state: VerdictState, at?: { value: number; target: number }): string {
  const word = verdictWord(state);
  const fellShort = state === "at risk" || state === "likely missed" || state === "missed";
  if (!at || !fellShort) return word;
  // From the rounded figures, so that the sentence agrees with the two numbers printed beside it.
  const distance = roundWhole(at.value) - roundWhole(at.target);
  if (distance === 0) return `${word}: less than 1 from target`;
  return `${word}: ${formatCount(Math.abs(distance))} ${distance < 0 ? "below" : "above"} target`;
}

export type VerdictRules = { fewest?: number; band?: number; direction?: Direction };

/** Why a verdict is what it is, in a sentence for the reader who asks. */
export function verdictReason(
  { state, answersNeeded }: Verdict,
  { fewest = 10, band = 5, direction = "higher" }: VerdictRules = {},
): string {
  const { better, worse, goodEnd, farEnd } = sides[direction];
  const reasons: Record<VerdictState, string> = {
    met: `Even the ${goodEnd} end of the range is at or ${better} target.`,
    "likely met": `${sentence(better)} target, but the range still crosses it.`,
    "at risk": `Within ${band} points ${worse} target.`,
    open: `Too wide to tell: ${neededWords(answersNeeded)}.`,
    "likely missed": `${sentence(worse)} the band, but the range still reaches it.`,
    missed: `Even the ${farEnd} end of the range is ${worse} the band.`,
    "too few": `Fewer than ${fewest} answers.`,
  };
  return reasons[state];
}

const sides = {
  higher: { better: "above", worse: "below", goodEnd: "low", farEnd: "high" },
  lower: { better: "below", worse: "above", goodEnd: "high", farEnd: "low" },
} as const;

/** "about 40 more answers would settle this". */
export function neededWords(answersNeeded: Verdict["answersNeeded"]): string {
  if (answersNeeded === "never") return "more answers alone will not settle this";
  if (answersNeeded === undefined) return "more answers are needed";
  const noun = answersNeeded === 1 ? "answer" : "answers";
  return `about ${formatCount(answersNeeded)} more ${noun} would settle this`;
}

function sentence(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Why a figure is hidden: too few answers, or because a hidden sibling could be worked out from it. */
export function hiddenReason(cause: Exclude<Visibility, "shown">, fewest = 5): string {
  if (cause === "complement") return "Hidden so that others cannot be worked out.";
  return `Fewer than ${fewest} answers: hidden to protect customers.`;
}
