import { worldSeed } from "./customers";
import { indexAt, randomOf } from "./random";

/**
 * How satisfaction goes with pleasure at places that are not like the others. Basics: being paid or reached is nothing
 * to be thanked for, so that from "neither" on it says nothing about the score. Differentiators: people expect little
 * of them, so that only the best rating says something.
 */
const shapes: Readonly<Record<string, "basic" | "differentiator">> = {
  "claim-payment": "basic",
  payment: "basic",
  "first-bill": "basic",
  "policy-pack": "basic",
  "document-upload": "basic",
  "help-line": "basic",
  "welcome-call": "differentiator",
  "adviser-meeting": "differentiator",
  "call-back": "differentiator",
  app: "differentiator",
};

/** Satisfaction as such places give it: drawn anew where it says nothing, about as often each value as before. */
export function satisfactionAt(
  touchpoint: string,
  csat: number | null,
  who: Readonly<{ index: number; month: number }>,
): number | null {
  const shape = shapes[touchpoint];
  if (csat === null || !shape) return csat;
  // A stream of its own, so that nothing else in a customer's life is drawn differently.
  const part = randomOf(worldSeed, 12, who.index, who.month + 100).next();
  if (shape === "basic") return csat < 3 ? csat : 3 + indexAt([0.14, 0.3, 0.56], part);
  return csat > 4 ? csat : 1 + indexAt([0.09, 0.15, 0.27, 0.49], part);
}
