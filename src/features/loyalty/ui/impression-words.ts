import type { Trait } from "../schema/impressions";

export const traitNames: Record<Trait, string> = {
  reliable: "Reliable",
  relevant: "Relevant",
  valuable: "Valuable",
  honest: "Honest",
};

/** What stands where a question was not asked, or its answers are too few. */
export function missingWords(state: "none" | "hidden"): string {
  return state === "none" ? "Not asked here" : "Hidden to protect customers";
}
