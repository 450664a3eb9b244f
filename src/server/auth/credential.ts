import "server-only";
import { Prisma, readAsSystem, type Tx } from "../db";
import { Refusal } from "../errors";
import { problemOf, problemWords, type PasswordProblem } from "./new-password";
import { signInPolicy } from "./policy";

/** Throws a refusal where a new password is not what the policy asks for. `about`: what is known of its owner. */
export async function checkNewPassword(password: string, about: readonly string[]): Promise<void> {
  const problem = await newPasswordProblem(password, about);
  if (problem) throw new Refusal(problemWords(problem, (await signInPolicy()).shortestPassword));
}

/** What the policy, lists of stolen passwords, and the words of owner and organisation have against a new password. */
export async function newPasswordProblem(
  password: string,
  about: readonly string[],
): Promise<PasswordProblem | undefined> {
  const { shortestPassword } = await signInPolicy();
  const organisation = await readAsSystem<{ name: string }>(
    "organisation:words",
    Prisma.sql`SELECT name FROM organisation`,
  );
  return problemOf(password, {
    shortest: shortestPassword,
    about: [...about, ...organisation.map(({ name }) => name)],
  });
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
