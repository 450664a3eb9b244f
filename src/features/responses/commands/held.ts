import type { Tx } from "@/server/db";
import { Refusal } from "@/server/errors";

/** Somebody may have to show what a customer said: then nobody may remove any of it. */
export async function refuseHeld(tx: Tx, id: string): Promise<void> {
  const [held] = await tx.$queryRaw<object[]>`
    SELECT FROM legal_hold WHERE customer_id IS NULL AND lifted_at IS NULL
    UNION ALL SELECT FROM held_customer WHERE id = ${id}::bigint LIMIT 1`;
  if (held)
    throw new Refusal(
      "There is a legal hold: nothing of this customer may be removed until an administrator lifts it.",
    );
}
