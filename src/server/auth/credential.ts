import "server-only";
import type { Tx } from "../db";
import { Refusal } from "../errors";
import { signInPolicy } from "./policy";

export const LONGEST_PASSWORD = 200;

/** Throws a refusal where a new password is shorter than the policy says, or longer than anybody types. */
export async function checkNewPassword(password: string): Promise<void> {
  const { shortestPassword } = await signInPolicy();
  const reason = newPasswordRefusal(password, shortestPassword);
  if (reason) throw new Refusal(reason);
}

/** Length alone decides: rules about digits and signs make people choose worse passwords. */
export function newPasswordRefusal(password: string, shortest: number): string | undefined {
  if (password.length < shortest) return `Use at least ${shortest} characters.`;
  if (password.length > LONGEST_PASSWORD) return `Use at most ${LONGEST_PASSWORD} characters.`;
  return new Set(password).size < 5 ? "Use at least five different characters." : undefined;
}

/** Stores a new password: every session ends, and every link and half-done sign-in of the old one is worthless. */
export async function putPassword(tx: Tx, personId: string, passwordHash: string, now: Date): Promise<void> {
  await tx.person.update({
    where: { id: personId },
    data: { passwordHash, credentialVersion: { increment: 1 } },
  });
  await endSessions(tx, personId, now);
}

/** Ends every session of a person, and what they have half done. */
export async function endSessions(tx: Tx, personId: string, now: Date): Promise<void> {
  await tx.session.updateMany({ where: { personId, revokedAt: null }, data: { revokedAt: now } });
  await tx.signInStep.updateMany({ where: { personId, usedAt: null }, data: { usedAt: now } });
}
