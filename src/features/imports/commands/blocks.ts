/** Large enough to be sent as it is, small enough that many months with a block each fit in the memory. */
export const BLOCK_BYTES = 32 * 1024;
/** Blocks beyond these are given back to the system: a scattered file may be followed by an orderly one. */
const MOST_SPARE = 512;

/**
 * Memory that was used and is used again. New memory for each batch would be cleared each time, and what is no longer
 * needed would stand about until the garbage collector looks.
 */
export class Blocks {
  readonly #spare: Buffer[] = [];

  /** A block; what stands in it is of no meaning. */
  take(): Buffer {
    return this.#spare.pop() ?? Buffer.allocUnsafeSlow(BLOCK_BYTES);
  }

  /** Takes a block back; nobody may look at what was written there any more. */
  giveBack(block: Buffer): void {
    if (this.#spare.length < MOST_SPARE) this.#spare.push(block);
  }
}
