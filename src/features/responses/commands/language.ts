/** Less text than this is too little to tell a language by; signs that are syllables or words say more. */
const FEWEST_LETTERS = 12;
const FEWEST_SIGNS = 5;
const SIGNS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

let detector: Promise<(text: string) => string> | undefined;

/**
 * The language of a comment as an ISO 639-1 code; empty where its words do not settle it. The detector's tables are
 * read when they are first needed: many installations state the language in their files.
 */
export async function languageOf(comment: string): Promise<string> {
  const isTooShort = comment.length < FEWEST_LETTERS && (comment.match(SIGNS)?.length ?? 0) < FEWEST_SIGNS;
  if (isTooShort) return "";
  detector ??= load();
  return (await detector)(comment);
}

async function load(): Promise<(text: string) => string> {
  // The smallest of its tables tells comments as well as the larger ones, in a third of the memory.
  const { eld } = await import("eld/extrasmall");
  return (text) => {
    const found = eld.detect(text.slice(0, 1_000));
    return found.isReliable() ? found.language : "";
  };
}
