import { Prisma, type Tx } from "@/server/db";

/**
 * Forgets whose a row was that was not counted, and what people wrote in it; that it was not counted, and why, stays.
 * `which` is a condition on `import_refusal` as `f`.
 */
export async function forgetRefusals(tx: Tx, which: Prisma.Sql): Promise<void> {
  await tx.$executeRaw`
    UPDATE import_refusal AS f SET value = '', cells = NULL, reason = regexp_replace(reason, '“.*”', '“•••”'), customer_ref = NULL
    WHERE ${which}`;
}

/** Rows of customers `c`, given as `FROM customer AS c WHERE …`, by what they go by as long as they do. */
export const rowsOf = (customers: Prisma.Sql) => Prisma.sql`
  f.customer_ref IN (
    SELECT goes_by FROM (SELECT c.ref, c.email ${customers}) AS known,
      LATERAL (VALUES (known.ref), ('email:' || lower(known.email))) AS names (goes_by) WHERE goes_by IS NOT NULL)`;
