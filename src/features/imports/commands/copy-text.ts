/** Bytes of a new buffer; it grows with what is written. */
const FIRST_BYTES = 16 * 1024;

const TAB = 9;
const LF = 10;
const CR = 13;
const BACKSLASH = 92;
const ZERO = 48;

/**
 * Writes values as lines of COPY's text format straight into bytes: no string is made of them, so a million lines
 * leave nothing for the garbage collector. Each value ends with a tab or, the last of its line, with `endLine`.
 */
export class CopyText {
  #bytes = Buffer.alloc(FIRST_BYTES);
  #length = 0;

  /** What was written since the last call, as a copy of its own. */
  take(): Buffer {
    const taken = Buffer.from(this.#bytes.subarray(0, this.#length));
    this.#length = 0;
    return taken;
  }

  number(value: number | null): void {
    if (value === null) this.#null();
    else if (Number.isSafeInteger(value) && value >= 0) this.#whole(value);
    else this.#characters(String(value));
    this.#bytes[this.#length++] = TAB;
  }

  text(value: string | null): void {
    if (value === null) this.#null();
    else this.#characters(value);
    this.#bytes[this.#length++] = TAB;
  }

  /** Turns the tab after the last value into a line end. */
  endLine(): void {
    this.#bytes[this.#length - 1] = LF;
  }

  #null(): void {
    this.#reserve(2);
    this.#bytes[this.#length++] = BACKSLASH;
    this.#bytes[this.#length++] = 78; // \N
  }

  #whole(value: number): void {
    this.#reserve(17);
    let from = this.#length;
    for (let rest = value; rest >= 10; rest = Math.floor(rest / 10)) from++;
    this.#length = from + 1;
    for (let rest = value; ; rest = Math.floor(rest / 10)) {
      this.#bytes[from--] = ZERO + (rest % 10);
      if (rest < 10) return;
    }
  }

  #characters(value: string): void {
    this.#reserve(value.length);
    const start = this.#length;
    for (let i = 0; i < value.length; i++) {
      const code = value.charCodeAt(i);
      if (code >= 128 || code === BACKSLASH || (code <= CR && (code === TAB || code === LF || code === CR))) {
        this.#length = start;
        this.#escaped(value);
        return;
      }
      this.#bytes[this.#length++] = code;
    }
  }

  /** Text beyond plain ASCII, or with characters that COPY gives a meaning. */
  #escaped(value: string): void {
    const text = value
      .replaceAll("\\", "\\\\")
      .replaceAll("\t", "\\t")
      .replaceAll("\n", "\\n")
      .replaceAll("\r", "\\r");
    this.#reserve(text.length * 3);
    this.#length += this.#bytes.write(text, this.#length);
  }

  /** Makes room for so many bytes and the tab after them. */
  #reserve(bytes: number): void {
    const needed = this.#length + bytes + 1;
    if (needed <= this.#bytes.length) return;
    const larger = Buffer.alloc(Math.max(needed, this.#bytes.length * 2));
    this.#bytes.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
  }
}
