import "server-only";
import { asSystem } from "../db";
import { record } from "../events";
import { networkOf } from "../from-where";
import { letIn } from "./gate";
import { browserKnownFor } from "./known-browser";
import type { Visit } from "./open-session";
import { isPassword } from "./password";
import { isSsoOnly, signInPolicy } from "./policy";
import { useRecoveryCode } from "./recovery";
import { takeStep, tryStep } from "./step";
import { countTry } from "./throttle";
import { useTotp } from "./totp";

export type SignInAttempt = Visit & {
  email: string;
  password: string;
  /** The cookie of a browser in which this account has signed in before. */
  known?: string;
};

/** What a sign-in came to. Unknown address, wrong password and deactivated are one answer. */
export type SignInOutcome =
  | { outcome: "in"; sid: string; personId: string }
  | { outcome: "second step"; step: string }
  | { outcome: "wrong" | "throttled" | "sso" | "expired" };

/** An address as it is stored and counted. */
export const plainAddress = (email: string) => email.trim().toLowerCase().slice(0, 320);

/**
 * The password step: counted before it is hashed, compared in equal time, and refused in the same words for whoever
 * is unknown, deactivated or wrong. What a right password opens is the gate's decision.
 */
export async function signIn(attempt: SignInAttempt): Promise<SignInOutcome> {
  const email = plainAddress(attempt.email);
  if (isSsoOnly(await signInPolicy(), email)) return { outcome: "sso" };
  const counted = await countTry(email, attempt.address, browserKnownFor(attempt.known, email));
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
  const entry = await letIn(person.id, "password", attempt);
  return entry.outcome === "no" ? { outcome: "wrong" } : entry;
}

/**
 * The second step: a code of the authenticator app, or one of the recovery codes. Tries are counted for the person
 * wherever they come from: whoever is here knows the password already.
 */
export async function finishSignIn(
  step: string | undefined,
  code: string,
  visit: Visit,
): Promise<SignInOutcome> {
  const begun = await tryStep("code", step, visit.now);
  if (!begun?.personId) return { outcome: "expired" };
  const { personId } = begun;
  const counted = await countTry(`code ${personId}`, visit.address, "anywhere");
  if (!counted) return { outcome: "throttled" };
  const typed = code.trim().slice(0, 40);
  const isRight = await asSystem("sign-in:code", async (tx) => {
    const { credentialVersion } = await tx.person.findUniqueOrThrow({
      where: { id: personId },
      select: { credentialVersion: true },
    });
    if (credentialVersion !== begun.data.credentialVersion) return false;
    const digits = typed.replaceAll(/\s/g, "");
    if (/^\d{6}$/.test(digits)) return useTotp(tx, personId, digits, visit.now);
    return useRecoveryCode(tx, personId, typed, visit.now);
  });
  if (!isRight) {
    await noteRefusal(personId, visit.address);
    return { outcome: "wrong" };
  }
  if (!(await takeStep("code", step, visit.now))) return { outcome: "expired" };
  await counted.succeeded();
  const entry = await letIn(personId, "code", visit);
  return entry.outcome === "no" ? { outcome: "wrong" } : entry;
}

export function noteRefusal(personId: string | undefined, address: string): Promise<void> {
  const object = personId ? `person:${personId}` : "person:unknown";
  return asSystem("sign-in:note", (tx) =>
    record(tx, "system", { action: "session.refuse", object, detail: { network: networkOf(address) } }),
  );
}
