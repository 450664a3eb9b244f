import { randomInt } from "node:crypto";

/** So many customers are remembered, and up to as many before them: 30 MB at most, where references have 20 characters. */
const REMEMBERED = 150_000;
const SLOTS = 2 ** 19;
const FIRST_CHARACTERS = 2 ** 20;
/** So that nobody can write a file whose customers all fall into one slot. */
const SEED = randomInt(2 ** 32);

/** A customer's id and what is known of them, in one number because many are remembered: id × 4 + email 2 + revenue 1. */
export type Known = number;

/**
 * The customers met last, by reference. Held in flat arrays: a hundred thousand strings would have to be walked by the
 * garbage collector again and again, and each would be a place of its own in memory to look at.
 */
export class KnownCustomers {
  #recent = new Generation();
  #older: Generation | undefined;

  find(ref: string): Known | undefined {
    return this.#recent.find(ref) ?? this.#older?.find(ref);
  }

  remember(ref: string, known: Known): void {
    if (this.#recent.size === REMEMBERED) {
      this.#older = this.#recent;
      this.#recent = new Generation();
    }
    this.#recent.set(ref, known);
  }
}

/** A hash table with open addressing: a slot holds the place of an entry plus one, an entry its hash, text and number. */
class Generation {
  size = 0;
  readonly #slots = new Int32Array(SLOTS);
  readonly #hashes = new Int32Array(REMEMBERED);
  /** Where the text of each entry begins; the next one's begins where it ends. */
  readonly #starts = new Int32Array(REMEMBERED + 1);
  readonly #known = new Float64Array(REMEMBERED);
  #characters = new Uint16Array(FIRST_CHARACTERS);

  find(ref: string): Known | undefined {
    const slot = this.#slots[this.#slotOf(ref, hashOf(ref))] ?? 0;
    return slot === 0 ? undefined : this.#known[slot - 1];
  }

  set(ref: string, known: Known): void {
    const hash = hashOf(ref);
    const slot = this.#slotOf(ref, hash);
    const entry = (this.#slots[slot] ?? 0) - 1;
    if (entry >= 0) this.#known[entry] = known;
    else this.#add(slot, ref, hash, known);
  }

  /** The slot that holds this reference, or the free one where it belongs. */
  #slotOf(ref: string, hash: number): number {
    let slot = hash & (SLOTS - 1);
    for (let entry = this.#slots[slot]; entry; entry = this.#slots[slot]) {
      if (this.#hashes[entry - 1] === hash && this.#isAt(entry - 1, ref)) return slot;
      slot = (slot + 1) & (SLOTS - 1);
    }
    return slot;
  }

  #isAt(entry: number, ref: string): boolean {
    const start = this.#starts[entry] ?? 0;
    if ((this.#starts[entry + 1] ?? 0) - start !== ref.length) return false;
    for (let i = 0; i < ref.length; i++) if (this.#characters[start + i] !== ref.charCodeAt(i)) return false;
    return true;
  }

  #add(slot: number, ref: string, hash: number, known: Known): void {
    const entry = this.size++;
    const start = this.#starts[entry] ?? 0;
    if (start + ref.length > this.#characters.length) {
      const larger = new Uint16Array(Math.max(start + ref.length, this.#characters.length * 2));
      larger.set(this.#characters);
      this.#characters = larger;
    }
    for (let i = 0; i < ref.length; i++) this.#characters[start + i] = ref.charCodeAt(i);
    this.#starts[entry + 1] = start + ref.length;
    this.#hashes[entry] = hash;
    this.#known[entry] = known;
    this.#slots[slot] = entry + 1;
  }
}

/** FNV-1a over UTF-16 units from a start of its own, with the upper bits mixed into the lower ones that choose a slot. */
function hashOf(text: string): number {
  let hash = SEED;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash ^ (hash >>> 15);
}
