import { TellableEncoding, type Encoding } from "../schema/file-layout";
import { wordEvidence } from "./mac-words";

const markLengths: Partial<Record<Encoding, number>> = { "utf-8-bom": 3, "utf-16le": 2, "utf-16be": 2 };

/** Bytes of the byte-order mark that the encoding's text starts with. */
export const markLength = (encoding: Encoding): number => markLengths[encoding] ?? 0;

/** Is this an encoding that a person may take for another one? */
export function isTellable(encoding: Encoding): encoding is TellableEncoding {
  return TellableEncoding.safeParse(encoding).success;
}

/** Is it told from what words usually look like, and not from the bytes themselves? */
export function isGuessed(encoding: Encoding): boolean {
  return encoding === "windows-1252" || encoding === "mac_roman";
}

/**
 * The encoding of a file. `head` is its start; `sample` a stretch that holds its first bytes beyond ASCII (the same
 * bytes where the start has some). What a person said (`wanted`) counts where the first bytes do not settle it.
 */
export function sniffEncoding(head: Uint8Array, sample: Uint8Array, wanted?: TellableEncoding): Encoding {
  const certain = marked(head) ?? wideWithoutMark(head) ?? wanted;
  if (certain) return certain;
  const { wellFormed, broken } = utf8Sequences(sample);
  // Broken bytes among more good sequences are a damaged UTF-8 file: other encodings make good ones only by chance.
  if (broken === 0 || wellFormed > broken) return "utf-8";
  return macEvidence(sample) > 0 ? "mac_roman" : "windows-1252";
}

const marks: readonly (readonly [Encoding, ...number[]])[] = [
  ["utf-8-bom", 0xef, 0xbb, 0xbf],
  ["utf-16le", 0xff, 0xfe],
  ["utf-16be", 0xfe, 0xff],
];

function marked(head: Uint8Array): Encoding | undefined {
  return marks.find(([, ...bytes]) => bytes.every((byte, i) => head[i] === byte))?.[0];
}

/** True where the text starts with a byte-order mark. */
export function isMarked(head: Uint8Array): boolean {
  return marked(head) !== undefined;
}

/** UTF-16 without a mark: in text of a Latin script every other byte is zero. */
function wideWithoutMark(head: Uint8Array): Encoding | undefined {
  const length = Math.min(head.length, 4096) & ~1;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (head[i] === 0) even += 1;
    if (head[i + 1] === 0) odd += 1;
  }
  const pairs = length / 2;
  if (odd > pairs * 0.4 && even < pairs * 0.05) return "utf-16le";
  if (even > pairs * 0.4 && odd < pairs * 0.05) return "utf-16be";
  return undefined;
}

/** Sequences of more than one byte, and bytes that are part of none. A sequence cut off by either end is neither. */
function utf8Sequences(bytes: Uint8Array): { wellFormed: number; broken: number } {
  let wellFormed = 0;
  let broken = 0;
  let i = 0;
  while (i < 3 && isContinuation(bytes[i])) i += 1;
  while (i < bytes.length) {
    const length = sequenceLength(bytes[i] ?? 0);
    if (length === 1) {
      i += 1;
      continue;
    }
    const tail = bytes.subarray(i + 1, i + length);
    if (length > 1 && tail.every(isContinuation)) {
      if (tail.length === length - 1) wellFormed += 1;
      i += length;
    } else {
      broken += 1;
      i += 1;
    }
  }
  return { wellFormed, broken };
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}

/** Bytes of the UTF-8 sequence that a byte starts: 1 for ASCII, 2 to 4 for a leading byte, 0 for a byte that starts nothing. */
export function sequenceLength(byte: number): number {
  if (byte < 0x80) return 1;
  if (byte >= 0xc2 && byte <= 0xdf) return 2;
  if (byte >= 0xe0 && byte <= 0xef) return 3;
  return byte >= 0xf0 && byte <= 0xf4 ? 4 : 0;
}

/** Above 0 where the bytes make a more plausible text in Mac Roman than in windows-1252. */
function macEvidence(bytes: Uint8Array): number {
  let sum = wordEvidence(bytes);
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i] ?? 0;
    if (byte >= 0x80) sum += macEvidenceOf(byte, isLower(bytes[i - 1]), isLower(bytes[i + 1]));
  }
  return sum;
}

/** What a byte from 0x80 on is in windows-1252; 0x80–0x9F are all accented letters in Mac Roman. */
type Kind =
  | "unused"
  | "apostrophe"
  | "joint"
  | "punctuation"
  | "rare letter"
  | "section"
  | "sign"
  | "capital"
  | "small";
const namedBytes: readonly (readonly [Kind, ...number[]])[] = [
  ["unused", 0x81, 0x8d, 0x8f, 0x90, 0x9d],
  ["apostrophe", 0x92],
  ["joint", 0x85, 0x96, 0x97],
  ["punctuation", 0x80, 0x82, 0x84, 0x91, 0x93, 0x94, 0x95, 0x99],
  ["section", 0xa7], // ß in Mac Roman
];
const kinds = Array.from({ length: 128 }, (_, i) => kindOf(0x80 + i));

function kindOf(byte: number): Kind {
  const named = namedBytes.find(([, ...bytes]) => bytes.includes(byte))?.[0];
  if (named) return named;
  if (byte < 0xa0) return "rare letter";
  if (byte < 0xc0 || byte === 0xd7 || byte === 0xf7) return "sign";
  return byte < 0xdf ? "capital" : "small";
}

/** For Mac Roman (above 0) or windows-1252, by kind: between two small letters, after one, before one, elsewhere. */
const evidence: Readonly<
  Record<Kind, readonly [between: number, after: number, before: number, elsewhere: number]>
> = {
  unused: [3, 3, 3, 3],
  apostrophe: [-2, -2, -2, -2], // as in "don’t"
  joint: [0, -2, -2, -2], // ellipsis and dashes also join words: "service—it"
  punctuation: [2, -2, -2, -2],
  "rare letter": [2, 2, 2, 1],
  section: [2, 0, 0, 0],
  sign: [0, 0, 0, 0],
  capital: [2, 2, -1, 0], // capitals do not follow small letters: "donÕt"
  small: [-2, -2, -2, 0],
};

function macEvidenceOf(byte: number, afterSmall: boolean, beforeSmall: boolean): number {
  const [between, after, before, elsewhere] = evidence[kinds[byte - 0x80] ?? "sign"];
  if (afterSmall) return beforeSmall ? between : after;
  return beforeSmall ? before : elsewhere;
}

function isLower(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x61 && byte <= 0x7a;
}
