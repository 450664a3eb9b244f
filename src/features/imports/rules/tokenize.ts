import { UnreadableFile } from "../schema";

/** Longest record in characters. A quote left open swallows the rest of a file; this bounds what it can hold. */
export const recordLimit = 4 * 1024 * 1024;

const QUOTE = '"';
const CR = 13;
const LF = 10;

/**
 * Splits delimited text into records, fed in chunks of any size (RFC 4180: doubled quotes, line ends inside quotes;
 * LF, CRLF and CR end a record). Lax where the standard says nothing: a quote inside an unquoted cell is literal, and
 * so is a quoted cell that goes on after its closing quote. Where such a cell would swallow whole records, its opening
 * quote is literal, too: somebody began their words with a quote and never closed it. An empty line is a record of one empty cell.
 *
 * Lines without quotes are split by the engine; only records with quotes, or text with bare CRs, are walked cell by
 * cell. Throws UnreadableFile when a record passes `recordLimit` or a quote is still open at the end.
 */
export class Tokenizer {
  /** Records completed so far. */
  records = 0;
  #text = "";
  #at = 0;
  #final = false;
  /** The cells of a record being walked; null between records. */
  #cells: string[] | null = null;
  /** What an open quote holds so far; null outside quotes. */
  #quoted: string | null = null;
  /** The text since that quote, as it stands in the file. */
  #since = "";
  /** Cells of the first record that has several: the header, nearly always. */
  #width = 0;
  /** A quoted cell that goes on after its closing quote, taken literally. */
  #prefix = "";
  /** Characters of the unfinished record that are no longer in `#text`. */
  #gone = 0;
  #recordStart = 0;
  #bareCr = false;
  #nextQuote = -1;
  #nextDelimiter = -1;
  #nextLf = -1;
  #nextCr = -1;

  constructor(readonly delimiter: string) {}

  /** The records that end within this chunk. */
  push(chunk: string): string[][] {
    this.#load(chunk);
    const out: string[][] = [];
    while (this.#step(out));
    this.#keepRest();
    return out;
  }

  /** The last record, where the text does not end with a line end. */
  end(): string[][] {
    this.#final = true;
    const out = this.push("");
    if (this.#quoted !== null) throw this.#openQuote("never closes it");
    return out;
  }

  #load(chunk: string) {
    this.#begin(this.#text === "" ? chunk : this.#text + chunk);
  }

  #begin(text: string) {
    this.#text = text;
    this.#at = 0;
    this.#recordStart = 0;
    this.#nextQuote = this.#nextDelimiter = this.#nextLf = this.#nextCr = -1;
    this.#bareCr = this.#text.includes("\r") && /\r[^\n]/.test(this.#text);
  }

  #keepRest() {
    this.#gone += this.#at - this.#recordStart;
    this.#text = this.#text.slice(this.#at);
    if (this.#gone + this.#text.length > recordLimit) {
      if (this.#quoted !== null) throw this.#openQuote("does not close it within 4 MB");
      throw new UnreadableFile(
        `Row ${this.records + 1} is longer than 4 MB. Is this a CSV file with one answer a line?`,
      );
    }
  }

  #openQuote(what: string) {
    return new UnreadableFile(
      `Row ${this.records + 1} opens a quote and ${what}. Close the quote or remove it, then try again.`,
    );
  }

  /** Takes one line or one cell. False when more text is needed. */
  #step(out: string[][]): boolean {
    if (this.#cells !== null) return this.#takeCell(out);
    const { length } = this.#text;
    if (this.#at >= length) return false;
    const lf = this.#lf(this.#at);
    if (this.#bareCr || this.#quote(this.#at) < lf) {
      this.#cells = [];
      return true;
    }
    if (lf === length && !this.#final) return false;
    const end = lf > this.#at && this.#text.charCodeAt(lf - 1) === CR ? lf - 1 : lf;
    const cells = this.#text.slice(this.#at, end).split(this.delimiter);
    out.push(cells);
    this.#at = lf + 1;
    this.#closeRecord(cells.length);
    return true;
  }

  #takeCell(out: string[][]): boolean {
    if (this.#quoted === null && this.#prefix === "" && this.#text[this.#at] === QUOTE) {
      this.#quoted = this.#since = "";
      this.#at += 1;
    }
    return this.#quoted === null ? this.#takePlain(out) : this.#takeQuoted(this.#quoted, out);
  }

  #takeQuoted(held: string, out: string[][]): boolean {
    const from = this.#at;
    const goesOn = this.#readQuoted(held, out);
    if (this.#quoted !== null) this.#since += this.#text.slice(from, this.#at);
    return goesOn;
  }

  #readQuoted(held: string, out: string[][]): boolean {
    const { length } = this.#text;
    const quote = this.#quote(this.#at);
    if (quote === length || (quote === length - 1 && !this.#final)) {
      this.#quoted = held + this.#text.slice(this.#at, quote);
      this.#at = quote;
      return false;
    }
    if (this.#text[quote + 1] === QUOTE) {
      this.#quoted = held + this.#text.slice(this.#at, quote + 1);
      this.#at = quote + 2;
      return true;
    }
    const value = held + this.#text.slice(this.#at, quote);
    const next = this.#text.charCodeAt(quote + 1);
    if (next === CR && quote === length - 2 && !this.#final) {
      // The CR ends the line; its LF may still be on its way.
      this.#quoted = value;
      this.#at = quote;
      return false;
    }
    const from = this.#at;
    this.#quoted = null;
    this.#at = quote + 1;
    if (this.#endsCell(next)) this.#endCell(value, out);
    else if (this.#swallowsRecords(value)) this.#takeLiterally(this.#since + this.#text.slice(from));
    else this.#prefix = QUOTE + value + QUOTE;
    return true;
  }

  /** Does a line within a quoted cell, after its first, have the delimiters of a whole record? */
  #swallowsRecords(value: string): boolean {
    if (this.#width < 2) return false;
    const [, ...lines] = value.split(/\r\n|\r|\n/);
    return lines.some((line) => line.split(this.delimiter).length >= this.#width);
  }

  /**
   * Reads on behind an opening quote that is a character like any other. Between it and the quote that closed it quotes come
   * in pairs, so nothing there can open a cell again: no text is read more than twice.
   */
  #takeLiterally(text: string) {
    const read = this.#gone + this.#at - this.#recordStart;
    const again = text.length - (this.#text.length - this.#at);
    this.#begin(text);
    this.#gone = Math.max(0, read - again);
    this.#prefix = QUOTE;
  }

  #endsCell(code: number): boolean {
    return Number.isNaN(code) || code === LF || code === CR || code === this.delimiter.charCodeAt(0);
  }

  #takePlain(out: string[][]): boolean {
    const { length } = this.#text;
    const end = Math.min(this.#delimiterAt(this.#at), this.#lf(this.#at), this.#cr(this.#at));
    const undecided = end === length || (end === length - 1 && this.#text.charCodeAt(end) === CR);
    if (undecided && !this.#final) return false;
    const value = this.#prefix + this.#text.slice(this.#at, end);
    this.#prefix = "";
    this.#at = end;
    this.#endCell(value, out);
    return true;
  }

  /** The cell ends at `#at`: at a delimiter, a line end, or the end of the text. */
  #endCell(value: string, out: string[][]) {
    const code = this.#text.charCodeAt(this.#at);
    if (code === this.delimiter.charCodeAt(0)) {
      this.#cells?.push(value);
      this.#at += 1;
      return;
    }
    if (code === CR && this.#text.charCodeAt(this.#at + 1) === LF) this.#at += 1;
    this.#at += 1;
    this.#finish(value, out);
  }

  #finish(value: string, out: string[][]) {
    const cells = this.#cells ?? [];
    cells.push(value);
    out.push(cells);
    this.#cells = null;
    this.#closeRecord(cells.length);
  }

  #closeRecord(cells: number) {
    if (this.#width < 2) this.#width = cells;
    this.records += 1;
    this.#at = Math.min(this.#at, this.#text.length);
    this.#recordStart = this.#at;
    this.#gone = 0;
  }

  // Where the next of each character is, at or after `from`; the length of the text where there is none. Looked up
  // once and kept, so that a character that is rare is not searched for again in every cell.
  #quote(from: number): number {
    if (this.#nextQuote < from) this.#nextQuote = this.#find(QUOTE, from);
    return this.#nextQuote;
  }
  #delimiterAt(from: number): number {
    if (this.#nextDelimiter < from) this.#nextDelimiter = this.#find(this.delimiter, from);
    return this.#nextDelimiter;
  }
  #lf(from: number): number {
    if (this.#nextLf < from) this.#nextLf = this.#find("\n", from);
    return this.#nextLf;
  }
  #cr(from: number): number {
    if (this.#nextCr < from) this.#nextCr = this.#find("\r", from);
    return this.#nextCr;
  }
  #find(character: string, from: number): number {
    const found = this.#text.indexOf(character, from);
    return found === -1 ? this.#text.length : found;
  }
}
