import { UnreadableFile } from "../schema";

/** What the scanner meets. Names come without their prefix; attributes as they are written, see `attribute`. */
export type XmlListener = {
  open(name: string, attributes: string): void;
  close(name: string): void;
  text(text: string): void;
};

/** Longest tag or stretch of text, in characters. */
const stretchLimit = 4 * 1024 * 1024;

/**
 * A scanner for the XML inside Excel files, fed in chunks. It knows elements, text, CDATA, the five named entities and
 * numbered ones; a document type, and with it every entity of one's own (XXE, "billion laughs"), is refused, and
 * nothing outside the text is ever fetched. Throws UnreadableFile.
 */
export class XmlScanner {
  #text = "";
  /** Where what waits for the next chunk begins. */
  #rest = 0;

  constructor(readonly listener: XmlListener) {}

  push(chunk: string): void {
    this.#text = this.#text === "" ? chunk : this.#text + chunk;
    this.#rest = 0;
    let at = 0;
    while (at !== -1) at = this.#step(at);
    this.#text = this.#text.slice(this.#rest);
    if (this.#text.length > stretchLimit)
      throw new UnreadableFile("A cell of the Excel file is longer than 4 MB. It was not read.");
  }

  end(): void {
    if (this.#text.trim() !== "") throw new UnreadableFile("The Excel file is cut off. Save it again.");
  }

  /** Takes one tag or one stretch of text; where to go on, or −1 when more is needed. */
  #step(at: number): number {
    const text = this.#text;
    const tag = text.indexOf("<", at);
    if (tag === -1) return this.#keep(at);
    if (tag > at) this.listener.text(unescaped(text.slice(at, tag)));
    const second = text.charCodeAt(tag + 1);
    if (second === EXCLAMATION || Number.isNaN(second)) return this.#special(tag);
    const end = tagEnd(text, tag);
    if (end === -1) return this.#keep(tag);
    if (second === SLASH) this.listener.close(localName(text.slice(tag + 2, end).trim()));
    else if (second !== QUESTION) this.#open(text.slice(tag + 1, end));
    return end + 1;
  }

  #open(tag: string): void {
    const isEmpty = tag.endsWith("/");
    const inner = isEmpty ? tag.slice(0, -1) : tag;
    const blank = inner.search(/\s/);
    const name = localName(blank === -1 ? inner : inner.slice(0, blank));
    this.listener.open(name, blank === -1 ? "" : inner.slice(blank));
    if (isEmpty) this.listener.close(name);
  }

  /** Comments, CDATA and document types. */
  #special(at: number): number {
    const text = this.#text;
    if (text.startsWith("<!--", at)) return this.#after("-->", at);
    if (text.startsWith("<![CDATA[", at)) {
      const end = text.indexOf("]]>", at);
      if (end === -1) return this.#keep(at);
      this.listener.text(text.slice(at + 9, end));
      return end + 3;
    }
    if (/^<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST)/i.test(text.slice(at, at + 10)))
      throw new UnreadableFile(
        "The Excel file has a document type, which no spreadsheet writes. It was not read.",
      );
    return text.length - at < 10 ? this.#keep(at) : this.#after(">", at);
  }

  #after(mark: string, at: number): number {
    const end = this.#text.indexOf(mark, at);
    return end === -1 ? this.#keep(at) : end + mark.length;
  }

  #keep(at: number): -1 {
    this.#rest = at;
    return -1;
  }
}

const EXCLAMATION = 33;
const SLASH = 47;
const QUESTION = 63;

/** Where a tag ends; a `>` inside quotes does not end it. */
function tagEnd(text: string, from: number): number {
  let end = text.indexOf(">", from);
  while (end !== -1 && isInQuotes(text, from, end)) end = text.indexOf(">", end + 1);
  return end;
}

function isInQuotes(text: string, from: number, to: number): boolean {
  let quote = 0;
  for (let i = text.indexOf('"', from); i !== -1 && i < to; i = text.indexOf('"', i + 1)) quote += 1;
  return quote % 2 === 1;
}

function localName(name: string): string {
  const colon = name.indexOf(":");
  return colon === -1 ? name : name.slice(colon + 1);
}

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function unescaped(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(#\d{1,7}|#x[0-9a-f]{1,6}|\w+);/gi, (all, what: string) => {
    if (!what.startsWith("#")) return named[what] ?? all;
    const code = /^#x/i.test(what) ? parseInt(what.slice(2), 16) : Number(what.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
  });
}

const patterns = new Map<string, RegExp>();

/** The value of an attribute, by its local name; undefined where it is not written. */
export function attribute(attributes: string, name: string): string | undefined {
  let pattern = patterns.get(name);
  if (!pattern) {
    pattern = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
    patterns.set(name, pattern);
  }
  const found = pattern.exec(attributes);
  const value = found?.[1] ?? found?.[2];
  return value === undefined ? undefined : unescaped(value);
}
