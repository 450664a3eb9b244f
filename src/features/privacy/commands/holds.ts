import type { Actor } from "@/access/can";
import { scopeOf, type Scope } from "@/access/scope";
import { customersCalled } from "@/features/responses/queries/corrections";
import { inScope } from "@/server/db";
import { NotFound, Refusal } from "@/server/errors";
import { record } from "@/server/events";
import type { PlaceHold } from "../schema";

type Writer = Scope<"privacy:write">;

/** Keeps everything of one customer, or of everybody, whatever the rules and whoever asks, until the hold is lifted. */
export async function placeHold(
  scope: Writer,
  actor: Actor,
  { customer, reason }: PlaceHold,
  now: Date,
): Promise<void> {
  const customerId = customer === "" ? null : await customerCalled(actor, customer);
  await inScope(scope, async (tx) => {
    const [placed] = await tx.$queryRaw<{ id: number }[]>`
      INSERT INTO legal_hold (customer_id, reason, placed_by, placed_at)
      VALUES (${customerId}::bigint, ${reason}, ${scope.actorId}, ${now}::timestamptz)
      ON CONFLICT DO NOTHING RETURNING id`;
    if (!placed) throw new Refusal("This is on hold already.");
    await record(tx, scope, {
      action: "hold.place",
      object: customerId === null ? "organisation:1" : `customer:${customerId}`,
      detail: { hold: placed.id },
    });
  });
}

/** Lifts a hold: the rules and erasure hold again from then on. It stays written down. */
export async function liftHold(scope: Writer, id: number, now: Date): Promise<void> {
  await inScope(scope, async (tx) => {
    const [lifted] = await tx.$queryRaw<{ customerId: string | null }[]>`
      UPDATE legal_hold SET lifted_by = ${scope.actorId}, lifted_at = ${now}::timestamptz
      WHERE id = ${id}::int AND lifted_at IS NULL RETURNING customer_id::text AS "customerId"`;
    if (!lifted) throw new NotFound();
    await record(tx, scope, {
      action: "hold.lift",
      object: lifted.customerId === null ? "organisation:1" : `customer:${lifted.customerId}`,
      detail: { hold: id },
    });
  });
}

async function customerCalled(actor: Actor, text: string): Promise<string> {
  const scope = scopeOf(actor, "customer:correct");
  const [found, other] = scope ? await customersCalled(scope, text) : [];
  if (!found) throw new Refusal("Nobody has exactly this number or address.");
  if (other) throw new Refusal("Several customers share this address: name one by their number.");
  return found.id;
}
