/**
 * Letters of Mac Roman that a byte alone does not tell from the punctuation of windows-1252, told by the words around
 * them. Each pattern is of bytes read as Latin-1.
 */

/** The ñ of "niño" is a dash in windows-1252; it stands between vowels, a dash only now and then. */
const dash = /[a-z]\x96[a-z]/g;
const betweenVowels = /^[aeiou].[aeiou]$/s;

/** How often it has to be seen for one point of evidence, and whose absence it takes. */
type Word = { pattern: RegExp; points: number; unless?: string };

const words: readonly Word[] = [
  // "canción": no English word is "n" alone.
  { pattern: /[a-z]\x97n(?![a-z\x80-\xff])/g, points: 2 },
  // "día", "había", "tenían", against "it’s", "l’a", "qu’a".
  { pattern: /(?:[a-z][bcdfghjkmnpqrstvxz]|\bd)\x92(?:a|as|an|amos)(?![a-z\x80-\xff])/g, points: 4 },
  // "così": a quotation does not open behind a letter; German ones close so, and open with 0x84.
  { pattern: /[a-z]\x93(?![a-z\x80-\xff])/g, points: 4, unless: "\x84" },
  // "rør", "lære": ¿ and ¾ do not join letters. "don¿t" has lost its apostrophe.
  { pattern: /[b-df-hj-np-tv-z][\xbe\xbf](?!(?:t|s|d|m|ll|re|ve)\b)[b-df-hj-np-tv-z]/g, points: 2 },
];

/** Above 0 where words make more sense in Mac Roman than in windows-1252, in the unit of `macEvidence`. */
export function wordEvidence(bytes: Uint8Array): number {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
  return words.reduce((sum, word) => sum + evidenceOf(text, word), dashEvidence(text));
}

function evidenceOf(text: string, { pattern, points, unless }: Word): number {
  if (unless !== undefined && text.includes(unless)) return 0;
  return points * (text.match(pattern)?.length ?? 0);
}

/** One dash between vowels says nothing; where all dashes that join letters stand so, they are an ñ. */
function dashEvidence(text: string): number {
  const found = text.match(dash) ?? [];
  const vowels = found.filter((place) => betweenVowels.test(place)).length;
  return 2 * (Math.max(0, vowels - 1) - (found.length - vowels));
}
