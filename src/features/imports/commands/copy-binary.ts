import { BLOCK_BYTES, Blocks } from "./blocks";

const TWO_TO_32 = 4_294_967_296;
/** Milliseconds from 1970 to 2000, where PostgreSQL's time begins. */
const YEAR_2000_MS = 946_684_800_000;
const NULL_LENGTH = -1;

/**
 * Writes values as rows of COPY's binary format straight into bytes: no string is made of them, so a million rows leave
 * nothing for the garbage collector, and the database has nothing to parse. Each row says first how many values it has;
 * each value must be of its column's very type.
 */
export class CopyBinary {
  readonly #full: Buffer[] = [];
  #fullBytes = 0;
  #block: Buffer = Buffer.alloc(0);
  #length = 0;

  constructor(readonly blocks = new Blocks()) {}

  /** Bytes written so far. */
  get length(): number {
    return this.#fullBytes + this.#length;
  }

  /** What was written so far, in pieces that follow each other; it holds until `release`. A row may be parted. */
  pieces(): Buffer[] {
    return [...this.#full, this.#block.subarray(0, this.#length)];
  }

  /** Gives the memory back, and begins anew. */
  release(): void {
    for (const piece of this.pieces()) if (piece.length > 0) this.blocks.giveBack(Buffer.from(piece.buffer)); // the whole block
    this.#full.length = this.#fullBytes = this.#length = 0;
    this.#block = Buffer.alloc(0);
  }

  row(values: number): void {
    this.#reserve(2);
    this.#two(values);
  }

  smallint(value: number | null): void {
    if (value === null) {
      this.#null();
      return;
    }
    this.#reserve(6);
    this.#four(2);
    this.#two(value);
  }

  integer(value: number | null): void {
    if (value === null) {
      this.#null();
      return;
    }
    this.#reserve(8);
    this.#four(4);
    this.#four(value);
  }

  bigint(value: number | null): void {
    if (value === null) {
      this.#null();
      return;
    }
    this.#reserve(12);
    this.#four(8);
    this.#four(Math.floor(value / TWO_TO_32));
    this.#four(value);
  }

  real(value: number | null): void {
    if (value === null) {
      this.#null();
      return;
    }
    this.#reserve(8);
    this.#four(4);
    this.#length = this.#block.writeFloatBE(value, this.#length);
  }

  /** A moment, in milliseconds since 1970. */
  timestamptz(ms: number): void {
    this.bigint((ms - YEAR_2000_MS) * 1000);
  }

  text(value: string | null): void {
    if (value === null) {
      this.#null();
      return;
    }
    if (value.length > BLOCK_BYTES - 4) {
      this.#long(value);
      return;
    }
    this.#reserve(4 + value.length);
    const start = this.#length;
    this.#four(value.length);
    for (let i = 0; i < value.length; i++) {
      const code = value.charCodeAt(i);
      if (code >= 128) {
        this.#length = start;
        this.#wide(value);
        return;
      }
      this.#block[this.#length++] = code;
    }
  }

  /** Text beyond plain ASCII. */
  #wide(value: string): void {
    if (this.#length + 4 + value.length * 3 > this.#block.length) {
      this.#long(value);
      return;
    }
    const bytes = this.#block.write(value, this.#length + 4);
    this.#four(bytes);
    this.#length += bytes;
  }

  /** Text that may end in another block. */
  #long(value: string): void {
    const bytes = Buffer.from(value);
    this.#reserve(4);
    this.#four(bytes.length);
    for (let at = 0; at < bytes.length;) {
      this.#reserve(1);
      const copied = bytes.copy(this.#block, this.#length, at);
      this.#length += copied;
      at += copied;
    }
  }

  #null(): void {
    this.#reserve(4);
    this.#four(NULL_LENGTH);
  }

  #two(value: number): void {
    this.#block[this.#length++] = value >> 8;
    this.#block[this.#length++] = value;
  }

  /** The lower 32 bits. */
  #four(value: number): void {
    const bits = value | 0;
    this.#block[this.#length++] = bits >> 24;
    this.#block[this.#length++] = bits >> 16;
    this.#block[this.#length++] = bits >> 8;
    this.#block[this.#length++] = bits;
  }

  /** Room for so many bytes in one block. */
  #reserve(bytes: number): void {
    if (this.#length + bytes <= this.#block.length) return;
    if (this.#length > 0) this.#full.push(this.#block.subarray(0, this.#length));
    this.#fullBytes += this.#length;
    this.#block = this.blocks.take();
    this.#length = 0;
  }
}

/** Rows of the binary format, one by one. */
export function* eachRow(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length;) {
    const start = at;
    const values = bytes.readInt16BE(at);
    at += 2;
    for (let value = 0; value < values; value++) at += 4 + Math.max(0, bytes.readInt32BE(at));
    yield bytes.subarray(start, at);
  }
}

/** The text at one place of each row. */
export function textsOf(bytes: Buffer, place: number): string[] {
  const texts: string[] = [];
  for (const row of eachRow(bytes)) {
    let at = 2;
    for (let value = 0; value < place; value++) at += 4 + Math.max(0, row.readInt32BE(at));
    texts.push(row.toString("utf8", at + 4, at + 4 + row.readInt32BE(at)));
  }
  return texts;
}
