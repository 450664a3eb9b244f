import type { Pool } from "pg";
import { UnreadableFile } from "../schema";
import type { AcceptedRow } from "../rules/normalise";

export type RowDimensions = {
  touchpoint: number | null;
  channel: number | null;
  segment: number | null;
  persona: number | null;
};

const TABLES = ["touchpoint", "channel", "segment", "persona"] as const;
type Table = (typeof TABLES)[number];

/** More different names than this are no list of touchpoints or segments but a column mapped by mistake. */
const MOST_NAMES = 500;

/** Turns the names in a file into ids, making new touchpoints, channels, segments and personas as they come. */
export class Dimensions {
  readonly #ids: Record<Table, Map<string, number>> = {
    touchpoint: new Map(),
    channel: new Map(),
    segment: new Map(),
    persona: new Map(),
  };

  of(row: AcceptedRow): RowDimensions {
    return {
      touchpoint: this.#idOf("touchpoint", row.touchpoint),
      channel: this.#idOf("channel", row.channel),
      segment: this.#idOf("segment", row.segment),
      persona: this.#idOf("persona", row.persona),
    };
  }

  #idOf(table: Table, name: string | null): number | null {
    return name === null ? null : (this.#ids[table].get(keyOf(name)) ?? null);
  }

  /** Learns every name of a batch before it is filed. Names differ by more than case and outer blanks. */
  async learn(pool: Pool, rows: readonly AcceptedRow[]): Promise<void> {
    for (const table of TABLES) {
      const unknown = new Map<string, string>();
      for (const { [table]: name } of rows) {
        if (name !== null && !this.#ids[table].has(keyOf(name))) unknown.set(keyOf(name), name.trim());
      }
      if (unknown.size > 0) await this.#learnTable(pool, table, unknown);
    }
  }

  async #learnTable(pool: Pool, table: Table, unknown: ReadonlyMap<string, string>): Promise<void> {
    if (this.#ids[table].size + unknown.size > MOST_NAMES) {
      throw new UnreadableFile(
        `The column mapped to ${table} holds more than ${MOST_NAMES} different values; another column may be meant.`,
      );
    }
    const names = [...unknown.values()];
    await pool.query(
      `INSERT INTO ${table} (slug, name)
       SELECT left(trim(BOTH '-' FROM regexp_replace(lower(name), '[^a-z0-9]+', '-', 'g')), 60) || '-' || left(md5(lower(name)), 6), name
       FROM unnest($1::text[]) AS unnested(name)
       WHERE NOT EXISTS (SELECT FROM ${table} AS t WHERE lower(t.name) = lower(unnested.name))
       ON CONFLICT DO NOTHING`,
      [names],
    );
    // Matched by place in the list: the database folds case as it does, whatever JavaScript thinks of "İstanbul".
    const { rows } = await pool.query<{ id: number; place: number }>(
      `SELECT min(t.id) AS id, name.place::int FROM unnest($1::text[]) WITH ORDINALITY AS name (text, place)
       JOIN ${table} AS t ON lower(t.name) = lower(name.text) GROUP BY name.place`,
      [names],
    );
    if (rows.length < names.length) throw new Error(`A ${table} was not found after it was made.`);
    for (const { id, place } of rows) this.#ids[table].set(keyOf(names[place - 1] ?? ""), id);
  }
}

const keyOf = (name: string) => name.trim().toLowerCase();
