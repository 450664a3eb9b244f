import type { Scope } from "@/access/scope";
import { beginPasskey, storePasskey } from "@/server/auth/passkeys";
import { takeStep } from "@/server/auth/step";
import { inScope } from "@/server/db";
import { NotFound, Refusal } from "@/server/errors";
import type { AddPasskey } from "../schema";
import { changed, type Changing } from "./security";

type Own = Scope<"account:own">;

/** A challenge for a new passkey. */
export function begin(scope: Own, now: Date): Promise<{ options: string; step: string }> {
  return inScope(scope, async (tx) => {
    const { email, name } = await tx.person.findUniqueOrThrow({
      where: { id: scope.actorId },
      select: { email: true, name: true },
    });
    const { options, step } = await beginPasskey(tx, { personId: scope.actorId, email, name, now });
    return { options: JSON.stringify(options), step };
  });
}

/** Adds the passkey that answered the challenge. Other sessions end; returns this one's new secret id. */
export async function add(
  scope: Own,
  { step, name, response }: AddPasskey,
  changing: Changing,
): Promise<string> {
  const begun = await takeStep("enrol", step, changing.now);
  const challenge = begun?.data.challenge;
  if (begun?.personId !== scope.actorId || typeof challenge !== "string")
    throw new Refusal("This took too long. Try again.");
  return inScope(scope, async (tx) => {
    await storePasskey(tx, { personId: scope.actorId, name, challenge, response: answerIn(response) });
    return changed(tx, scope, {
      ...changing,
      action: "factor.add",
      what: "A passkey was added to your account.",
    });
  });
}

/** Takes one of one's own passkeys away; somebody else's is not found. */
export function drop(scope: Own, id: string, changing: Changing): Promise<string> {
  return inScope(scope, async (tx) => {
    const { count } = await tx.passkey.deleteMany({ where: { id, personId: scope.actorId } });
    if (count === 0) throw new NotFound();
    return changed(tx, scope, {
      ...changing,
      action: "factor.drop",
      what: "A passkey of your account was removed.",
    });
  });
}

function answerIn(text: string): Parameters<typeof storePasskey>[1]["response"] {
  try {
    return JSON.parse(text) as Parameters<typeof storePasskey>[1]["response"];
  } catch {
    throw new Refusal("This passkey could not be checked. Try again.");
  }
}
