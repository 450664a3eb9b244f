import type { Pool } from "pg";
import type { AcceptedRow } from "../rules/normalise";

/** The last so many customers learnt are remembered, and up to as many before them: some 20 MB at most. */
const REMEMBERED = 100_000;

const WHAT_IS_KNOWN = "ref, coalesce(merged_into, id)::text, email IS NOT NULL, revenue IS NOT NULL";
const FIND = `SELECT ${WHAT_IS_KNOWN} FROM customer WHERE ref = ANY($1)`;
/**
 * What is known of a customer is never overwritten, only filled in, so that an import can be taken out again. The
 * order keeps two imports from waiting for each other.
 */
const TELL = `
  INSERT INTO customer (ref, email, revenue, import_id)
  SELECT ref, email, revenue, $4 FROM unnest($1::text[], $2::text[], $3::numeric[]) AS met (ref, email, revenue) ORDER BY ref
  ON CONFLICT (ref) DO UPDATE SET email = coalesce(customer.email, excluded.email), revenue = coalesce(customer.revenue, excluded.revenue)
  WHERE (customer.email IS NULL AND excluded.email IS NOT NULL) OR (customer.revenue IS NULL AND excluded.revenue IS NOT NULL)
  RETURNING ${WHAT_IS_KNOWN}`;

/** What some rows say of one customer; of two rows that say something, the first counts. */
type Met = { email: string | null; revenue: number | null };

/** A customer's id and what is known of them, in one number because many are remembered: id × 4 + email 2 + revenue 1. */
type Known = number;
const idIn = (known: Known) => Math.floor(known / 4);

/** Turns the customers in a file into ids, making new ones as they come and keeping what the file says of them. */
export class Customers {
  // Keys come from the database: a part of the file's text would keep the whole of it in memory.
  #recent = new Map<string, Known>();
  #older = new Map<string, Known>();

  constructor(
    readonly pool: Pool,
    readonly importId: number,
  ) {}

  /** The id of each row's customer, in the rows' order; null where a row names none. */
  async idsOf(rows: readonly AcceptedRow[]): Promise<(number | null)[]> {
    const met = new Map<string, Met>();
    const ids = rows.map((row) => {
      const ref = refOf(row);
      if (ref === null) return null;
      const known = this.#find(ref);
      if (tellsMore(row, known)) meet(met, ref, row);
      return known === undefined ? undefined : idIn(known);
    });
    if (met.size > 0) await this.#learn(met);
    return ids.map((id, index) => (id === undefined ? this.#idOf(rows[index]) : id));
  }

  #find(ref: string): Known | undefined {
    return this.#recent.get(ref) ?? this.#older.get(ref);
  }

  #idOf(row: AcceptedRow | undefined): number {
    const known = this.#find((row && refOf(row)) ?? "");
    if (known === undefined) throw new Error("A customer was not found after they were made.");
    return idIn(known);
  }

  async #learn(met: ReadonlyMap<string, Met>): Promise<void> {
    const refs = [...met.keys()];
    if (this.#recent.size + refs.length > REMEMBERED) {
      this.#older = this.#recent;
      this.#recent = new Map();
    }
    await this.#ask(FIND, [refs]);
    const told = [...met].filter(([ref, words]) => tellsMore(words, this.#find(ref)));
    if (told.length === 0) return;
    const [emails, revenues] = [told.map(([, { email }]) => email), told.map(([, { revenue }]) => revenue)];
    await this.#ask(TELL, [told.map(([ref]) => ref), emails, revenues, this.importId]);
    // Made by another import in this very moment.
    const missed = refs.filter((ref) => this.#find(ref) === undefined);
    if (missed.length > 0) await this.#ask(FIND, [missed]);
  }

  async #ask(text: string, values: unknown[]): Promise<void> {
    const { rows } = await this.pool.query<[string, string, boolean, boolean]>({
      text,
      values,
      rowMode: "array",
    });
    for (const [ref, id, hasEmail, hasRevenue] of rows)
      this.#recent.set(ref, Number(id) * 4 + Number(hasEmail) * 2 + Number(hasRevenue));
  }
}

/** A customer's number, or the address where there is none. */
function refOf({ customer, email }: AcceptedRow): string | null {
  return customer ?? (email === null ? null : `email:${email.toLowerCase()}`);
}

/** Does a row speak of somebody unknown, or fill in what is not known of them? */
function tellsMore({ email, revenue }: Met, known: Known | undefined): boolean {
  if (known === undefined) return true;
  return (email !== null && known % 4 < 2) || (revenue !== null && known % 2 === 0);
}

function meet(met: Map<string, Met>, ref: string, { email, revenue }: AcceptedRow): void {
  const words = met.get(ref);
  if (words === undefined) {
    met.set(ref, { email, revenue });
    return;
  }
  words.email ??= email;
  words.revenue ??= revenue;
}
