/** What the cube of comments counts them by, as its numbers say it (the migration `comment_subjects` makes them). */

export type Subject = { facet: "all" | "theme" | "emotion" | "language" | "channel"; value: string };

const EMOTION = -3;
const NO_EMOTION = -6;
const LANGUAGE = -1_000;
const CHANNEL = -100_000;
const SIGNS = 27;

/** Reads a subject's number: a theme's id above 0, 0 for every comment, and the others below. */
export function subjectOf(subject: number): Subject {
  if (subject > 0) return { facet: "theme", value: String(subject) };
  if (subject === 0) return { facet: "all", value: "" };
  if (subject <= CHANNEL) return { facet: "channel", value: String(CHANNEL - subject) };
  if (subject <= LANGUAGE) return { facet: "language", value: languageOf(LANGUAGE - subject) };
  return { facet: "emotion", value: subject === NO_EMOTION ? "" : String(EMOTION - subject) };
}

/** Two or three letters, each a digit to the base of 27; 0 for a language that is not known. */
function languageOf(code: number): string {
  const digits = [Math.floor(code / SIGNS ** 2), Math.floor(code / SIGNS) % SIGNS, code % SIGNS];
  return digits.map((digit) => (digit === 0 ? "" : String.fromCodePoint(96 + digit))).join("");
}
