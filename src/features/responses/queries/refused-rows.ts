import { Prisma } from "@/server/db";

/** A condition on `import_refusal` as `f`: rows of customers `c`, given as `FROM customer AS c WHERE …`, by what they go by as long as they do. */
export const rowsOf = (customers: Prisma.Sql) => Prisma.sql`
  f.customer_ref IN (
    SELECT goes_by FROM (SELECT c.ref, c.email ${customers}) AS known,
      LATERAL (VALUES (known.ref), ('email:' || lower(known.email))) AS names (goes_by) WHERE goes_by IS NOT NULL)`;
