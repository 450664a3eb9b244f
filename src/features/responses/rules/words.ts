/** How text becomes words: the one rule for what is filed, searched, underlined and suggested, in every language. */

/** A word as it is compared, and where it stands in the text. */
export type Token = { word: string; start: number; end: number };

/** Scripts that put no space between words: each sign is a word, and a word of several signs is a phrase. */
const UNSPACED = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`;
/** Signs that are not seen and part no word: where it may be broken, how its letters join. */
const UNSEEN = String.raw`\u00ad\u200c\u200d\u2060`;
const WORD = new RegExp(
  `[${UNSPACED}][\\p{M}\uff9e\uff9f]*|(?:(?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}${UNSEEN}])+`,
  "gu",
);
/** Marks that many leave out: accents, and points of Arabic and Hebrew. The marks of other scripts make another letter. */
const ACCENTS =
  /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]/g;

/** Letters that are no letter with a mark, and yet typed without it by many. */
const UNMARKED: Record<string, string> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  ł: "l",
  ı: "i",
  þ: "th",
};

const LONGEST_WORD = 32;
/** Later words of a very long text are shown, but not found. */
const MOST_WORDS = 5_000;

/** The words of a text in order: lower case, without accents; an apostrophe or hyphen parts them. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(WORD)) {
    const word = foldedWord(match[0]);
    if (word !== "") tokens.push({ word, start: match.index, end: match.index + match[0].length });
    if (tokens.length === MOST_WORDS) break;
  }
  return tokens;
}

function foldedWord(text: string): string {
  const lower = text.toLowerCase();
  if (/^[a-z0-9]+$/.test(lower)) return lower.slice(0, LONGEST_WORD);
  const bare = lower
    .normalize("NFKD")
    .replace(ACCENTS, "")
    .normalize("NFC")
    .replace(/[ßæœøđðłıþ]/g, (letter) => UNMARKED[letter] ?? letter);
  // NFKD may bring signs that are no letters (the dot of "㏂"), which the index could not read.
  return Array.from(bare.replace(/[^\p{L}\p{N}\p{M}]/gu, ""))
    .slice(0, LONGEST_WORD)
    .join("");
}

/** The word every comment of a month carries, so that a search can be kept to months. No text holds a "#" as a word. */
export function monthWord(month: string): string {
  return `#${month.slice(0, 4)}${month.slice(5, 7)}`;
}

/** A text's words with their places, as PostgreSQL's tsvector is written. */
export function vectorOf(text: string): string {
  const places = new Map<string, number[]>();
  for (const [index, { word }] of tokensOf(text).entries()) {
    const found = places.get(word);
    if (found) found.push(index + 1);
    else places.set(word, [index + 1]);
  }
  return [...places].map(([word, at]) => `'${word}':${at.slice(0, 255).join(",")}`).join(" ");
}
