const FIRST_LENGTH = 4096;

/**
 * A growing list of 32-bit integers outside the heap: what a batch remembers of its rows lives for several collections,
 * and as objects the garbage collector would walk and copy it at each of them.
 */
export class Integers {
  #numbers = new Int32Array(FIRST_LENGTH);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(number: number): void {
    if (this.#length === this.#numbers.length) {
      const larger = new Int32Array(this.#length * 2);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#numbers[this.#length++] = number;
  }

  /** The numbers so far, without a copy. */
  values(): Int32Array {
    return this.#numbers.subarray(0, this.#length);
  }
}
