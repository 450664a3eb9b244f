/**
 * Remembers up to `limit` ids as 53-bit hashes in flat arrays (16 bytes an id at most), so that a file of millions of
 * rows can be checked for ids that occur twice. Two different ids of two million share a hash with a chance of about
 * one in five thousand; only the count before an import rests on it, never the import itself.
 */
export class SeenIds {
  static readonly limit = 2_000_000;
  #slots = new Float64Array(1024);
  #size = 0;

  /** True when the id was added before. Ids beyond the limit are not remembered: see `full`. */
  add(id: string): boolean {
    const hash = hash53(id);
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (; this.#slots[slot] !== 0; slot = (slot + 1) & mask) {
      if (this.#slots[slot] === hash) return true;
    }
    if (this.full) return false;
    this.#slots[slot] = hash;
    this.#size += 1;
    if (this.#size * 2 > this.#slots.length) this.#grow();
    return false;
  }

  get full(): boolean {
    return this.#size >= SeenIds.limit;
  }

  #grow() {
    const old = this.#slots;
    this.#slots = new Float64Array(old.length * 2);
    const mask = this.#slots.length - 1;
    for (const hash of old) {
      if (hash === 0) continue;
      let slot = hash & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = hash;
    }
  }
}

/** cyrb53 (public domain, https://github.com/bryc/code): two multiply–xor lanes. Never 0. */
function hash53(text: string): number {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return 4294967296 * (2097151 & b) + (a >>> 0) || 1;
}
