import "server-only";
import { asSystem } from "../db";
import { record } from "../events";
import { isPassword } from "./password";
import { openSession } from "./session";
import { countTry } from "./throttle";

export type SignInAttempt = { email: string; password: string; address: string; browser: string; now: Date };

/** What a sign-in came to. Unknown address and wrong password are one answer. */
export type SignInOutcome =
  { outcome: "in"; sid: string; personId: string } | { outcome: "wrong" | "throttled" };

/**
 * The one gate every password passes: counted before it is hashed, compared in equal time, refused for deactivated
 * people with the same words, and a new session id for each success.
 */
export async function signIn(attempt: SignInAttempt): Promise<SignInOutcome> {
  const email = attempt.email.trim().toLowerCase().slice(0, 320);
  const counted = await countTry(email, attempt.address);
  if (!counted) return { outcome: "throttled" };
  const person = await asSystem("sign-in:find", (tx) =>
    tx.person.findFirst({ where: { email, deactivatedAt: null }, select: { id: true, passwordHash: true } }),
  );
  const isRight = await isPassword(person?.passwordHash, attempt.password.slice(0, 1024));
  if (!person || !isRight) {
    await noteRefusal(person?.id, attempt.address);
    return { outcome: "wrong" };
  }
  await counted.succeeded();
  const sid = await openSession(person.id, attempt);
  await asSystem("sign-in:note", (tx) =>
    record(tx, person.id, { action: "session.open", object: `person:${person.id}` }),
  );
  return { outcome: "in", sid, personId: person.id };
}

function noteRefusal(personId: string | undefined, address: string): Promise<void> {
  const object = personId ? `person:${personId}` : "person:unknown";
  return asSystem("sign-in:note", (tx) =>
    record(tx, "system", { action: "session.refuse", object, detail: { network: address } }),
  );
}
