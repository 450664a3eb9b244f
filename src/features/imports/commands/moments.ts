import type { Pool } from "pg";
import type { AcceptedRow } from "../rules/normalise";

/** From which local time on (as if it were UTC) local times are how far ahead of UTC; milliseconds. */
type Offset = { since: number; ahead: number };

/**
 * Turns the times of a file into moments. How a zone's local times follow UTC is the database's to say, once for each
 * month: so a time that its clocks skip or show twice means what it means wherever the database reads it.
 */
export class Moments {
  /** By year × 12 + month (January is 1), latest first. */
  readonly #offsets = new Map<number, readonly Offset[]>();

  constructor(
    readonly pool: Pool,
    readonly zone: string,
  ) {}

  /** Each row's moment in milliseconds since 1970. */
  async of(rows: readonly AcceptedRow[]): Promise<Float64Array> {
    const moments = new Float64Array(rows.length);
    for (let index = 0; index < rows.length; index++) {
      const answeredAt = rows[index]?.answeredAt ?? "";
      const [year, month] = [number(answeredAt, 0, 4), number(answeredAt, 5, 7)];
      const time = [
        number(answeredAt, 11, 13),
        number(answeredAt, 14, 16),
        number(answeredAt, 17, 19),
      ] as const;
      const local = Date.UTC(year, month - 1, number(answeredAt, 8, 10), ...time);
      if (answeredAt.length > 19) moments[index] = local;
      else {
        const key = year * 12 + month;
        moments[index] = local - aheadAt(this.#offsets.get(key) ?? (await this.#learn(key)), local);
      }
    }
    return moments;
  }

  async #learn(key: number): Promise<readonly Offset[]> {
    const month = new Date(Date.UTC(Math.floor((key - 1) / 12), (key - 1) % 12)).toISOString().slice(0, 10);
    const { rows } = await this.pool.query<{ since: number; seconds: number }>(
      "SELECT since, seconds FROM facts.offsets_of($1, $2) ORDER BY since DESC",
      [this.zone, month],
    );
    const offsets = rows.map(({ since, seconds }) => ({ since: since * 1000, ahead: seconds * 1000 }));
    this.#offsets.set(key, offsets);
    return offsets;
  }
}

function aheadAt(offsets: readonly Offset[], local: number): number {
  for (const { since, ahead } of offsets) if (since <= local) return ahead;
  throw new Error("A local time lies before the month it is in.");
}

/** The digits of `text` from `from` up to `to`. */
function number(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) value = value * 10 + text.charCodeAt(at) - 48;
  return value;
}
