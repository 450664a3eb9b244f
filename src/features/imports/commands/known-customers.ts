import { randomInt } from "node:crypto";

/** So many customers are remembered, and up to as many before them: 30 MB at most, where references have 20 characters. */
const REMEMBERED = 150_000;
const SLOTS = 2 ** 18;
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

/**
 * A hash table with open addressing. What is looked at together lies together, because each jump in memory costs more than
 * the rest of a look: a slot holds the place of an entry plus one and its hash, an entry where its text begins (the next
 * one's begins where it ends) and its number.
 */
class Generation {
  size = 0;
  readonly #slots = new Int32Array(SLOTS * 2);
  readonly #entries = new Float64Array((REMEMBERED + 1) * 2);
  #characters = new Uint16Array(FIRST_CHARACTERS);

  find(ref: string): Known | undefined {
    const entry = this.#slots[this.#slotOf(ref, hashOf(ref))] ?? 0;
    return entry === 0 ? undefined : this.#entries[entry * 2 - 1];
  }

  set(ref: string, known: Known): void {
    const hash = hashOf(ref);
    const slot = this.#slotOf(ref, hash);
    const entry = this.#slots[slot] ?? 0;
    if (entry > 0) this.#entries[entry * 2 - 1] = known;
    else this.#add(slot, ref, hash, known);
  }

  /** Where the slot begins that holds this reference, or the free one where it belongs. */
  #slotOf(ref: string, hash: number): number {
    let slot = (hash & (SLOTS - 1)) * 2;
    for (let entry = this.#slots[slot]; entry; entry = this.#slots[slot]) {
      if (this.#slots[slot + 1] === hash && this.#isAt(entry - 1, ref)) return slot;
      slot = (slot + 2) & (SLOTS * 2 - 1);
    }
    return slot;
  }

  #isAt(entry: number, ref: string): boolean {
    const start = this.#entries[entry * 2] ?? 0;
    if ((this.#entries[entry * 2 + 2] ?? 0) - start !== ref.length) return false;
    for (let i = 0; i < ref.length; i++) if (this.#characters[start + i] !== ref.charCodeAt(i)) return false;
    return true;
  }

  #add(slot: number, ref: string, hash: number, known: Known): void {
    const entry = this.size++;
    const start = this.#entries[entry * 2] ?? 0;
    if (start + ref.length > this.#characters.length) {
      const larger = new Uint16Array(Math.max(start + ref.length, this.#characters.length * 2));
      larger.set(this.#characters);
      this.#characters = larger;
    }
    for (let i = 0; i < ref.length; i++) this.#characters[start + i] = ref.charCodeAt(i);
    this.#entries[entry * 2 + 1] = known;
    this.#entries[entry * 2 + 2] = start + ref.length;
    this.#slots[slot] = entry + 1;
    this.#slots[slot + 1] = hash;
  }
}

/** FNV-1a over UTF-16 units from a start of its own, with the upper bits mixed into the lower ones that choose a slot. */
function hashOf(text: string): number {
  let hash = SEED;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash ^ (hash >>> 15);
}
