import type { Pool } from "pg";
import type { AcceptedRow } from "../rules/normalise";
import { customerRef } from "../rules/customer-ref";
import { KnownCustomers, type Known } from "./known-customers";

const WHAT_IS_KNOWN = "ref, coalesce(merged_into, id)::text, email IS NOT NULL, revenue IS NOT NULL";
const FIND = `SELECT ${WHAT_IS_KNOWN} FROM customer WHERE ref = ANY($1)`;
/** Finds customers and makes those whom nobody has met. The order keeps two imports from waiting for each other. */
const MEET = `
  WITH known AS MATERIALIZED (${FIND}), made AS (
    INSERT INTO customer (ref, email, revenue, import_id)
    SELECT ref, email, revenue, $4 FROM unnest($1::text[], $2::text[], $3::numeric[]) AS met (ref, email, revenue)
    WHERE NOT EXISTS (SELECT FROM known WHERE known.ref = met.ref) ORDER BY ref
    RETURNING ${WHAT_IS_KNOWN})
  SELECT * FROM known UNION ALL SELECT * FROM made`;
const UNIQUE_VIOLATION = "23505";
/**
 * What is known of a customer is never overwritten, only filled in, so that an import can be taken out again.
 */
const TELL = `
  INSERT INTO customer (ref, email, revenue, import_id)
  SELECT ref, email, revenue, $4 FROM unnest($1::text[], $2::text[], $3::numeric[]) AS met (ref, email, revenue) ORDER BY ref
  ON CONFLICT (ref) DO UPDATE SET email = coalesce(customer.email, excluded.email), revenue = coalesce(customer.revenue, excluded.revenue)
  WHERE (customer.email IS NULL AND excluded.email IS NOT NULL) OR (customer.revenue IS NULL AND excluded.revenue IS NOT NULL)
  RETURNING ${WHAT_IS_KNOWN}`;

/** What some rows say of one customer; of two rows that say something, the first counts. */
type Met = { email: string | null; revenue: number | null };

/** In place of an id, until there is one. */
const UNKNOWN = -1;

const idIn = (known: Known) => Math.floor(known / 4);

/** Turns the customers in a file into ids, making new ones as they come and keeping what the file says of them. */
export class Customers {
  readonly #known = new KnownCustomers();

  constructor(
    readonly pool: Pool,
    readonly importId: number,
  ) {}

  /** The id of each row's customer, in the rows' order; 0 where a row names none. */
  async idsOf(rows: readonly AcceptedRow[]): Promise<Float64Array> {
    const met = new Map<string, Met>();
    const ids = new Float64Array(rows.length);
    rows.forEach((row, index) => {
      const ref = refOf(row);
      if (ref === null) return;
      const known = this.#known.find(ref);
      if (tellsMore(row, known)) meet(met, ref, row);
      ids[index] = known === undefined ? UNKNOWN : idIn(known);
    });
    if (met.size > 0) await this.#learn(met);
    return ids.map((id, index) => (id === UNKNOWN ? this.#idOf(rows[index]) : id));
  }

  #idOf(row: AcceptedRow | undefined): number {
    const known = this.#known.find((row && refOf(row)) ?? "");
    if (known === undefined) throw new Error("A customer was not found after they were made.");
    return idIn(known);
  }

  async #learn(met: ReadonlyMap<string, Met>): Promise<void> {
    const refs = [...met.keys()];
    await this.#meet([...met]);
    await this.#tell(
      TELL,
      [...met].filter(([ref, words]) => tellsMore(words, this.#known.find(ref))),
    );
    // Made by another import in this very moment.
    const missed = refs.filter((ref) => this.#known.find(ref) === undefined);
    if (missed.length > 0) await this.#ask(FIND, [missed]);
  }

  /** Nobody is asked for conflicts, which is a quarter of the work; if another import was first, all of them are told. */
  async #meet(met: readonly [string, Met][]): Promise<void> {
    await this.#tell(MEET, met).catch((error: unknown) => {
      if ((error as { code?: string }).code !== UNIQUE_VIOLATION) throw error;
    });
  }

  async #tell(statement: string, told: readonly [string, Met][]): Promise<void> {
    if (told.length === 0) return;
    const [emails, revenues] = [told.map(([, { email }]) => email), told.map(([, { revenue }]) => revenue)];
    await this.#ask(statement, [told.map(([ref]) => ref), emails, revenues, this.importId]);
  }

  async #ask(text: string, values: unknown[]): Promise<void> {
    const { rows } = await this.pool.query<[string, string, boolean, boolean]>({
      text,
      values,
      rowMode: "array",
    });
    for (const [ref, id, hasEmail, hasRevenue] of rows)
      this.#known.remember(ref, Number(id) * 4 + Number(hasEmail) * 2 + Number(hasRevenue));
  }
}

const refOf = ({ customer, email }: AcceptedRow) => customerRef(customer, email);

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
