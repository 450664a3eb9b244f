import { emotions, valenceOf } from "@/domain/emotion-words";
import type { ImportOptions, ImportRole } from "../schema";
import { readRating } from "./scores";

/** Optional answers beside score and ratings: the felt emotion, what was promised, what was expected, and the four traits. */
export const impressionRoles = [
  "emotion",
  "promise",
  "expectation",
  "reliable",
  "relevant",
  "valuable",
  "honest",
] as const satisfies readonly ImportRole[];
export type ImpressionRole = (typeof impressionRoles)[number];

/** Roles rated from 1 to 5. */
export const traitRoles = ["reliable", "relevant", "valuable", "honest"] as const;

const isTrait = (role: ImpressionRole): role is (typeof traitRoles)[number] =>
  (traitRoles as readonly string[]).includes(role);

/** Words beside those of the designed emotions, in five languages; compared without case. */
const felt = wordTable([
  [2, "very happy, very satisfied, begeistert, ravi, ravie, encantado, encantada, verrukt"],
  [1, "pleased, happy, satisfied, zufrieden, content, contente, contento, contenta, blij, tevreden"],
  [0, "neutral, indifferent, neither, neutraal, neutre, indifférent, indiferente, gleichgültig"],
  [-1, "let down, disappointed, unhappy, enttäuscht, déçu, déçue, decepcionado, decepcionada, teleurgesteld"],
  [-2, "angry, furious, very unhappy, wütend, verärgert, en colère, enfadado, enfadada, boos"],
]);
const kept = wordTable([
  [1, "yes, fully, completely, ja, oui, sí, si"],
  [0, "partly, partially, somewhat, in part, teilweise, zum teil, en partie, partiellement, en parte, deels"],
  [-1, "no, not at all, nein, non, nee"],
]);
const expected = wordTable([
  [
    1,
    "better, better than expected, much better, much better than expected, besser, besser als erwartet, mieux, mieux que prévu, mejor, mejor de lo esperado, beter, beter dan verwacht",
  ],
  [
    0,
    "as expected, about as expected, same, the same, wie erwartet, comme prévu, como esperaba, como se esperaba, zoals verwacht",
  ],
  [
    -1,
    "worse, worse than expected, much worse, much worse than expected, schlechter, schlechter als erwartet, pire, pire que prévu, peor, peor de lo esperado, slechter, slechter dan verwacht",
  ],
]);

function wordTable(rows: readonly (readonly [number, string])[]): ReadonlyMap<string, number> {
  return new Map(rows.flatMap(([value, words]) => words.split(", ").map((word) => [word, value] as const)));
}

/** A signed whole number in plain digits, also with a true minus or a plus. */
function readSigned(text: string, most: number): number | undefined {
  const digits = /^([-−+]?)(\d)$/.exec(text);
  if (!digits) return undefined;
  const size = Number(digits[2]);
  return size > most ? undefined : size === 0 ? 0 : digits[1] === "-" || digits[1] === "−" ? -size : size;
}

/**
 * The value of a trimmed cell: emotion −2 to 2, promise and expectation −1 to 1, traits 1 to 5; undefined where it is
 * none. A scale of 1 to 5 smileys is no emotion: whoever exported it must say which smiley is neutral.
 */
export function readImpression(
  role: ImpressionRole,
  text: string,
  withLabels: ImportOptions["labelledRatings"],
): number | undefined {
  if (isTrait(role)) return readRating(text, 5, withLabels);
  const word = text.toLowerCase();
  if (role === "emotion") return felt.get(word) ?? valenceOf(word) ?? readSigned(text, 2);
  return (role === "promise" ? kept : expected).get(word) ?? readSigned(text, 1);
}

/** True where every different value of a column can be read, and one of them is a word or below 0: 0 and 1 alone are codes. */
export function holdsImpressions(role: ImpressionRole, values: Iterable<string>): boolean {
  let tells = false;
  for (const value of values) {
    if (readImpression(role, value, false) === undefined) return false;
    if (!/^[+]?\d$/.test(value)) tells = true;
  }
  return tells;
}

const words = emotions.map(({ word }) => word);

/** What a value that cannot be read is not. */
export const impressionTroubles: Readonly<Record<ImpressionRole, string>> = {
  emotion: `is no feeling: −2 to 2, or a word such as ${words.slice(0, 3).join(", ")}`,
  promise: "is not yes, partly or no",
  expectation: "is not worse, as expected or better",
  reliable: "is not a rating from 1 to 5",
  relevant: "is not a rating from 1 to 5",
  valuable: "is not a rating from 1 to 5",
  honest: "is not a rating from 1 to 5",
};
