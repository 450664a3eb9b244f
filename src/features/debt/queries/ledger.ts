import { Prisma, type Tx } from "@/server/db";
import {
  POOLS,
  wantedOf,
  wantedOfPools,
  type Booked,
  type Ending,
  type Experience,
  type Kept,
  type PoolDay,
} from "../rules/entries";

/** The entries that the answers of some customers make now; `POOLS` among the ids stands for all pools. */
export async function wantedEntries(tx: Tx, customers: readonly string[]): Promise<Booked[]> {
  const ids = Prisma.sql`${[...customers]}::text[]::bigint[]`;
  const experiences = await tx.$queryRaw<Experience[]>`
    SELECT customer::text, id::text, at_ms AS at, day::text, touchpoint, is_negative AS "isNegative"
    FROM rollup.experiences_of(${ids})`;
  const endings = await tx.$queryRaw<Ending[]>`
    SELECT id::text AS customer, lost_on::text AS "lostOn", erased_on::text AS "erasedOn"
    FROM customer WHERE id = ANY(${ids}) AND (lost_on IS NOT NULL OR erased_on IS NOT NULL)`;
  const own = wantedOf(experiences, endings);
  if (!customers.includes(POOLS)) return own;
  const days = await tx.$queryRaw<PoolDay[]>`
    SELECT touchpoint, day::text, negatives, positives FROM rollup.pool_experiences()`;
  return [...own, ...wantedOfPools(days)];
}

/** What the ledger keeps of some customers, each line with its corrections. */
export function keptEntries(tx: Tx, customers: readonly string[]): Promise<Kept[]> {
  return tx.$queryRaw<Kept[]>`
    SELECT customer::text, of_kind AS "ofKind", debt::text, cause::text, touchpoint, opened::text, sum(units) AS units
    FROM rollup.ledger_entry WHERE customer = ANY(${[...customers]}::text[]::bigint[])
    GROUP BY customer, of_kind, debt, cause, touchpoint, opened`;
}
