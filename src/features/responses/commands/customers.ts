import type { Actor } from "@/access/can";
import type { Scope } from "@/access/scope";
import { dayIn } from "@/server/clock";
import { inScope, Prisma } from "@/server/db";
import { NotFound } from "@/server/errors";
import { record } from "@/server/events";
import { customerFile } from "../queries/customer-file";
import { rulesOf } from "../queries/settings";
import { rowsOf } from "../queries/refused-rows";
import { forgetRefusals } from "./forget-refusals";
import { refuseHeld } from "./held";
import { refuseDuringImport } from "./merge";

/**
 * Erases a person: name, address, number and words. Their answers and their revenue stay, so that no total changes, but
 * lead to nobody; what was merged into them goes too. There is no way back.
 */
export async function eraseCustomer(scope: Scope<"customer:correct">, id: string, now: Date): Promise<void> {
  const today = dayIn((await rulesOf()).timeZone, now);
  await inScope(scope, async (tx) => {
    await refuseDuringImport(tx);
    await refuseHeld(tx, id);
    const whose = Prisma.sql`FROM customer AS c WHERE c.id = ${id}::bigint OR c.merged_into = ${id}::bigint`;
    await forgetRefusals(tx, rowsOf(whose));
    const erased = await tx.$executeRaw`
      UPDATE customer SET ref = 'erased:' || gen_random_uuid(), email = NULL, name = NULL, erased_on = ${today}::date
      WHERE (id = ${id}::bigint AND merged_into IS NULL AND erased_on IS NULL) OR merged_into = ${id}::bigint`;
    if (erased === 0) throw new NotFound();
    await tx.$executeRaw`
      UPDATE response SET comment = NULL WHERE customer_id = ${id}::bigint AND comment IS NOT NULL`;
    await tx.$executeRaw`
      UPDATE exclusion SET answer = answer - 'comment' WHERE customer_id = ${id}::bigint`;
    await record(tx, scope, { action: "customer.erase", object: `customer:${id}` });
  });
}

/** Everything kept of one customer, noted in the audit trail before it is handed out. */
export async function exportCustomer(
  scope: Scope<"customer:correct">,
  actor: Actor,
  id: string,
): Promise<{ json: string; leftOut: string[] }> {
  const file = await customerFile(scope, actor, id);
  await inScope(scope, (tx) => record(tx, scope, { action: "customer.export", object: `customer:${id}` }));
  return file;
}
