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
