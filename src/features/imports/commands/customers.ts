import type { Pool } from "pg";
import type { AcceptedRow } from "../rules/normalise";

/** Customers remembered at most: about 15 MB. Beyond them all are forgotten, and asked for again as they come. */
const MOST_KNOWN = 100_000;

/** What is known of a customer is never overwritten, only filled in, so that an import can be taken out again. */
const MEET = `
  INSERT INTO customer (ref, email, revenue, import_id)
  SELECT ref, email, revenue, $4 FROM unnest($1::text[], $2::text[], $3::numeric[]) AS met (ref, email, revenue) ORDER BY ref
  ON CONFLICT (ref) DO UPDATE SET email = coalesce(customer.email, excluded.email), revenue = coalesce(customer.revenue, excluded.revenue)
  WHERE (customer.email IS NULL AND excluded.email IS NOT NULL) OR (customer.revenue IS NULL AND excluded.revenue IS NOT NULL)`;

type Known = { id: string; email: string | null; revenue: number | null };

/** Turns the customers in a file into ids, making new ones as they come and keeping what the file says of them. */
export class Customers {
  // Keys and values come from the database: a part of the file's text would keep the whole of it in memory.
  readonly #known = new Map<string, Known>();

  constructor(readonly importId: number) {}

  of(row: AcceptedRow): string | null {
    const ref = refOf(row);
    return ref === null ? null : (this.#known.get(ref)?.id ?? null);
  }

  /** Learns every customer of some rows before they are filed; of two rows that say something, the first counts. */
  async learn(pool: Pool, rows: readonly AcceptedRow[]): Promise<void> {
    if (this.#known.size > MOST_KNOWN) this.#known.clear();
    const met = new Map<string, AcceptedRow>();
    for (const row of rows) {
      const ref = refOf(row);
      if (ref !== null && !met.has(ref) && tellsSomething(row, this.#known.get(ref))) met.set(ref, row);
    }
    if (met.size > 0) await this.#meet(pool, met);
  }

  async #meet(pool: Pool, met: ReadonlyMap<string, AcceptedRow>): Promise<void> {
    const refs = [...met.keys()];
    const rows = [...met.values()];
    await pool.query(MEET, [
      refs,
      rows.map(({ email }) => email),
      rows.map(({ revenue }) => revenue),
      this.importId,
    ]);
    const { rows: found } = await pool.query<[string, string, string | null, string | null]>({
      text: "SELECT ref, id::text, email, revenue::text FROM customer WHERE ref = ANY($1)",
      values: [refs],
      rowMode: "array",
    });
    for (const [ref, id, email, revenue] of found)
      this.#known.set(ref, { id, email, revenue: revenue === null ? null : Number(revenue) });
  }
}

/** A customer's number, or the address where there is none. */
function refOf({ customer, email }: AcceptedRow): string | null {
  return customer ?? (email === null ? null : `email:${email.toLowerCase()}`);
}

/** Does a row speak of somebody unknown, or fill in what is not known of them? */
function tellsSomething({ email, revenue }: AcceptedRow, known: Known | undefined): boolean {
  if (!known) return true;
  return (email !== null && known.email === null) || (revenue !== null && known.revenue === null);
}
