import { detached, noDates, tallyDate } from "./date-order";
import { readWhole } from "./scores";

/** Different values kept of a column; more than this and it is not a scale. */
const distinctLimit = 64;
/** Longer values are prose; they are neither kept nor compared. */
const valueLimit = 80;
const sampleLength = 120;
/** Filled cells after which a column that is neither numbers nor dates is only counted on. */
const patience = 2000;

/** What one pass over a file learns about one column, in bounded memory. */
export class ColumnStats {
  filled = 0;
  /** Filled cells whose content was looked at; what shares are shares of. */
  examined = 0;
  readonly samples: string[] = [];
  /** Whole numbers, and how often each of 0 to 10 occurs. */
  whole = 0;
  lowest = Infinity;
  highest = -Infinity;
  readonly histogram = new Array<number>(11).fill(0);
  /** Cells of several words: prose or labels. */
  prose = 0;
  addresses = 0;
  decimalCommas = 0;
  /** Numbers with a dot, and those whose dots can part thousands: 1.234. */
  dotted = 0;
  grouped = 0;
  readonly dates = noDates();
  /** Different values while there are few; null once there are too many. */
  distinct: Map<string, number> | null = new Map();
  #settled = false;

  /** Adds a cell as it stands in the file. */
  add(cell: string): void {
    const text = cell.trim();
    if (text === "") return;
    this.filled += 1;
    if (this.samples.length < 3) this.#sample(text);
    if (this.#settled) return;
    this.examined += 1;
    if (this.distinct === null) this.#classify(text, 1);
    else this.#countDistinct(this.distinct, text);
    if (this.examined % patience === 0) this.#settle();
  }

  /** To be called after the last cell. */
  finish(): this {
    for (const [text, times] of this.distinct ?? []) this.#classify(text, times);
    return this;
  }

  #settle() {
    const useful = Math.max(this.whole, this.dates.written, this.dates.serials);
    this.#settled = this.distinct === null && useful < this.examined / 2;
  }

  #sample(text: string) {
    const sample = text.slice(0, sampleLength);
    if (!this.samples.includes(sample)) this.samples.push(detached(sample));
  }

  /** While a column has few different values they are only counted, and each is looked at once. */
  #countDistinct(distinct: Map<string, number>, text: string) {
    const seen = distinct.get(text);
    if (seen !== undefined) {
      distinct.set(text, seen + 1);
    } else if (distinct.size < distinctLimit && text.length <= valueLimit) {
      distinct.set(detached(text), 1);
    } else {
      this.finish();
      this.distinct = null;
      this.#classify(text, 1);
    }
  }

  #classify(text: string, times: number) {
    if (text.length > valueLimit) {
      this.prose += times;
      return;
    }
    const number = readWhole(text);
    if (number !== undefined) {
      this.#classifyWhole(number, times);
      if (number > 9999) tallyDate(this.dates, text, times);
      return;
    }
    tallyDate(this.dates, text, times);
    if (isProse(text)) this.prose += times;
    else if (text.includes("@")) this.addresses += times;
    else this.#classifyAmount(text, times);
  }

  #classifyAmount(text: string, times: number) {
    if (/\d,\d{1,2}\D*$/.test(text)) this.decimalCommas += times;
    if (!text.includes(".")) return;
    if (/^\D{0,4}\d+(?:\.\d+)+\D{0,4}$/.test(text)) this.dotted += times;
    if (/^\D{0,4}[1-9]\d{0,2}(?:\.\d{3})+\D{0,4}$/.test(text)) this.grouped += times;
  }

  #classifyWhole(number: number, times: number) {
    this.whole += times;
    if (number < this.lowest) this.lowest = number;
    if (number > this.highest) this.highest = number;
    if (number >= 0 && number <= 10) this.histogram[number] = (this.histogram[number] ?? 0) + times;
  }
}

/** Several words, or a script that writes without blanks. */
function isProse(text: string): boolean {
  return (text.includes(" ") && /\p{L}/u.test(text)) || /[\u0e00-\u0eff\u2e80-\uffff]/.test(text);
}
