/** Bytes of a new buffer; it grows with what is written. */
const FIRST_BYTES = 16 * 1024;

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
  #bytes = Buffer.alloc(FIRST_BYTES);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** What was written since the last call, as a copy of its own. */
  take(): Buffer {
    const taken = Buffer.from(this.#bytes.subarray(0, this.#length));
    this.#length = 0;
    return taken;
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
    this.#length = this.#bytes.writeFloatBE(value, this.#length);
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
      this.#bytes[this.#length++] = code;
    }
  }

  /** Text beyond plain ASCII. */
  #wide(value: string): void {
    this.#reserve(4 + value.length * 3);
    const bytes = this.#bytes.write(value, this.#length + 4);
    this.#four(bytes);
    this.#length += bytes;
  }

  #null(): void {
    this.#reserve(4);
    this.#four(NULL_LENGTH);
  }

  #two(value: number): void {
    this.#bytes[this.#length++] = value >> 8;
    this.#bytes[this.#length++] = value;
  }

  /** The lower 32 bits. */
  #four(value: number): void {
    const bits = value | 0;
    this.#bytes[this.#length++] = bits >> 24;
    this.#bytes[this.#length++] = bits >> 16;
    this.#bytes[this.#length++] = bits >> 8;
    this.#bytes[this.#length++] = bits;
  }

  #reserve(bytes: number): void {
    const needed = this.#length + bytes;
    if (needed <= this.#bytes.length) return;
    const larger = Buffer.alloc(Math.max(needed, this.#bytes.length * 2));
    this.#bytes.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
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
