import { isAscii, isUtf8 } from "node:buffer";
import type { Encoding } from "../schema/file-layout";
import { wellFormed } from "../rules/well-formed";
import { isTellable, sequenceLength } from "../rules/encoding";
import { macRoman, windows1252 } from "../rules/single-byte";

/** Encodings that are read here; a decoder of the platform's reads the others. */
const own: ReadonlySet<Encoding> = new Set(["utf-8", "windows-1252", "mac_roman"]);

/**
 * Turns chunks of bytes into text that PostgreSQL can keep: NULs and half surrogate pairs become U+FFFD. Characters
 * cut by the end of a chunk wait for the next one.
 */
export class TextReader {
  /** Replacement characters written for bytes that are not of the encoding. */
  replaced = 0;
  #waiting: Buffer = Buffer.alloc(0);
  readonly #decoder: TextDecoder | undefined;
  #skip: number;

  /** `mark`: bytes of a byte-order mark to leave out. */
  constructor(
    readonly encoding: Encoding,
    mark: number,
  ) {
    this.#skip = mark;
    if (isTellable(encoding) && !own.has(encoding)) this.#decoder = new TextDecoder(encoding);
  }

  decode(chunk: Buffer): string {
    let bytes = this.#waiting.length > 0 ? Buffer.concat([this.#waiting, chunk]) : chunk;
    if (this.#skip > 0) {
      if (bytes.length < this.#skip) return this.#wait(bytes, 0);
      bytes = bytes.subarray(this.#skip);
      this.#skip = 0;
    }
    const whole = bytes.length - unfinished(bytes, this.encoding);
    this.#wait(bytes, whole);
    const text = this.#text(bytes.subarray(0, whole));
    return text.includes("\0") || this.encoding.startsWith("utf-16") ? wellFormed(text) : text;
  }

  /** What is left when the bytes end: a cut character becomes U+FFFD. */
  end(): string {
    if (this.#decoder) return this.#counted(this.#decoder.decode());
    if (this.#waiting.length === 0 || this.#skip > 0) return "";
    this.replaced += 1;
    return "\ufffd";
  }

  #wait(bytes: Buffer, from: number): "" {
    this.#waiting = from < bytes.length ? Buffer.from(bytes.subarray(from)) : Buffer.alloc(0);
    return "";
  }

  #text(bytes: Buffer): string {
    if (this.#decoder) return this.#counted(this.#decoder.decode(bytes, { stream: true }));
    switch (this.encoding) {
      case "utf-16le":
        return bytes.toString("utf16le");
      case "utf-16be":
        return Buffer.from(bytes).swap16().toString("utf16le");
      case "windows-1252":
        return isAscii(bytes) ? bytes.toString("latin1") : windows1252(bytes.toString("latin1"));
      case "mac_roman":
        return isAscii(bytes) ? bytes.toString("latin1") : macRoman(bytes.toString("latin1"));
      default:
        return this.#utf8(bytes);
    }
  }

  #utf8(bytes: Buffer): string {
    // ASCII, the usual case, is one copy and gives the engine its compact strings.
    if (isAscii(bytes)) return bytes.toString("latin1");
    const text = bytes.toString("utf8");
    return isUtf8(bytes) ? text : this.#counted(text);
  }

  /** Text from a decoder that writes U+FFFD for what it cannot read. */
  #counted(text: string): string {
    this.replaced += text.split("\ufffd").length - 1;
    return text;
  }
}

/** Bytes at the end that start a character but do not finish it. */
function unfinished(bytes: Buffer, encoding: Encoding): number {
  if (encoding === "utf-16le") return unfinishedWide(bytes, 1);
  if (encoding === "utf-16be") return unfinishedWide(bytes, 2);
  return encoding === "utf-8" || encoding === "utf-8-bom" ? unfinishedUtf8(bytes) : 0;
}

function unfinishedUtf8(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < sequenceLength(byte) ? back : 0;
  }
  return 0;
}

/** Half a unit, or the first unit of a pair; `high`: how far from the end of a unit its high byte is. */
function unfinishedWide(bytes: Buffer, high: number): number {
  const odd = bytes.length % 2;
  const byte = bytes[bytes.length - odd - high] ?? 0;
  return odd + (byte >= 0xd8 && byte <= 0xdb ? 2 : 0);
}
