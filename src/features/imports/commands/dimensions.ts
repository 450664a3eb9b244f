import type { Pool } from "pg";
import { UnreadableFile } from "../schema";
import { detached } from "../rules/detached";
import type { AcceptedRow } from "../rules/normalise";

export const TABLES = ["touchpoint", "channel", "segment", "persona"] as const;
type Table = (typeof TABLES)[number];

/** More different names than this are no list of touchpoints or segments but a column mapped by mistake. */
const MOST_NAMES = 500;
const MOST_SPELLINGS = 4 * MOST_NAMES;

/** Turns the names in a file into ids, making new touchpoints, channels, segments and personas as they come. */
export class Dimensions {
  readonly #tables: Record<Table, Names> = {
    touchpoint: new Names(),
    channel: new Names(),
    segment: new Names(),
    persona: new Names(),
  };

  constructor(readonly pool: Pool) {}

  /** The ids of each row's names, one after the other in the order of `TABLES`; 0 for no name. Learns what is new. */
  async idsOf(rows: readonly AcceptedRow[]): Promise<Int32Array> {
    const ids = new Int32Array(rows.length * TABLES.length);
    for (const [place, table] of TABLES.entries())
      if (!this.#find(rows, table, place, ids)) {
        await this.#learn(rows, table);
        this.#find(rows, table, place, ids);
      }
    return ids;
  }

  /** False where a name is not known yet. */
  #find(rows: readonly AcceptedRow[], table: Table, place: number, ids: Int32Array): boolean {
    const names = this.#tables[table];
    let areKnown = true;
    for (let index = 0; index < rows.length; index++) {
      const name = rows[index]?.[table] ?? null;
      if (name === null) continue;
      const id = names.find(name);
      if (id === undefined) areKnown = false;
      else ids[index * TABLES.length + place] = id;
    }
    return areKnown;
  }

  /** Names differ by more than case and outer blanks. */
  async #learn(rows: readonly AcceptedRow[], table: Table): Promise<void> {
    const unknown = new Map<string, string>();
    for (const { [table]: name } of rows)
      if (name !== null && this.#tables[table].find(name) === undefined)
        unknown.set(keyOf(name), name.trim());
    await this.#learnTable(table, unknown);
  }

  async #learnTable(table: Table, unknown: ReadonlyMap<string, string>): Promise<void> {
    if (this.#tables[table].size + unknown.size > MOST_NAMES) {
      throw new UnreadableFile(
        `The column mapped to ${table} holds more than ${MOST_NAMES} different values; another column may be meant.`,
      );
    }
    const names = [...unknown.values()];
    await this.pool.query(
      `INSERT INTO ${table} (slug, name)
       SELECT left(trim(BOTH '-' FROM regexp_replace(lower(name), '[^a-z0-9]+', '-', 'g')), 60) || '-' || left(md5(lower(name)), 6), name
       FROM unnest($1::text[]) AS unnested(name)
       WHERE NOT EXISTS (SELECT FROM ${table} AS t WHERE lower(t.name) = lower(unnested.name))
       ON CONFLICT DO NOTHING`,
      [names],
    );
    // Matched by place in the list: the database folds case as it does, whatever JavaScript thinks of "İstanbul".
    const { rows } = await this.pool.query<{ id: number; place: number }>(
      `SELECT min(${table === "touchpoint" ? "coalesce(t.merged_into, t.id)" : "t.id"}) AS id, name.place::int FROM unnest($1::text[]) WITH ORDINALITY AS name (text, place)
       JOIN ${table} AS t ON lower(t.name) = lower(name.text) GROUP BY name.place`,
      [names],
    );
    if (rows.length < names.length) throw new Error(`A ${table} was not found after it was made.`);
    for (const { id, place } of rows) this.#tables[table].add(names[place - 1] ?? "", id);
  }
}

/** The ids of names, found by any spelling; a spelling met before is found without folding it again. */
class Names {
  readonly #byKey = new Map<string, number>();
  readonly #bySpelling = new Map<string, number>();

  get size(): number {
    return this.#byKey.size;
  }

  add(name: string, id: number): void {
    this.#byKey.set(detached(keyOf(name)), id);
  }

  find(name: string): number | undefined {
    const met = this.#bySpelling.get(name);
    if (met !== undefined) return met;
    const id = this.#byKey.get(keyOf(name));
    if (id !== undefined && this.#bySpelling.size < MOST_SPELLINGS) this.#bySpelling.set(detached(name), id);
    return id;
  }
}

const keyOf = (name: string) => name.trim().toLowerCase();
