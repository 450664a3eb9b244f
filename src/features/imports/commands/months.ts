import type { Pool } from "pg";

const DAY_MS = 86_400_000;

/** A month of UTC, as year × 12 + month − 1. */
export type Month = number;

/** The table that holds a month's answers; `Months` made it. */
export function tableOf(month: Month): string {
  return `facts.response_${Math.floor(month / 12)}_${String((month % 12) + 1).padStart(2, "0")}`;
}

/** The months that answers fall into, each made when it is first met. */
export class Months {
  readonly #byDay = new Map<number, Month>();
  readonly #made = new Set<Month>();

  constructor(readonly pool: Pool) {}

  /** The month of each moment (milliseconds since 1970). */
  async of(moments: Float64Array): Promise<Int32Array> {
    const months = new Int32Array(moments.length);
    for (let index = 0; index < moments.length; index++) {
      const day = Math.floor((moments[index] ?? NaN) / DAY_MS);
      months[index] = this.#byDay.get(day) ?? (await this.#learn(day));
    }
    return months;
  }

  async #learn(day: number): Promise<Month> {
    const date = new Date(day * DAY_MS);
    const month = date.getUTCFullYear() * 12 + date.getUTCMonth();
    if (!this.#made.has(month)) {
      await this.pool.query("SELECT facts.ensure_months($1::date, $1::date)", [
        date.toISOString().slice(0, 10),
      ]);
      this.#made.add(month);
    }
    this.#byDay.set(day, month);
    return month;
  }
}
