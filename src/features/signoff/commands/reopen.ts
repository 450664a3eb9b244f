import { reaches, type Scope } from "@/access/scope";
import { inScope, type Tx } from "@/server/db";
import { NotFound, Refusal } from "@/server/errors";
import { record } from "@/server/events";
import type { AskReopening, DecideReopening } from "../schema";

/** Asks to open a signed card again, with a reason. It stays signed until somebody else decides. */
export function askReopening(
  scope: Scope<"card:reopen">,
  { id, reason }: AskReopening,
  now: Date,
): Promise<void> {
  return inScope(scope, async (tx) => {
    const card = await lockedCard(tx, scope, id);
    if (card.isReopened) throw new Refusal("This card is open again already.");
    const asked = await tx.$executeRaw`
      INSERT INTO card_reopening (card_id, reason, asked_by, asked_at) VALUES (${id}, ${reason}, ${scope.actorId}::uuid, ${now})
      ON CONFLICT DO NOTHING`;
    if (asked === 0) throw new Refusal("Somebody has asked for that already.");
    await record(tx, scope, { action: "card.ask-reopening", object: `card:${id}` });
  });
}

/** An executive who did not ask opens the card again, or leaves it signed. The signed one stays on record. */
export function decideReopening(
  scope: Scope<"card:countersign">,
  { id, decision }: DecideReopening,
  now: Date,
): Promise<void> {
  return inScope(scope, async (tx) => {
    const [asked] = await tx.$queryRaw<{ cardId: number; askedBy: string; decision: string | null }[]>`
      SELECT card_id AS "cardId", asked_by::text AS "askedBy", decision FROM card_reopening WHERE id = ${id}::int FOR UPDATE`;
    if (!asked) throw new NotFound();
    await lockedCard(tx, scope, asked.cardId);
    if (asked.decision !== null) throw new Refusal(`This was ${asked.decision} meanwhile.`);
    if (asked.askedBy === scope.actorId)
      throw new Refusal("You asked for this yourself: another executive decides.");
    await tx.$executeRaw`UPDATE card_reopening SET decision = ${decision}, decided_by = ${scope.actorId}::uuid, decided_at = ${now}
      WHERE id = ${id}::int`;
    if (decision === "approved")
      await tx.$executeRaw`UPDATE signed_card SET reopened_at = ${now} WHERE id = ${asked.cardId}::int`;
    await record(tx, scope, { action: `card.reopening-${decision}`, object: `card:${asked.cardId}` });
  });
}

async function lockedCard(
  tx: Tx,
  scope: Scope<"card:reopen" | "card:countersign">,
  id: number,
): Promise<{ isReopened: boolean }> {
  const [card] = await tx.$queryRaw<{ departmentId: number; isReopened: boolean }[]>`
    SELECT department_id AS "departmentId", reopened_at IS NOT NULL AS "isReopened" FROM signed_card WHERE id = ${id}::int FOR UPDATE`;
  if (!card || !reaches(scope, card.departmentId)) throw new NotFound();
  return card;
}
