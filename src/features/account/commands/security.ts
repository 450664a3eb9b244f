import type { Scope } from "@/access/scope";
import { checkNewPassword, putPassword } from "@/server/auth/credential";
import { hashPassword, isPassword } from "@/server/auth/password";
import { makeRecoveryCodes } from "@/server/auth/recovery";
import { tellOwner } from "@/server/auth/reset";
import { renewSession, rotateSession, type Viewer } from "@/server/auth/session";
import { countTry } from "@/server/auth/throttle";
import { beginTotp, confirmTotp, qrOf } from "@/server/auth/totp";
import { inScope, type Tx } from "@/server/db";
import { Refusal } from "@/server/errors";
import { record } from "@/server/events";
import type { NewApp } from "../schema";

type Own = Scope<"account:own">;
/** Whose session changes, and when. */
export type Changing = { viewer: Viewer; now: Date };

/**
 * Remembers that the person behind this session has just given their password. Wrong ones are counted. Returns the
 * session's new secret id.
 */
export async function prove(scope: Own, password: string, { viewer, now }: Changing): Promise<string> {
  await checkOwnPassword(scope, password);
  return inScope(scope, async (tx) => {
    await record(tx, scope, { action: "session.prove", object: `person:${scope.actorId}` });
    return rotateSession(tx, viewer.sessionId, now);
  });
}

/** Sets a new password. Every other session ends; returns this one's new secret id. */
export async function changePassword(
  scope: Own,
  { current, next }: { current: string; next: string },
  changing: Changing,
): Promise<string> {
  const { name, email } = await inScope(scope, (tx) =>
    tx.person.findUniqueOrThrow({ where: { id: scope.actorId }, select: { name: true, email: true } }),
  );
  await checkNewPassword(next, [name, email]);
  await checkOwnPassword(scope, current);
  const passwordHash = await hashPassword(next);
  return inScope(scope, async (tx) => {
    await putPassword(tx, scope.actorId, passwordHash, changing.now);
    return changed(tx, scope, { ...changing, action: "password.change", what: "Your password was changed." });
  });
}

/** Begins an authenticator app; it is on only once a code has confirmed it. */
export function beginApp(scope: Own): Promise<NewApp> {
  return inScope(scope, async (tx) => {
    const { email } = await tx.person.findUniqueOrThrow({
      where: { id: scope.actorId },
      select: { email: true },
    });
    const app = await beginTotp(tx, scope.actorId, email);
    return { ...app, qr: qrOf(app.uri) };
  });
}

/** Switches the app on with its first code. Returns ten recovery codes, shown this once, and the new session id. */
export function confirmApp(
  scope: Own,
  code: string,
  changing: Changing,
): Promise<{ codes: string[]; sid: string }> {
  return inScope(scope, async (tx) => {
    await confirmTotp(tx, scope.actorId, code, changing.now);
    const codes = await makeRecoveryCodes(tx, scope.actorId);
    const sid = await changed(tx, scope, {
      ...changing,
      action: "factor.add",
      what: "An authenticator app was switched on for your account.",
    });
    return { codes, sid };
  });
}

/** Switches the app off, and its recovery codes with it. */
export function dropApp(scope: Own, changing: Changing): Promise<string> {
  return inScope(scope, async (tx) => {
    await tx.totp.deleteMany({ where: { personId: scope.actorId } });
    await tx.recoveryCode.deleteMany({ where: { personId: scope.actorId } });
    return changed(tx, scope, {
      ...changing,
      action: "factor.drop",
      what: "The authenticator app of your account was switched off.",
    });
  });
}

/** Ten new recovery codes in place of all earlier ones. */
export function newRecoveryCodes(scope: Own): Promise<{ codes: string[] }> {
  return inScope(scope, async (tx) => {
    const hasFactor =
      (await tx.totp.count({ where: { personId: scope.actorId, confirmedAt: { not: null } } })) > 0;
    if (!hasFactor) throw new Refusal("Recovery codes belong to an authenticator app. Switch one on first.");
    const codes = await makeRecoveryCodes(tx, scope.actorId);
    await record(tx, scope, { action: "factor.codes", object: `person:${scope.actorId}` });
    return { codes };
  });
}

async function checkOwnPassword(scope: Own, password: string): Promise<void> {
  const counted = await countTry(`own ${scope.actorId}`, "", "anywhere");
  if (!counted) throw new Refusal("Too many tries. Try again in 15 minutes.");
  const person = await inScope(scope, (tx) =>
    tx.person.findUniqueOrThrow({ where: { id: scope.actorId }, select: { passwordHash: true } }),
  );
  if (!(await isPassword(person.passwordHash, password))) throw new Refusal("This is not your password.");
  await counted.succeeded();
}

type Change = Changing & { action: string; what: string };

/** What every change of password or factor brings: a line in the audit trail, a mail to the owner, a new session id. */
export async function changed(tx: Tx, scope: Own, { viewer, now, action, what }: Change): Promise<string> {
  await record(tx, scope, { action, object: `person:${scope.actorId}` });
  await tellOwner(tx, scope.actorId, what);
  return renewSession(tx, viewer.sessionId, now);
}
